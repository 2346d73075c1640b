import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { locales } from '#lib/i18n/locale.ts';
import {
	editText,
	keepAddition,
	keepRemark,
	leaveOut,
	noReportEdits,
	editsOf,
	type PaperEdits
} from '#lib/model/reportEdits.ts';
import { chaptersOf } from '#lib/reports/chapters.ts';
import type { Block, ReportDocument } from '#lib/reports/document.ts';
import { applyEdits, editMasks, plainText, type EditMasks } from '#lib/reports/edits.ts';
import { monthlyReport, papers, renderHtml, renderXlsx, writePaper, paperKinds } from '#lib/reports/index.ts';
import { labels } from '#lib/reports/numbering.ts';
import { added } from '../model/support/added.ts';
import { derived } from './support/pipeline.ts';

const month = '2025-06';
const who = { by: '王芳', at: '2025-07-01 09:00:00' };
const none = editsOf(noReportEdits, { kind: 'monthly', subject: month, locale: 'zh-CN', filter: '' });
const first = 'overview.received';

const paragraphOf = ({ blocks }: ReportDocument, id: string) =>
	blocks.flatMap((block) => (block.kind === 'paragraph' && block.id === id ? [block] : []))[0];
const headings = ({ blocks, meta }: ReportDocument): string[] => {
	const label = labels(blocks, meta.locale);
	return blocks.flatMap((block, at) =>
		block.kind === 'heading' && block.level === 1 ? [`${label[at]}${block.id}`] : []
	);
};

describe('a paper with its author’s hand', () => {
	let engine: Engine;
	let paper: ReportDocument;
	let open: ReportDocument;
	let masks: EditMasks;
	const write = (mask = true) => monthlyReport(engine, { month, locale: 'zh-CN', program: '0.0.0', mask });
	const edit = (text: string, of = paper) => ({
		paragraph: first,
		generated: plainText(paragraphOf(of, first)!),
		masked: of.meta.masked,
		text,
		...who
	});
	const apply = (edits: PaperEdits, to = paper) => applyEdits(to, edits, masks);
	beforeAll(async () => {
		engine = await derived(['fixtures/reports/log.csv'], '2025-06-30 18:00:00');
		[paper, open] = [await write(), await write(false)];
		masks = await editMasks(engine, true);
	});
	afterAll(() => engine.close());

	test('stands as it was generated where nobody changed anything', () => {
		expect(apply(none).document).toBe(paper);
	});

	test('says what the author wrote, and the generated paper stays as it is', () => {
		const before = JSON.stringify(paper);
		const { document, changed } = apply(editText(none, edit('本月受理平稳。')));
		expect(plainText(paragraphOf(document, first)!)).toBe('本月受理平稳。');
		expect(changed).toEqual([]);
		expect(document.meta.edits).toMatchObject({ texts: 1, remarks: 0, omitted: [] });
		expect(renderHtml(document)).toContain('改写 1 处');
		expect(JSON.stringify(paper)).toBe(before);
	});

	test('leaves out a sentence whose text was taken away', () => {
		const { document } = apply(editText(none, edit(' ')));
		expect(paragraphOf(document, first)).toBeUndefined();
		expect(document.blocks).toHaveLength(paper.blocks.length - 1);
	});

	test('tells that the numbers under an edit have changed, and prints the edit', () => {
		const old = { ...edit('本月受理平稳。'), generated: '2025年6月受理投诉 3 件。' };
		const { document, changed } = apply(editText(none, old));
		expect(changed).toEqual([old]);
		expect(plainText(paragraphOf(document, first)!)).toBe('本月受理平稳。');
	});

	test('does not take a mask for a change of numbers', () => {
		const mine = edit('本月受理平稳。', open);
		expect(apply(editText(none, mine)).changed).toEqual([]);
		const whole = { own: masks.full, full: masks.full };
		expect(applyEdits(open, editText(none, edit('平稳')), whole).changed).toEqual([]);
	});

	test('prints remarks after their paragraph and at the end of their chapter, before who signs', () => {
		const after = { id: 'a', after: { paragraph: first }, text: '停水所致。\n\n已复水。', ...who };
		const end = { id: 'b', after: { chapter: 'signOff' }, text: '见附件。', ...who };
		const { document } = apply(keepRemark(keepRemark(none, after), end));
		const at = document.blocks.findIndex((block) => block.kind === 'paragraph' && block.id === first);
		expect(document.blocks.slice(at + 1, at + 3).map((block) => plainText(block as never))).toEqual([
			'备注：停水所致。',
			'已复水。'
		]);
		const sign = chaptersOf(document.blocks).find(({ heading }) => heading?.id === 'signOff')!;
		expect(sign.blocks.at(-1)).toMatchObject({ kind: 'signOff' });
		expect(JSON.stringify(sign.blocks)).toContain('见附件。');
	});

	test('leaves chapters out, numbers the others anew, and says which are gone', () => {
		const { document } = apply(
			leaveOut(leaveOut(none, { chapter: 'claims', ...who }), { chapter: 'intake', ...who })
		);
		const all = headings(paper).map((name) => name.replace(/^.*、|^附件\d+/, ''));
		const left = headings(document);
		expect(left.map((name) => name.replace(/^.*、|^附件\d+/, ''))).toEqual(
			all.filter((id) => id !== 'claims' && id !== 'intake')
		);
		expect(left.slice(0, 2)).toEqual(['一、overview', '二、clauses']);
		expect(document.meta.edits!.omitted).toHaveLength(2);
		expect(renderHtml(document)).not.toContain('id="intake-site"');
	});

	test('turns no page for an annex that was left out, and keeps the last lying as it did', () => {
		const kinds = (out: readonly string[]) =>
			apply(out.reduce((own, chapter) => leaveOut(own, { chapter, ...who }), none)).document.blocks;
		const sections = (blocks: readonly Block[]) => blocks.filter(({ kind }) => kind === 'section').length;
		expect(sections(kinds([]))).toBe(2);
		expect(sections(kinds(['records']))).toBe(1);
		expect(kinds(['records']).find(({ kind }) => kind === 'section')).toMatchObject({
			orientation: 'landscape'
		});
		const bare = kinds(['records', 'summary']);
		expect(sections(bare)).toBe(0);
		expect(bare.at(-1)!.kind).toBe('signOff');
	});

	test('never does without those who sign', () => {
		const { document, homeless } = apply(leaveOut(none, { chapter: 'signOff', ...who }));
		expect(headings(document)).toEqual(headings(paper));
		expect(homeless.chapters).toEqual(['signOff']);
	});

	test('lists what has no place any more instead of dropping it', () => {
		const lost = { ...edit('平稳'), paragraph: 'gone.sentence' };
		const remark = { id: 'a', after: { chapter: 'gone' }, text: '见附件。', ...who };
		const { document, homeless } = apply(
			leaveOut(keepRemark(editText(none, lost), remark), { chapter: 'gone', ...who })
		);
		expect(homeless).toEqual({ texts: [lost], remarks: [remark], chapters: ['gone'] });
		expect(document.blocks).toEqual(paper.blocks);
		expect(document.meta.edits).toBeUndefined();
	});

	test('masks what the author wrote as it masks the rest', () => {
		const text = '钱丽华 13912345678 三次来电。';
		const told = keepRemark(editText(none, edit(text)), {
			id: 'a',
			after: { chapter: 'open' },
			text,
			...who
		});
		const drawn = keepAddition(told, {
			...added,
			title: '钱丽华的投诉',
			svg: added.svg!.replace('甲苑', '钱丽华'),
			table: { ...added.table, rows: [['钱丽华', 1]] }
		});
		expect(JSON.stringify(apply(drawn).document)).not.toMatch(/钱丽华|13912345678/);
		const full = applyEdits(open, drawn, { ...masks, own: { ...masks.own, on: false, text: (t) => t } });
		expect(JSON.stringify(full.document)).toContain('钱丽华');
	});

	test('prints charts that were added before those who sign, and says where the data have changed since', () => {
		const { document } = apply(keepAddition(none, added));
		const ids = headings(document);
		expect(ids.indexOf(ids.find((id) => id.endsWith('signOff'))!)).toBe(
			ids.findIndex((id) => id.endsWith('additions')) + 1
		);
		const text = renderHtml(document);
		for (const said of ['补充图表', '甲苑的受理件数', '项目：甲苑', '加入之后数据'])
			expect(text).toContain(said);
		const same = apply(keepAddition(none, { ...added, fingerprint: paper.meta.fingerprint }));
		expect(renderHtml(same.document)).not.toContain('加入之后数据');
	});

	test('holds hostile text as text in every format', async () => {
		const text = '<img src=x onerror=alert(1)>{{=cmd|calc}}\u0007';
		const { document } = apply(
			keepRemark(editText(none, edit(`=HYPERLINK("http://x") ${text}`)), {
				id: '"><script>',
				after: { paragraph: first },
				text,
				...who
			})
		);
		const html = renderHtml(document);
		expect(html).not.toMatch(/<img src=x|<script/);
		expect(html).not.toContain('\u0007');
		expect(html).toContain('&lt;img src=x');
		const { default: excel } = await import('exceljs');
		const book = new excel.Workbook();
		await book.xlsx.load((await renderXlsx(document)).buffer as ArrayBuffer);
		const cells: unknown[] = [];
		const formulas: string[] = [];
		book.eachSheet((sheet) =>
			sheet.eachRow((row) =>
				row.eachCell((cell) => {
					cells.push(cell.value);
					if (cell.formula) formulas.push(cell.formula);
				})
			)
		);
		expect(cells.some((value) => typeof value === 'string' && value.startsWith('=HYPERLINK'))).toBe(true);
		expect(formulas).toEqual([]);
	});
});

test.each(locales)(
	'every paragraph and chapter of every paper in %s has a name of its own',
	async (locale) => {
		const engine = await derived(['fixtures/reports/log.csv'], '2025-06-30 18:00:00');
		for (const kind of paperKinds) {
			const subjects = { month, year: '2025', now: '', complaint: '', action: '' };
			const paper = await writePaper(engine, kind, { subject: subjects[papers[kind].about], locale });
			const names = (paper?.blocks ?? []).flatMap((block) =>
				block.kind === 'paragraph' || block.kind === 'heading' ? [`${block.kind} ${block.id}`] : []
			);
			expect(names).toEqual([...new Set(names)]);
		}
		await engine.close();
	}
);
