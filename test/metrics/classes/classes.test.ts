import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import * as metrics from '#lib/metrics/index.ts';
import { confirmedFields, noDecisions, type Confirmation } from '#lib/model/decisions.ts';
import { classStates } from '#lib/pipeline/marts/mart_classes.ts';
import { runLogs } from '../../support/log.ts';

const signed = { reason: '现场看过', by: '王敏', at: '2025-07-01 09:00:00' };
const confirmations: Confirmation[] = [
	{ complaint: 'K1', field: 'validity', value: 'invalid', ...signed },
	{ complaint: 'K3', field: 'category_l1', value: '物业服务', ...signed, at: '2025-07-02 09:00:00' },
	{ complaint: 'gone', field: 'severity', value: 'major', ...signed, reason: "it's $limit /*filter*/" }
];

/** Categories in several spellings, codes, and cells that are empty. */
const csv = [
	'complaint_no,site,received_at,category_l1,category_l2,validity,severity,content',
	'K1,东苑,2025-05-01 09:00:00,物业服务,停车,valid,general,车位被占',
	'K2,东苑,2025-05-02 09:00:00,,,,,',
	'K3,西苑,2025-05-03 09:00:00,工程质量,电气,invalid,important,灯不亮',
	"K4,西苑,2025-05-04 09:00:00,杂项 it's,,undetermined,major,说不清",
	'K5,,,Property service,,coordination,,楼上漏水'
].join('\n');

interface Judged {
	complaint_id: number;
	site: string | null;
	field: string;
	recorded: string | null;
	recomputed: string | null;
	confirmed: string | null;
	state: string;
	rule: string | null;
}

let engine: Engine;
let judged: Judged[];
beforeAll(async () => {
	engine = await openNative();
	await runLogs(engine, [{ csv }], {
		asOf: '2025-06-10 12:00:00',
		decisions: { ...noDecisions, confirmations }
	});
	judged = rows<Judged>(
		await engine.query(`select k.complaint_id, c.site, k.field, k.recorded, k.recomputed, k.confirmed, k.state, k.rule
			from mart_classes as k join mart_complaints as c using (complaint_id) order by all`)
	);
});
afterAll(() => engine.close());

/** What the state is said to be, worked out row by row. */
function stateOf({ recorded, recomputed, confirmed }: Judged): string {
	if (confirmed !== null) return 'confirmed';
	if (recorded === null) return recomputed === null ? 'undetermined' : 'recomputed_only';
	if (recomputed === null) return 'recorded_only';
	return recorded === recomputed ? 'agree' : 'differ';
}
const cell = (no: string, field: string) =>
	metrics.classRows(engine, { search: no }, { field: field as never }).then(({ rows: [row] }) => row!);

describe('recorded against recomputed', () => {
	it('has every complaint once for each class, in the one state that follows from its values', () => {
		expect(judged).toHaveLength(5 * confirmedFields.length);
		expect(judged.map((row) => row.state)).toEqual(judged.map(stateOf));
	});

	it('a category under another spelling of the log is not a difference', async () => {
		expect(await cell('K5', 'category_l1')).toMatchObject({
			recorded_text: 'Property service',
			recorded: '物业服务',
			recomputed: '物业服务',
			state: 'agree'
		});
	});

	it('what is empty or undetermined in the log counts as not recorded', async () => {
		expect((await cell('K4', 'validity')).recorded).toBeNull();
		expect((await cell('K2', 'category_l1')).recorded).toBeNull();
	});

	it('a confirmed value carries its reason, name and time', async () => {
		expect(await cell('K1', 'validity')).toMatchObject({
			state: 'confirmed',
			recorded: 'valid',
			recomputed: 'valid',
			rule: 'recorded',
			confirmed: 'invalid',
			reason: '现场看过',
			decided_by: '王敏',
			decided_at: '2025-07-01 09:00:00'
		});
	});

	it('what was recomputed still stands beside what a person settled', async () => {
		expect(await cell('K3', 'category_l1')).toMatchObject({
			recorded: '工程质量',
			recomputed: '工程质量',
			rule: 'recorded',
			confirmed: '物业服务'
		});
	});

	it.each<[string, metrics.Filter]>([
		['of all', {}],
		['of one site', { site: ['西苑'] }],
		['of none', { site: ['nowhere'] }]
	])('counts and cells %s add up to the complaints, as counted by hand', async (_, filter) => {
		const mine = judged.filter(({ site }) => !filter.site || filter.site.includes(site ?? ''));
		const counts = await metrics.classCounts(engine, filter);
		const total = mine.length / confirmedFields.length;
		expect(counts).toHaveLength(total > 0 ? 4 : 0);
		for (const { field, total: all, states, agreement } of counts) {
			const own = mine.filter((row) => row.field === field);
			expect(all).toBe(total);
			for (const state of classStates)
				expect([state, states[state]]).toEqual([state, own.filter((row) => row.state === state).length]);
			const both = own.filter((row) => row.recorded !== null && row.recomputed !== null);
			const alike = both.filter((row) => row.recorded === row.recomputed);
			expect([agreement.numerator, agreement.denominator]).toEqual([alike.length, both.length]);
			const cells = await metrics.classMatrix(engine, filter, field);
			expect(cells.reduce((sum, { n }) => sum + n, 0)).toBe(total);
			for (const { recorded, recomputed, n, confirmed } of cells) {
				const here = own.filter((row) => row.recorded === recorded && row.recomputed === recomputed);
				expect([n, confirmed]).toEqual([here.length, here.filter((r) => r.confirmed !== null).length]);
				const list = await metrics.classRows(engine, filter, { field, recorded, recomputed });
				expect(list.total).toBe(n);
				expect(list.rows.map((r) => r.complaint_id).toSorted((a, b) => a - b)).toEqual(
					here.map((r) => r.complaint_id)
				);
			}
		}
		const rules = await metrics.classRules(engine, filter);
		expect(rules.reduce((sum, { n }) => sum + n, 0)).toBe(mine.length);
	});
});

describe('the work list', () => {
	it('has the gravest first, then the latest, and comes in pages', async () => {
		const all = await metrics.classRows(engine, {}, { field: 'severity' });
		expect(all.rows[0]!.complaint_no).toBe('K4');
		const pages = await Promise.all(
			[0, 2, 4].map((offset) => metrics.classRows(engine, {}, { field: 'severity' }, { offset, limit: 2 }))
		);
		expect(pages.flatMap((page) => page.rows)).toEqual(all.rows);
		expect(pages.map((page) => page.total)).toEqual([5, 5, 5]);
	});

	it('takes any text for text', async () => {
		for (const text of ["it's", '$limit', '/*filter*/', "' or true --", 'a\0b'])
			expect((await metrics.classRows(engine, {}, { recorded: text })).total).toBe(0);
		expect((await metrics.classRows(engine, {}, { recorded: "杂项 it's" })).total).toBe(1);
	});
});

describe('what was confirmed', () => {
	it('is listed latest first, with what waits for its complaint to come back', async () => {
		const list = await metrics.confirmations(engine);
		expect(list.map((one) => [one.complaint_no, one.field, one.value, one.complaint_id === null])).toEqual([
			['K3', 'category_l1', '物业服务', false],
			['K1', 'validity', 'invalid', false],
			['gone', 'severity', 'major', true]
		]);
		expect(list[2]!.reason).toBe("it's $limit /*filter*/");
	});

	it('stands among the four classes of its complaint', async () => {
		const { complaint_id } = await cell('K3', 'category_l1');
		const classes = await metrics.classesOf(engine, complaint_id);
		expect(classes.map((one) => [one.field, one.state === 'confirmed'])).toEqual([
			['category_l1', true],
			['category_l2', false],
			['validity', false],
			['severity', false]
		]);
		expect(await metrics.classesOf(engine, 999)).toEqual([]);
	});
});
