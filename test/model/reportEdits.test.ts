import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import {
	changePaper,
	countEdits,
	countGone,
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
const dropped = { by: '李雷', at: '2025-07-02 09:00:00' };
const without = (own: PaperEdits): PaperEdits =>
	dropAddition(
		takeIn(dropRemark(dropText(own, edit.paragraph, dropped), 'r', dropped), 'claims', dropped),
		...([added.id, dropped] as const)
	);
const emptied = changePaper(written, june, without);
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
	const none = editsOf(emptied, june);
	expect(countEdits(none)).toBe(0);
	expect([none.texts, none.remarks, none.omissions, none.additions]).toEqual([[], [], [], []]);
	const untouched = changePaper(noReportEdits, june, (own) => dropRemark(own, 'r', who));
	expect(untouched).toEqual(noReportEdits);
});

test('what one machine deleted stays deleted when the other, which kept it, is merged', () => {
	const ours = mergeReportEdits(read(emptied), written);
	const theirs = mergeReportEdits(written, read(emptied));
	for (const merged of [ours, theirs, mergeReportEdits(theirs, written)])
		expect(countEdits(editsOf(merged, june))).toBe(0);
	expect(countGone(written, theirs)).toBe(4);
	expect(countGone(written, mergeReportEdits(written, written))).toBe(0);
});

test('written anew after it was deleted, it counts, here and where it is merged', () => {
	const again = { ...remark, text: '又停水。', at: '2025-07-03 09:00:00' };
	const anew = changePaper(emptied, june, (own) => keepRemark(own, again));
	expect(editsOf(anew, june).removed.map(({ list }) => list)).not.toContain('remarks');
	for (const merged of [mergeReportEdits(anew, emptied), mergeReportEdits(emptied, anew)])
		expect(editsOf(merged, june).remarks).toEqual([again]);
});

test('a deletion counts against what it deleted even where the other clock was ahead', () => {
	const ahead = changePaper(noReportEdits, june, (own) =>
		editText(own, { ...edit, at: '2099-01-01 00:00:00' })
	);
	const gone = changePaper(ahead, june, (own) => dropText(own, edit.paragraph, dropped));
	expect(countEdits(editsOf(mergeReportEdits(gone, ahead), june))).toBe(0);
});

test('two machines that change, delete and merge in any order end with the same', () => {
	const ids = ['a', 'b', 'c'];
	const step = fc.record({
		machine: fc.nat(1),
		id: fc.constantFrom(...ids),
		what: fc.constantFrom('write', 'delete', 'merge')
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
			const machines: [ReportEdits, ReportEdits] = [noReportEdits, noReportEdits];
			const last = new Map<string, 'write' | 'delete'>();
			for (const [at, { machine, id, what }] of steps.entries()) {
				const signed = { by: '王芳', at: `2025-07-01 09:00:${String(at).padStart(2, '0')}` };
				const here = machine as 0 | 1;
				if (what === 'merge') {
					machines[here] = mergeReportEdits(machines[here], machines[1 - here]!);
					continue;
				}
				const isThere = editsOf(machines[here], june).remarks.some((one) => one.id === id);
				if (what === 'write' || isThere) last.set(id, what);
				machines[here] = changePaper(machines[here], june, (own) =>
					what === 'write' ? keepRemark(own, { ...remark, id, ...signed }) : dropRemark(own, id, signed)
				);
			}
			const [one, other] = [mergeReportEdits(...machines), mergeReportEdits(machines[1], machines[0])];
			const left = ids.filter((id) => last.get(id) === 'write');
			for (const merged of [one, other])
				expect(
					editsOf(merged, june)
						.remarks.map(({ id }) => id)
						.sort()
				).toEqual(left);
		}),
		{ seed: 7 }
	);
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
	[{ version: 1, papers: [{ ...june, removed: [{ list: 'rows', id: 'r', ...who }] }] }, 'removed.0.list'],
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
