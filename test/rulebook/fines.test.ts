import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { fieldsOf, type TableName } from '#lib/model/columns.ts';
import combined from '#lib/rulebook/editions/combined.json';
import { defaultRulebook, loadRulebook } from '#lib/rulebook/index.ts';
import { locales } from '#lib/i18n/locale.ts';
import { explainEvidence } from '#lib/rulebook/explain.ts';
import { faultOf } from '../support/sentences.ts';
import { fixturesOf, groupBy, type CaseRow } from '../support/cases.ts';
import { ask, buildFacts, type Sheet } from '../support/stg.ts';

interface Case {
	readonly article: string;
	readonly name: string;
	readonly rows: readonly CaseRow[];
}

/**
 * fixtures/rulebook/fines-<article>.csv: lines `complaint`, `staff`, `violation`, `duty` and `notice` are what was
 * imported, `line` every line of the article that follows. A case with `world` own stands alone, others share a log.
 */
const rulebook = defaultRulebook();
const fields = new Set<string>(fieldsOf('complaints').map((f) => f.name));
const staffFields = new Set<string>(fieldsOf('staff').map((f) => f.name));
const cases: Case[] = [...fixturesOf('fixtures/rulebook')].flatMap(([file, rows]) =>
	file.startsWith('fines-')
		? [...groupBy(rows, (r) => r['case']!)].map(([name, rows]) => ({ article: file.slice(6), name, rows }))
		: []
);
const prefixOf = (c: Case) => `${c.article}: ${c.name}`;

const asOf = '2025-06-30 12:00:00';
const imported = {
	violation: 'violations',
	complaint: 'complaints',
	staff: 'staff',
	duty: 'duty',
	notice: 'rectifications'
} as const satisfies Record<string, TableName>;

const filled = (row: CaseRow, known: ReadonlySet<string>) =>
	Object.fromEntries(Object.entries(row).filter(([name, value]) => known.has(name) && value !== ''));

/** Every case is a log of its own; all columns of the file are there but those that the case leaves out. */
function sheetsOf(c: Case): Sheet[] {
	const complaints = c.rows.filter((r) => r['is'] === 'complaint');
	const staff = c.rows.filter((r) => r['is'] === 'staff');
	const missing = new Set(complaints[0]!['not_imported']!.split(' '));
	const columns = Object.keys(complaints[0]!).filter((name) => fields.has(name) && !missing.has(name));
	const rows = complaints.map((r) => ({
		...filled(r, fields),
		complaint_no: `${prefixOf(c)}|${r['complaint_no'] ?? ''}`
	}));
	return [
		{ columns, rows: rows.map((row) => ({ ...row })) },
		...(staff.length > 0 ? [{ table: 'staff' as const, rows: staff.map((r) => filled(r, staffFields)) }] : [])
	];
}

const ownWorld = (c: Case) => c.rows[0]!['world'] === 'own';
type Line = Record<string, string | number | null>;
const linesSql = `select complaint_no, article, clause, instance, role, person, amount_fen / 100 as yuan, month, due_at as due, status, evidence
	from fct_fines order by complaint_no, clause, instance, role`;

/** The lines of the article in a world of its own. */
async function linesOf(c: Case): Promise<Line[]> {
	const sheets = Object.entries(imported).flatMap(([is, table]): Sheet[] => {
		const own = c.rows.filter((r) => r['is'] === is);
		const known = new Set<string>(fieldsOf(table).map((f) => f.name));
		const columns = Object.keys(c.rows[0]!).filter((name) => known.has(name));
		return own.length > 0 ? [{ table, columns, rows: own.map((r) => filled(r, known)) }] : [];
	});
	await buildFacts(engine, { sheets, rulebook, asOf });
	const found = await ask<Line>(engine, linesSql);
	everyLine.push(...found);
	return found.filter((l) => l['article'] === c.article);
}

/** Every line that any case led to. */
const everyLine: Line[] = [];
let lines: Line[];
let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	const shared = cases.filter((c) => !ownWorld(c));
	await buildFacts(engine, { sheets: shared.flatMap(sheetsOf), rulebook, asOf });
	lines = await ask(engine, linesSql);
	everyLine.push(...lines);
});
afterAll(() => engine.close());

test('every article of the rulebook has worked examples', () => {
	const articles = rulebook.editions.flatMap((e) => e.articles.map((a) => a.article));
	expect([...new Set(cases.map((c) => c.article))].sort()).toEqual([...new Set(articles)].sort());
});

const told = ['clause', 'instance', 'role', 'person', 'yuan', 'month', 'due'] as const;
const texts = (rows: readonly Readonly<Record<string, unknown>>[], columns: readonly string[] = told) =>
	rows.map((row) => columns.map((name) => `${name}=${String(row[name] ?? '')}`).join(' ')).sort();

describe.each([...new Set(cases.map((c) => c.article))])('article %s', (article) => {
	const own = cases.filter((c) => c.article === article);

	test.each(own.filter((c) => !ownWorld(c)))('$name', (c) => {
		const mine = lines.filter(
			(l) => l['article'] === article && String(l['complaint_no']).startsWith(`${prefixOf(c)}|`)
		);
		expect(texts(mine)).toEqual(texts(c.rows.filter((r) => r['is'] === 'line')));
	});

	test.each(own.filter(ownWorld))('$name', async (c) => {
		const all = (rows: readonly Readonly<Record<string, unknown>>[]) =>
			texts(
				rows.map((row) => ({ ...row, case: '' })),
				[...told, 'complaint_no', 'status']
			);
		expect(all(await linesOf(c))).toEqual(all(c.rows.filter((r) => r['is'] === 'line')));
	});
});

test('what a contractor broke three times in twelve months proposes more, and only from then on', async () => {
	const notice = (notice_no: string, day: string) => ({
		notice_no,
		contractor: '甲公司',
		notified_at: `${day} 09:00:00`,
		refused: 'yes'
	});
	const days = ['2024-03-02', '2025-01-10', '2025-03-10', '2025-05-02', '2025-06-01'];
	const rows = days.map((day, i) => notice(`Z${i + 1}`, day));
	await buildFacts(engine, { sheets: [{ table: 'rectifications', rows }], rulebook, asOf });
	const found = await ask<Line>(engine, linesSql);
	expect(found.map((l) => [l['complaint_no'], String(l['evidence']).includes('bidding_veto')])).toEqual([
		['Z1', false],
		['Z2', false],
		['Z3', false],
		['Z4', true],
		['Z5', true]
	]);
});

test('how often is too often, the edition says under which the notice was given', async () => {
	const [edition] = structuredClone(combined).editions;
	const stricter = structuredClone(edition!);
	stricter.articles.find((a) => a.article === 'S1')!.proposed!.repeated.value = 2;
	const book = loadRulebook({
		...combined,
		editions: [edition, { ...stricter, id: 'stricter', from: '2025-05-01' }]
	});
	const notice = (notice_no: string, contractor: string, day: string) => ({
		notice_no,
		contractor,
		notified_at: `${day} 09:00:00`,
		refused: 'yes'
	});
	const rows = [
		notice('Z1', '甲公司', '2025-03-10'),
		notice('Z2', '甲公司', '2025-04-20'),
		notice('Z3', '乙公司', '2025-04-20'),
		notice('Z4', '乙公司', '2025-05-02')
	];
	await buildFacts(engine, { sheets: [{ table: 'rectifications', rows }], rulebook: book, asOf });
	const found = await ask<Line>(engine, linesSql);
	expect(found.map((l) => [l['complaint_no'], String(l['evidence']).includes('bidding_veto')])).toEqual([
		['Z1', false],
		['Z2', false],
		['Z3', false],
		['Z4', true]
	]);
});

test('the evidence of every line says what its times cannot', async () => {
	const notice = {
		contractor: '甲公司',
		notified_at: '2025-06-02 09:00:00',
		limit_at: '2025-06-06',
		finished_at: '2025-06-05 12:00:00'
	};
	const duty = { report_month: '2025-05', report_sent_at: '2025-05-27 09:00:00', report_errors: '1' };
	const complaint = { received_at: '2025-06-02 09:00:00', unit: '1-1', category_l1: '停车' };
	await buildFacts(engine, {
		sheets: [
			{
				columns: ['dispatched_at'],
				rows: [
					{ ...complaint, complaint_no: 'A1' },
					{
						...complaint,
						complaint_no: 'A2',
						received_at: '2025-06-03 09:00:00',
						dispatched_at: '2025-06-03 09:01:00'
					}
				]
			},
			{
				table: 'rectifications',
				rows: [
					{ ...notice, notice_no: 'Z1', refused: 'yes', accepted: 'yes' },
					{ ...notice, notice_no: 'Z2', accepted: 'yes', to_code: 'no', owner_satisfied: 'no' },
					{ ...notice, notice_no: 'Z3', accepted: 'no' }
				]
			},
			{ table: 'duty', rows: [duty] }
		],
		rulebook,
		asOf
	});
	const found = await ask<Line>(engine, linesSql);
	const fact = (no: string, clause: string, instance = 1) =>
		/;fact=([a-z_]+)/.exec(
			String(
				found.find((l) => l['complaint_no'] === no && l['clause'] === clause && l['instance'] === instance)?.[
					'evidence'
				]
			)
		)?.[1];
	expect([
		fact('Z1', 'recorded'),
		fact('Z2', 'recorded', 2),
		fact('Z3', 'rectify'),
		fact('2025-05', 'recorded'),
		fact('2025-05', 'monthly_report'),
		fact('2025-05', 'monthly_report', 2),
		fact('A1', 'dispatch'),
		fact('A1', 'repeat')
	]).toEqual([
		'refused',
		'against_code',
		'not_accepted',
		'report_error',
		undefined,
		'late_day',
		undefined,
		'again'
	]);
});

test('a recorded amount, the note and what is proposed stand in the evidence', async () => {
	const rows = [
		{ occurred_at: '2025-06-05', article: '4', person: '甲', amount: '35', note: '迟到; 态度=差' }
	];
	await buildFacts(engine, { sheets: [{ table: 'violations', rows }], rulebook, asOf });
	const [found] = await ask<Line>(engine, linesSql);
	expect(found!['evidence']).toBe('recorded=2025-06-05 00:00:00;amount=row;note=迟到; 态度=差');
});

test.each(locales)(
	'the evidence of every line of the worked examples is a whole sentence in %s',
	(locale) => {
		expect(everyLine.length).toBeGreaterThan(100);
		const faults = everyLine.flatMap(({ article, clause, evidence }) => {
			const sentence = explainEvidence(String(evidence).replace(/;note=.*$/s, ''), locale);
			const fault = faultOf(sentence, locale);
			return fault ? [`${article} ${clause}: ${fault}: ${sentence}`] : [];
		});
		expect([...new Set(faults)]).toEqual([]);
	}
);
