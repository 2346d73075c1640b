import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDemo, demoFiles, demoTables } from '#lib/demo/demo.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { parseActions } from '#lib/model/actions.ts';
import type { Batch } from '#lib/model/batch.ts';
import type { PaperKind, ReportDocument } from '#lib/reports/document.ts';
import { papers, writePaper } from '#lib/reports/index.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { byHeader } from '../cli/support/command.ts';
import { bring } from '../support/derive.ts';
import { factsOf, type Facts, type Row } from './facts.ts';
import { faultsOfForms, formsOf } from './forms.ts';
import { faultsBetween } from './languages.ts';
import { rules } from './rules.ts';
import { keyFigures } from './rules/intake.ts';
import { sentences } from './sentences.ts';
import { faultsOfTable, faultsOfTexts, tablesOf, type Walk } from './walk.ts';

const month = '2025-05';
const by = { by: '客服主任', note: '' };
/** One whose effect can be measured, and one under way. */
const actions = parseActions(
	{
		version: 1,
		actions: [
			{
				id: 'CA-2025-001',
				title: '工程质量投诉的返修规程',
				scope: { category_l1: '工程质量' },
				evidence: ['TS000548', 'TS000540'],
				triggers: ['2024-12'],
				causes: [{ group: 'method', whys: [{ answer: '规程没写' }] }],
				owner: '客服主任',
				due: '2025-02-28',
				done: '2025-02-15',
				state: 'check',
				history: [{ at: '2025-01-05 09:00:00', what: 'made', ...by }]
			},
			{
				id: 'CA-2025-002',
				title: '停车指引',
				scope: { category_l2: '停车' },
				causes: [{ group: 'people', whys: [{ answer: '没有培训' }] }],
				owner: '客服主任',
				due: '2025-05-31',
				state: 'do',
				history: [{ at: '2025-04-06 10:00:00', what: 'made', ...by }]
			}
		]
	},
	'actions.json'
);
const year = '2025';
let engine: Engine;
let batches: readonly Batch[];
let facts: Facts;
let visits: readonly Row[];
const departments = new Map<string, string>();

beforeAll(async () => {
	engine = await openNative();
	const demo = makeDemo({ rows: 600 });
	batches = await bring(
		engine,
		demoTables.map((table) => ({ name: demoFiles[table], bytes: new TextEncoder().encode(demo[table]) }))
	);
	await run(engine, { batches, rulebook: defaultRulebook() });
	facts = await factsOf(engine, actions);
	visits = byHeader(demo.visits).toSorted((a, b) =>
		a['日期']! < b['日期']! ? -1 : a['日期']! > b['日期']! ? 1 : 0
	);
	for (const row of byHeader(demo.staff)) departments.set(`${row['姓名']} ${row['月份']}`, row['部门']!);
});
afterAll(() => engine.close());

const within = (from: string, to: string): readonly Row[] =>
	facts.complaints.filter(
		({ received_at: at = '' }) => at !== '' && at.slice(0, 10) >= from && at.slice(0, 10) <= to
	);
const monthsFrom = (from: string, to: string): string[] => {
	const found: string[] = [];
	for (
		let [y, m] = from.split('-').map(Number) as [number, number];
		;
		[y, m] = m === 12 ? [y + 1, 1] : [y, m + 1]
	) {
		const one = `${y}-${String(m).padStart(2, '0')}`;
		if (one > to) return found;
		found.push(one);
	}
};
const shifted = (day: string, months: number): string => {
	const [y, m, d] = day.split('-').map(Number) as [number, number, number];
	const last = new Date(Date.UTC(y, m - 1 + months + 1, 0)).getUTCDate();
	return new Date(Date.UTC(y, m - 1 + months, Math.min(d, last))).toISOString().slice(0, 10);
};

const subjects = { month, year, now: '', complaint: 'TS000548', action: 'CA-2025-001' } as const;
const paperOf = async (kind: PaperKind, locale: Locale): Promise<ReportDocument> =>
	(await writePaper(engine, kind, {
		subject: subjects[papers[kind].about],
		locale,
		mask: false,
		actions
	}))!;
const walkOf = async (kind: PaperKind): Promise<Walk> => {
	const paper = await paperOf(kind, 'zh-CN');
	const { from, to } = paper.meta.period;
	const inMonths = (back: number): string[] =>
		monthsFrom(shifted(from, back).slice(0, 7), shifted(to, back).slice(0, 7));
	const back = papers[kind].about === 'year' ? 12 : 1;
	const backTo = papers[kind].about === 'year' ? shifted(to, -12) : `${month.slice(0, 5)}04-30`;
	return {
		...{ paper, facts, batches, departments },
		visits: visits.filter(({ 日期: day = '' }) => day.slice(0, 10) >= from && day.slice(0, 10) <= to),
		now: within(from, to),
		before: within(shifted(from, -back), backTo),
		lastYear: within(shifted(from, -12), shifted(to, -12)),
		months: inMonths(0),
		monthsBefore: inMonths(-back),
		monthsLastYear: inMonths(-12)
	};
};

const walked = [
	'monthly',
	'annual',
	'records',
	'summary',
	'suggestions',
	'deductions',
	'sanctions',
	'desk',
	'capa',
	'processing',
	'visits'
] as const;

describe.each(walked)('every number of the paper “%s”', (kind) => {
	let walk: Walk;
	beforeAll(async () => void (walk = await walkOf(kind)));

	test('in a table or behind a figure is that of the tables of run', () => {
		const faults = tablesOf(walk.paper).flatMap((table) => {
			const found = rules.find(([id]) => id.test(table.id));
			return found
				? faultsOfTable(table, found[1](walk, table))
				: [
						`table “${table.id}” has no rule: say in test/walk/rules.ts how its numbers follow from the tables of run`
					];
		});
		expect(faults).toEqual([]);
	});

	test('at its head is that of the tables of run', () => {
		const known = keyFigures(walk);
		const items = figuresOf(walk.paper);
		for (const { label, value } of items) expect([label, value]).toEqual([label, known[label]]);
		expect(items.length).toBe(kind === 'monthly' || kind === 'annual' ? Object.keys(known).length : 0);
	});

	test('in a sentence stands in a table of the same paper, or follows from the tables of run', () => {
		expect(faultsOfTexts(walk, sentences)).toEqual([]);
	});

	test('in a form is that of the tables of run, or of the log of visits', () => {
		expect(faultsOfForms(walk)).toEqual([]);
		const forms = { processing: [subjects.complaint], monthly: named(walk) }[kind as string] ?? [];
		expect(formsOf(walk)).toEqual(forms);
		const visited = walk.paper.blocks.filter(({ kind: one }) => one === 'form').length;
		if (kind === 'visits') expect([visited, visited > 0]).toEqual([walk.visits.length, true]);
		if (kind === 'monthly') expect(forms).not.toEqual([]);
	});

	test.each(['zh-Hant', 'en'] as const)('is the same in %s, place by place', async (locale) => {
		expect(faultsBetween(walk.paper, await paperOf(kind, locale))).toEqual([]);
	});
});

/** Complaints of the month that an action of the register names as evidence, in their order. */
const named = ({ now }: Walk): string[] =>
	now
		.map((row) => row['complaint_no']!)
		.filter((no) => actions.actions.some(({ evidence }) => evidence.includes(no)))
		.sort();

const figuresOf = ({ blocks }: ReportDocument) =>
	blocks.flatMap((block) => (block.kind === 'keyFigures' ? block.items : []));
