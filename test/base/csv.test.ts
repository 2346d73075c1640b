import { expect, test } from 'vitest';
import { csvField, inert, sheetCsv } from '#lib/base/csv.ts';

test('a field is in quotes only where it must be', () => {
	expect(['甲', 'a,b', '说"好"', '两\n行', ''].map(csvField)).toEqual([
		'甲',
		'"a,b"',
		'"说""好"""',
		'"两\n行"',
		''
	]);
});

test('imported text runs in no spreadsheet: what would begin a formula is led by an apostrophe', () => {
	const formulas = [
		"=cmd|'/C calc'!A0",
		'+1+1',
		'-2+3+cmd()',
		'@SUM(A1)',
		' =1',
		'\n=1',
		'\t=1',
		'＝1＋1',
		'- =1',
		'-A1',
		'\u0001=1',
		'\u0007甲',
		'\u200b=1',
		'\u0085+1',
		'－A1'
	];
	for (const text of formulas) expect(inert(text)).toBe(`'${text}`);
});

test('a dash, a negative number and a number handed over as one stay as they are', () => {
	for (const text of ['-', '—', '-3.2', '-1,234', '-5%', '1-2', 'a=b', '138****0000'])
		expect(inert(text)).toBe(text);
	expect(
		sheetCsv([
			['甲', -1.5, null],
			['-', '', '=1']
		])
	).toBe("\uFEFF甲,-1.5,\r\n-,,'=1\r\n");
});
