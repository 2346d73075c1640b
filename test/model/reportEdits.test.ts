import { expect, test } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import {
	changePaper,
	countEdits,
	dropAddition,
	dropRemark,
	dropText,
	editsOf,
	editText,
	keepAddition,
	keepRemark,
	leaveOut,
	mergeReportEdits,
	nextRemarkId,
	noReportEdits,
	parseReportEdits,
	takeIn,
	type PaperEdits,
	type ReportEdits
} from '#lib/model/reportEdits.ts';
import { added } from './support/added.ts';

const who = { by: '王芳', at: '2025-07-01 09:00:00' };
const june = { kind: 'monthly', subject: '2025-06', locale: 'zh-CN', filter: '' } as const;
const english = { ...june, locale: 'en' } as const;
const edit = { paragraph: 'overview.received', generated: '20 件。', masked: true, text: '二十件。', ...who };
const remark = { id: 'r', after: { paragraph: 'overview.received' }, text: '停水所致。', ...who };
const omission = { chapter: 'claims', ...who };
const all = (own: PaperEdits): PaperEdits =>
	keepAddition(leaveOut(keepRemark(editText(own, edit), remark), omission), added);
const written = changePaper(noReportEdits, june, all);
const read = (edits: ReportEdits): ReportEdits => parseReportEdits(JSON.parse(JSON.stringify(edits)), 'f');

test('what was written comes back from what is kept as it was, each paper its own', () => {
	const both = changePaper(written, english, (own) => keepRemark(own, { ...remark, text: 'Water.' }));
	expect(read(both)).toEqual(both);
	expect(editsOf(both, june).remarks).toEqual([remark]);
	expect(editsOf(both, english).texts).toEqual([]);
	expect(editsOf(both, { ...june, filter: 'site=A' }).remarks).toEqual([]);
	expect(countEdits(editsOf(both, june))).toBe(4);
});

test('taken back, each is gone, and a paper of which nothing is left is forgotten', () => {
	const back = (own: PaperEdits): PaperEdits =>
		dropAddition(takeIn(dropRemark(dropText(own, edit.paragraph), 'r'), 'claims'), added.id);
	expect(changePaper(written, june, back)).toEqual(noReportEdits);
});

test('of two changes of the same thing the later counts, wherever it was made', () => {
	const later = { ...edit, text: '共二十件。', at: '2025-07-02 09:00:00' };
	const theirs = changePaper(noReportEdits, june, (own) => editText(own, later));
	expect(editsOf(mergeReportEdits(written, theirs), june).texts).toEqual([later]);
	expect(editsOf(mergeReportEdits(theirs, written), june).texts).toEqual([later]);
	expect(editsOf(mergeReportEdits(written, theirs), june).remarks).toEqual([remark]);
	expect(mergeReportEdits(written, written)).toEqual(written);
	const other = { ...remark, id: 's', text: '已复水。' };
	const two = changePaper(noReportEdits, june, (own) => keepRemark(own, other));
	expect(editsOf(mergeReportEdits(written, two), june).remarks).toEqual([remark, other]);
});

test('a remark has an id that no other has', () => {
	const first = nextRemarkId(editsOf(written, june), who.at);
	const next = keepRemark(editsOf(written, june), { ...remark, id: first });
	expect(nextRemarkId(next, who.at)).not.toBe(first);
});

test.each([
	[{ version: 2, papers: [] }, 'version'],
	[{ version: 1, papers: [{ ...june, locale: 'de' }] }, 'papers.0.locale'],
	[{ version: 1, papers: [{ ...june, texts: [{ ...edit, by: ' ' }] }] }, 'papers.0.texts.0.by'],
	[{ version: 1, papers: [{ ...june, remarks: [{ ...remark, text: '' }] }] }, 'papers.0.remarks.0.text'],
	[{ version: 1, papers: [{ ...june, omissions: [{ ...omission, more: 1 }] }] }, 'papers.0.omissions.0'],
	[[], '']
])('what cannot be read is refused with its place: %j', (json, place) => {
	const refused = (): unknown => parseReportEdits(json, 'edits.json');
	expect(refused).toThrow(Refusal);
	try {
		refused();
	} catch (error) {
		expect((error as Refusal).problem).toMatchObject({ code: 'bad_report_edits' });
		expect((error as Refusal).problem.fill?.['detail']).toContain(place);
	}
});
