import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { firstRow } from '#lib/engine/rows.ts';
import type { Batch } from '#lib/model/batch.ts';
import { noDecisions, waive, type WaivedLine } from '#lib/model/decisions.ts';
import { derivedOn } from '#lib/pipeline/derived.ts';
import { droppableAfter, limitsStartFrom } from '#lib/pipeline/lifetime.ts';
import { models } from '#lib/pipeline/models.ts';
import { run, type RunInput } from '#lib/pipeline/run.ts';
import { defaultRulebook, type Rulebook } from '#lib/rulebook/index.ts';
import { bring, digests } from '../support/derive.ts';
import { demoSample } from '../support/samples.ts';

const rulebook = defaultRulebook();
/** The same rules with another limit for one clause, under the same name or another. */
const withLimit = (minutes: number, id = rulebook.id): Rulebook => ({
	...rulebook,
	id,
	editions: rulebook.editions.map((edition) => ({
		...edition,
		clauses: edition.clauses.map((clause) =>
			clause.id === 'dispatch' && clause.kind === 'within'
				? { ...clause, limit: { ...clause.limit, value: minutes, unit: 'minutes' as const } }
				: clause
		)
	}))
});

let again: Engine;
let afresh: Engine;
let batches: readonly Batch[];
beforeAll(async () => {
	[again, afresh] = [await openNative(), await openNative()];
	batches = await bring(again, demoSample());
	await bring(afresh, demoSample());
});
afterAll(async () => {
	await again.close();
	await afresh.close();
});

/** Runs on top of what is there; gives what was built. */
async function step(input: RunInput): Promise<string[]> {
	const built: string[] = [];
	await run(again, { ...input, incremental: true }, ({ step: name }) => built.push(name));
	return built.slice(0, -1);
}
const marts = async (engine: Engine) =>
	Object.fromEntries(Object.entries(await digests(engine)).filter(([name]) => name.startsWith('mart_')));
/** The marts are those of a run from the beginning. */
async function sameAsAfresh(input: RunInput): Promise<void> {
	await run(afresh, input);
	expect(await marts(again)).toEqual(await marts(afresh));
}

describe('a run on top of an earlier one', () => {
	it('stages nothing for another limit, and gives what a run from the beginning gives', async () => {
		await step({ batches, rulebook });
		await sameAsAfresh({ batches, rulebook });
		const built = await step({ batches, rulebook: withLimit(2) });
		expect(built).toContain('fct_judgements');
		expect(built.filter((name) => name.startsWith('stg_'))).toEqual([]);
		expect(built).not.toContain('fct_rows');
		await sameAsAfresh({ batches, rulebook: withLimit(2) });
	});

	it('of a log that is too large for every table starts another limit from what stays', async () => {
		const context = { batches, rulebook: withLimit(2) };
		const kept = limitsStartFrom(models, context);
		expect(kept).toContain('fct_class_rules');
		const gone = [...droppableAfter(models, context).values()].flat().filter(({ name }) => !kept.has(name));
		expect(gone.map(({ name }) => name)).toEqual(expect.arrayContaining(['fct_judged', 'fct_ledger']));
		for (const { name, kind } of gone) {
			await again.exec(`drop ${kind} if exists ${name}`);
			derivedOn(again).marks.delete(name);
		}
		const built = await step({ batches, rulebook: withLimit(3) });
		expect(built).toContain('fct_judgements');
		expect(
			built.filter((name) => /^stg_|^fct_(rows|judged|class_rules)$|^mart_complaint_cells$/.test(name))
		).toEqual([]);
		await sameAsAfresh({ batches, rulebook: withLimit(3) });
		await step({ batches, rulebook: withLimit(2) });
	});

	it('builds nothing where nothing changed', async () => {
		expect(await step({ batches, rulebook: withLimit(2) })).toEqual([]);
	});

	it('gives the same for a rulebook of another name, an earlier instant, and back', async () => {
		for (const input of [
			{ batches, rulebook: withLimit(5, 'own') },
			{ batches, rulebook, asOf: '2024-12-31 12:00:00' },
			{ batches, rulebook }
		]) {
			await step(input);
			await sameAsAfresh(input);
		}
	});

	it('gives the same for a line that was waived', async () => {
		const line = firstRow<WaivedLine & { mark: string | null }>(
			await again.query(
				"select complaint_no as complaint, article, clause::varchar as clause, instance, role::varchar as role, mark from mart_fines where status = 'applied' order by fine_id limit 1"
			)
		)!;
		const { mark, ...rest } = line;
		const waiver = {
			...rest,
			...(mark ? { mark } : {}),
			reason: '停机',
			by: '主任',
			at: '2025-07-01 09:00:00'
		};
		const input = { batches, rulebook, decisions: waive(noDecisions, waiver) };
		expect(await step(input)).not.toContain('fct_judgements');
		await sameAsAfresh(input);
		await step({ batches, rulebook });
	});

	it('gives the same for a table less and a table more, and stages only what is new', async () => {
		const fewer = batches.slice(0, -2);
		await step({ batches: fewer, rulebook });
		await sameAsAfresh({ batches: fewer, rulebook });
		const built = await step({ batches, rulebook });
		expect(built).not.toContain('stg_complaint_rows');
		await sameAsAfresh({ batches, rulebook });
	});

	it('starts from where it was stopped', async () => {
		const stop = new AbortController();
		const input = { batches, rulebook: withLimit(7) };
		const stopped = run(
			again,
			{ ...input, incremental: true },
			({ step: name }) => name === 'mart_complaints' && stop.abort(),
			stop.signal
		);
		await expect(stopped).rejects.toThrow();
		await step(input);
		await sameAsAfresh(input);
	});
});
