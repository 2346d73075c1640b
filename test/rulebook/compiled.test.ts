import { format } from 'prettier';
import * as z from 'zod';
import { expect, test } from 'vitest';
import { classesSql, classRulesSql } from '#lib/pipeline/facts/classes.ts';
import { keywordsSql } from '#lib/pipeline/facts/keywords.ts';
import { rowsSql } from '#lib/pipeline/facts/rows.ts';
import { compileClauses, compileJudgements } from '#lib/rulebook/compile.ts';
import { compilePromises, compileWindows } from '#lib/rulebook/compileInstances.ts';
import { compileFines, compileLedger } from '#lib/rulebook/fines.ts';
import { anyPresence } from '#lib/rulebook/presence.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { outcomes, reasonCodes, reasons } from '#lib/rulebook/reasons.ts';
import { rulebookFileShape } from '#lib/rulebook/shape.ts';
import { expectGolden } from '../support/golden.ts';

const book = defaultRulebook();

test('the compiled SQL of the default rulebook is the one that was reviewed', () => {
	const models = {
		fct_judgements: compileJudgements(book),
		fct_clauses: compileClauses(book),
		fct_promises: compilePromises(book),
		fct_progress_windows: compileWindows(book),
		fct_keywords: keywordsSql({ rulebook: book, presence: anyPresence }),
		fct_rows: rowsSql({ rulebook: book }),
		fct_class_rules: classRulesSql({ rulebook: book, presence: anyPresence }),
		fct_classes: classesSql({ rulebook: book, presence: anyPresence }),
		fct_ledger: compileLedger(book),
		fct_fines: compileFines()
	};
	const text = Object.entries(models).map(([name, sql]) => `-- ${name}\n${sql.trim()};\n`);
	expectGolden('fixtures/rulebook/compiled.sql', text.join('\n'));
});

test('the published JSON Schema is the one that the app checks with', async () => {
	const schema = z.toJSONSchema(rulebookFileShape, { io: 'input' });
	const text = await format(JSON.stringify({ title: 'Sujian rulebook', ...schema }), {
		parser: 'json',
		useTabs: true,
		printWidth: 110
	});
	expectGolden('docs/rulebook.schema.json', text);
});

test('reasons stand in the order of their outcomes, from which SQL tells the outcome', () => {
	const order = reasonCodes.map((code) => outcomes.indexOf(reasons[code].outcome));
	expect(order).toEqual([...order].sort((a, b) => a - b));
});

test('no number of policy stands in the compiled SQL but those of the edition', () => {
	const limits = compileJudgements({ ...book, editions: [{ ...book.editions[0]!, clauses: [] }] });
	expect(limits).not.toMatch(/interval \d+ (minute|hour)/);
});
