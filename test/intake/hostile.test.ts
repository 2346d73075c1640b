import { describe, expect, it } from 'vitest';
import { withoutNotes } from '#lib/intake/fold.ts';
import { XmlScanner } from '#lib/intake/readers/xlsx/xml.ts';
import { cleanText } from '#lib/intake/values/clean.ts';
import { readDate } from '#lib/intake/values/datetime.ts';
import { readNumber } from '#lib/intake/values/number.ts';

/** Milliseconds that `act` takes. */
function timed(act: () => unknown): number {
	const start = performance.now();
	act();
	return performance.now() - start;
}

describe('cells made to be slow to read', () => {
	it('hold up no number: long runs of wide spaces', () => {
		expect(timed(() => readNumber(`¥${'\u2003'.repeat(300)}x`))).toBeLessThan(1000);
		expect(readNumber('¥\u2003\u2003300 \u2003元')).toBe('300');
	});

	it('hold up nothing: a run of spaces that is not at the end', () => {
		const middle = `1${' '.repeat(1 << 20)}2`;
		expect(timed(() => cleanText(middle))).toBeLessThan(1000);
		expect(cleanText(` \u3000${middle}\t\ufeff`)).toBe(middle);
		expect(cleanText(' \u3000\t')).toBeNull();
	});

	it('hold up no date', () => {
		for (const run of ['\u2003', '，\u2003', '、', '9', '二'])
			expect(
				timed(() => readDate(`2025年1月1日${run.repeat(8000)}x`, 'ymd')),
				run
			).toBeLessThan(1000);
	});

	it('hold up no workbook: an attribute full of angle brackets', () => {
		const seen: string[] = [];
		const scanner = new XmlScanner({ open: (_, tag) => seen.push(tag), close: () => {}, text: () => {} });
		const tag = `c r="${'>'.repeat(200_000)}" t='a"b'`;
		expect(timed(() => scanner.push(`<${tag}>`))).toBeLessThan(1000);
		expect(seen).toEqual([tag]);
	});

	it('hold up no header: brackets that open and never close', () => {
		expect(timed(() => withoutNotes('('.repeat(32_767)))).toBeLessThan(1000);
		expect(withoutNotes('1.投诉时间（必填）')).toBe('投诉时间');
		expect(withoutNotes('投诉时间（必填')).toBe('投诉时间(必填');
		expect(withoutNotes('(a) 时间 (b)（c')).toBe('时间  (c');
	});
});
