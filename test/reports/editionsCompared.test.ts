import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { between } from '#lib/metrics/digest/complaints.ts';
import { noActions } from '#lib/model/actions.ts';
import { noDecisions, waive, type Decisions } from '#lib/model/decisions.ts';
import { locales, type Locale } from '#lib/i18n/locale.ts';
import { monthlyReport, renderHtml, type ReportDocument } from '#lib/reports/index.ts';
import { compare, type Comparison, type Side } from '#lib/reports/editions/compare.ts';
import { comparisonPaper } from '#lib/reports/editions/paper.ts';
import { restOf } from '#lib/reports/editions/ground.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { root } from '../support/sources.ts';
import { tableOf } from './support/blocks.ts';
import { derived } from './support/pipeline.ts';

const head = '投诉编号,投诉时间,投诉人,联系电话,投诉内容,一级分类,项目,派单时间,接单时间,完成时间,接单人\n';
const rows = [
	'A0,2025-05-09 10:00:00,赵一,13800000001,电梯停运,物业服务,东园,2025-05-09 10:03:00,2025-05-09 10:10:00,2025-05-09 15:00:00,甲',
	'A1,2025-06-02 09:00:00,钱二,13800000002,卫生间渗水,工程质量,东园,2025-06-02 09:30:00,2025-06-02 09:40:00,2025-06-02 12:00:00,甲',
	'A2,2025-06-03 09:00:00,孙三,13800000003,停车位被占,物业服务,西园,2025-06-03 09:04:00,2025-06-03 09:20:00,2025-06-03 18:00:00,乙',
	'A3,2025-06-04 09:00:00,李四,13800000004,走廊灯不亮,工程质量,西园,2025-06-04 09:04:00,2025-06-04 09:20:00,,乙'
];
let folder: string;
let count = 0;
let base: Side;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'sujian-test-'));
	base = await side(rows);
});
afterAll(() => rm(folder, { recursive: true }));

async function side(
	log: readonly string[],
	{
		asOf = '2025-06-30 18:00:00',
		decisions = noDecisions,
		actions = noActions,
		rulebook = defaultRulebook(),
		locale = 'zh-CN',
		program = '1.0'
	} = {} as Partial<{
		asOf: string;
		decisions: Decisions;
		actions: typeof noActions;
		rulebook: ReturnType<typeof defaultRulebook>;
		locale: Locale;
		program: string;
	}>
): Promise<Side> {
	const path = join(folder, `${++count}.csv`);
	await writeFile(path, head + log.join('\n') + '\n');
	const engine = await derived([relative(root, path)], asOf, { rulebook, decisions });
	const document = await monthlyReport(engine, { month: '2025-06', locale, rulebook, actions, program });
	const rest = await restOf(engine, document, { rulebook, decisions, actions });
	await engine.close();
	return { document, rest, edition: null };
}
const kinds = ({ causes }: Comparison) => causes;
const at = ({ differences }: Comparison, row: string, column: string) =>
	differences.find((one) => one.row === row && one.column === column);

test('the same paper of the same data has no difference', async () => {
	const one = base;
	const found = compare(one, one);
	expect([found.causes, found.differences]).toEqual([[], []]);
	expect(renderHtml(comparisonPaper(found))).toContain('内容没有不同');
});

test('complaints that are new, gone or changed are told with the fields in which they changed', async () => {
	const changed = [rows[0]!, rows[1]!.replace('09:30:00', '09:02:00'), rows[3]!.replace('李四', '李思')];
	const more = 'A4,2025-06-05 09:00:00,周五,13800000005,门禁坏了,物业服务,东园,,,,乙';
	const found = compare(base, await side([...changed, more]));
	const { changes } = found;
	expect([changes.added, changes.gone]).toEqual([['A4'], ['A2']]);
	expect(changes.changed.map(({ no }) => no)).toEqual(['A1', 'A3']);
	expect(changes.changed[0]!.fields).toContainEqual({
		field: 'dispatched_at',
		from: '2025-06-02 09:30:00',
		to: '2025-06-02 09:02:00'
	});
	expect(changes.changed[0]!.fields).toContainEqual({
		field: 'dispatch_outcome',
		from: 'breached',
		to: 'met'
	});
	expect(changes.changed[1]!.fields).toEqual([{ field: 'complainant', from: null, to: null }]);
	// what was imported differs as a file too, yet complaints are told by their rows
	expect(kinds(found)).toEqual(['rows']);
	expect(found.differences.length).toBeGreaterThan(0);
	for (const one of found.differences) expect(one.causes).toEqual(['rows']);
	const html = renderHtml(comparisonPaper(found));
	expect(html).not.toMatch(/李四|李思|13800000/);
});

test('the digest of a complaint holds no personal text, and its times can be read', async () => {
	const { rest } = base;
	const text = rest.complaints.lines.join('\n');
	expect(text).not.toMatch(/钱二|13800|渗水|甲/);
	expect(rest.complaints.lines.map((line) => line.split(between)[0])).toEqual(['A1', 'A2', 'A3']);
});

test('a change of an earlier month alone is told as that', async () => {
	const found = compare(base, await side([rows[0]!.replace('电梯停运', '电梯停了'), ...rows.slice(1)]));
	expect(kinds(found)).toEqual(['earlier']);
	expect(found.changes.earlier).toEqual([{ month: '2025-05', from: 1, to: 1 }]);
});

test('a waiver is told, and is not said to have changed what only counts complaints', async () => {
	const signed = { reason: '系统停机', by: '主任', at: '2025-07-01 09:00:00' };
	const line = { complaint: 'A1', article: '7', clause: 'dispatch', instance: 1, role: 'recorder' };
	const found = compare(base, await side(rows, { decisions: waive(noDecisions, { ...line, ...signed }) }));
	expect(kinds(found)).toEqual(['waivers']);
	expect(found.changes.items.waivers).toEqual([
		{ key: 'A1 7 dispatch recorder 1', how: 'added', fields: [] }
	]);
	expect(found.differences.some(({ place }) => place === '应扣罚')).toBe(true);
	expect(found.differences.filter(({ causes }) => causes.join() !== 'waivers')).toEqual([]);
});

test('another rule, another instant and another program are told; where two can have done it, both are named', async () => {
	const rulebook = defaultRulebook();
	const edition = structuredClone(rulebook.editions[0]!);
	const dispatch = edition.clauses.find(({ id }) => id === 'dispatch')!;
	(dispatch as { limit: { value: number } }).limit.value += 60;
	const other = { ...rulebook, editions: [edition, ...rulebook.editions.slice(1)] };
	const found = compare(
		base,
		await side(rows, { rulebook: other, asOf: '2025-07-02 18:00:00', program: '1.1' })
	);
	expect(kinds(found)).toEqual(['rules', 'asOf', 'program']);
	expect(found.changes.judged.map(({ no }) => no)).toContain('A1');
	expect(found.differences.every(({ causes }) => causes.length === 3)).toBe(true);
	const paper = comparisonPaper(found);
	expect(tableOf(paper, 'rules').rows.length).toBeGreaterThan(0);
	expect(tableOf(paper, 'causes').rows.map(([name]) => name)).toEqual([
		'制度有变',
		'截止时刻不同',
		'程序版本不同'
	]);
});

test('what differs without anything known to have changed is said to have no known cause', async () => {
	const one = base;
	const blocks = one.document.blocks.map((block) =>
		block.kind === 'paragraph' && block.id === 'overview.received'
			? { ...block, runs: [{ text: '另一句话' }] }
			: block
	);
	const found = compare(one, { ...one, document: { ...one.document, blocks } as ReportDocument });
	expect(found.differences).toMatchObject([{ kind: 'sentence', to: '另一句话', causes: [] }]);
	expect(renderHtml(comparisonPaper(found))).toContain('原因不明');
});

test('rows of a table are found again by what they are, wherever they stand', async () => {
	const found = compare(
		base,
		await side([...rows, 'A5,2025-06-06 09:00:00,吴六,13800000006,噪音,服务质量,东园,,,,乙'])
	);
	expect(at(found, '工程质量', '件数')).toBeUndefined();
	const added = found.differences.filter(({ row }) => row === '服务质量');
	expect(added.length).toBeGreaterThan(0);
	expect(added[0]).toMatchObject({ from: null, column: '' });
});

test('papers of different kinds or languages are not compared', async () => {
	const one = base;
	const other = await side(rows, { locale: 'en' });
	expect(() => compare(one, other)).toThrow(expect.objectContaining({ problem: expect.anything() }));
});

test.each(locales)('a comparison is a paper in %s that every format can print', async (locale) => {
	const found = compare(await side(rows, { locale }), await side(rows.slice(1), { locale }));
	const html = renderHtml(comparisonPaper(found));
	expect(html).not.toMatch(/undefined|\{\w+\}|\[object/);
	if (locale === 'en') expect(comparisonPaper(found).meta.title).toMatch(/^Editions compared/);
});
