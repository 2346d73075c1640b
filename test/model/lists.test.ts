import { expect, test } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import { dropView, keepColumns, keepView, noLists, parseLists, renameView } from '#lib/model/lists.ts';

const late = { name: '东苑超时', address: 'site=%E4%B8%9C%E8%8B%91&outcome=dispatch%3Abreached' };
const open = { name: '在办', address: 'open=1' };
const both = keepView(keepView(noLists, late), open);

test('saved views come back from what is kept as they were', () => {
	const kept = keepColumns(both, ['complaint_no', 'x:码']);
	expect(parseLists(JSON.parse(JSON.stringify(kept)), 'lists')).toEqual(kept);
	expect(parseLists({ version: 1 }, 'lists')).toEqual(noLists);
	expect(keepColumns(kept, null)).toEqual(both);
});

test('a view takes the place of one with the same name, where it stood', () => {
	expect(keepView(both, { ...late, address: '' }).views).toEqual([{ ...late, address: '' }, open]);
});

test('a view that takes the name of another leaves one of that name', () => {
	expect(renameView(both, '在办', '东苑超时').views).toEqual([{ ...open, name: '东苑超时' }]);
	expect(renameView(both, '在办', '未结').views).toEqual([late, { ...open, name: '未结' }]);
	expect(renameView(both, '在办', '在办')).toEqual(both);
	expect(dropView(both, '在办').views).toEqual([late]);
});

test('what is no record of views is refused with the place, not read in part', () => {
	for (const wrong of [null, [], { version: 2 }, { version: 1, views: [{ name: ' ', address: '' }] }])
		expect(() => parseLists(wrong, 'lists.json')).toThrow(Refusal);
});
