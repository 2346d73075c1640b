import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { firstRow } from '#lib/engine/rows.ts';
import { readDate, readSerial, type Order } from '#lib/intake/values/datetime.ts';
import { dateShape, shapeOf } from '#lib/intake/values/shape.ts';
import { serialSql, strptimeSql } from '#lib/intake/values/timestamp.ts';

let engine: Engine;
beforeAll(async () => void (engine = await openNative()));
afterAll(() => engine.close());

const moment = fc
	.integer({ min: Date.UTC(1970, 0, 1) / 1000, max: Date.UTC(2060, 0, 1) / 1000 })
	.map((seconds) => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' '));

/** Ways to write a moment, each with what remains of it. */
const styles: readonly { order: Order; write: (m: Parts) => string; keeps: 'second' | 'minute' | 'day' }[] = [
	{ order: 'ymd', write: (m) => `${m.y}/${m.mo}/${m.d} ${m.h}:${two(m.mi)}`, keeps: 'minute' },
	{
		order: 'ymd',
		write: (m) => `${m.y}-${two(m.mo)}-${two(m.d)}T${two(m.h)}:${two(m.mi)}:${two(m.s)}`,
		keeps: 'second'
	},
	{ order: 'ymd', write: (m) => `${m.y}年${m.mo}月${m.d}日 ${m.h}时${m.mi}分${m.s}秒`, keeps: 'second' },
	{ order: 'ymd', write: (m) => `${m.y}年${m.mo}月${m.d}日${m.h}时${m.mi}分`, keeps: 'minute' },
	{ order: 'ymd', write: (m) => `${m.y}.${two(m.mo)}.${two(m.d)}`, keeps: 'day' },
	{ order: 'ymd', write: (m) => `${m.y}${two(m.mo)}${two(m.d)}`, keeps: 'day' },
	{
		order: 'ymd',
		write: (m) => `${m.y}${two(m.mo)}${two(m.d)}${two(m.h)}${two(m.mi)}${two(m.s)}`,
		keeps: 'second'
	},
	{ order: 'ymd', write: (m) => wide(`${m.y}/${m.mo}/${m.d}\u3000${m.h}:${two(m.mi)}`), keeps: 'minute' },
	{
		order: 'ymd',
		write: (m) => `${m.y}-${m.mo}-${m.d} ${two(m.h)}:${two(m.mi)}:${two(m.s)}.250`,
		keeps: 'second'
	},
	{ order: 'dmy', write: (m) => `${m.d}/${m.mo}/${two(m.y % 100)} ${m.h}:${two(m.mi)}`, keeps: 'minute' },
	{ order: 'dmy', write: (m) => `${two(m.d)}.${two(m.mo)}.${m.y}`, keeps: 'day' },
	{
		order: 'mdy',
		write: (m) =>
			`${two(m.mo)}/${two(m.d)}/${m.y} ${two(m.h % 12 || 12)}:${two(m.mi)}:${two(m.s)} ${m.h < 12 ? 'AM' : 'PM'}`,
		keeps: 'second'
	},
	{
		order: 'ymd',
		write: (m) => `${m.y}/${m.mo}/${m.d} ${m.h < 12 ? '上午' : '下午'} ${m.h % 12 || 12}:${two(m.mi)}`,
		keeps: 'minute'
	}
];

interface Parts {
	readonly y: number;
	readonly mo: number;
	readonly d: number;
	readonly h: number;
	readonly mi: number;
	readonly s: number;
}
const two = (value: number): string => String(value).padStart(2, '0');
const wide = (text: string): string =>
	text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

function partsOf(text: string): Parts {
	const [y, mo, d, h, mi, s] = text.split(/[- :]/).map(Number) as [
		number,
		number,
		number,
		number,
		number,
		number
	];
	return { y, mo, d, h, mi, s };
}

const kept = {
	second: (text: string) => text,
	minute: (text: string) => `${text.slice(0, 16)}:00`,
	day: (text: string) => text.slice(0, 10)
};

describe('dates as people write them', () => {
	test.each(styles)('$order: what was written is read back ($write)', ({ order, write, keeps }) => {
		fc.assert(
			fc.property(moment, (text) => {
				expect(readDate(write(partsOf(text)), order)).toBe(kept[keeps](text));
			}),
			{ numRuns: 100 }
		);
	});

	test('SQL and our reader agree on every shape that has a format', async () => {
		for (const { order, write } of styles) {
			for (const text of fc.sample(moment, { numRuns: 12, seed: 7 })) {
				const written = write(partsOf(text));
				const format = dateShape(shapeOf(written))?.formats[order];
				if (!format) continue;
				const sql = `select strftime(t, '%Y-%m-%d %H:%M:%S') as t from (select ${strptimeSql(`'${written}'`, [format])} as t)`;
				expect([written, firstRow<{ t: string }>(await engine.query(sql))?.t]).toEqual([
					written,
					readDate(written, order)!.padEnd(19, ' 00:00:00')
				]);
			}
		}
	});

	test('no text makes the reader throw, and what it gives is a date', () => {
		const noise = fc.string({
			unit: fc.constantFrom(...'0123456789/-.:年月日时分上下午星期六 TAPMjanuez十二'),
			maxLength: 24
		});
		fc.assert(
			fc.property(noise, fc.constantFrom<Order>('ymd', 'dmy', 'mdy'), (text, order) => {
				const read = readDate(text, order);
				if (read === null) return;
				expect(
					new Date(`${read.slice(0, 10)}T${read.slice(11) || '00:00:00'}Z`)
						.toISOString()
						.slice(0, read.length)
						.replace('T', ' ')
				).toBe(read);
			}),
			{ numRuns: 2000 }
		);
	});

	test.each([
		['2025/2/29', null],
		['2025/13/1', null],
		['25:00', null],
		['2025/6/1 9:60', null],
		['2025/6/1 24:00', '2025-06-02 00:00:00'],
		['2025/6/1 24:01', null],
		['2025/6/1 下午12:30', '2025-06-01 12:30:00'],
		['2025/6/1 凌晨12:30', '2025-06-01 00:30:00'],
		['2025/6/1 晚上8点半', '2025-06-01 20:30:00'],
		['2025/6/1 9时', '2025-06-01 09:00:00'],
		['2025年6月1日（星期日）', '2025-06-01'],
		['二〇二五年十二月二十一日', '2025-12-21'],
		['114年6月1日', '2025-06-01'],
		['1 June 2025', '2025-06-01'],
		['Jun 1, 2025 3:20 PM', '2025-06-01 15:20:00'],
		['2025-06-01T09:05:30+08:00', '2025-06-01 09:05:30'],
		['6月1日', null],
		['2025年6月', null],
		['13800138000', null]
	])('%s is %s', (text, expected) => {
		expect(readDate(text, 'ymd')).toBe(expected);
	});
});

describe('day numbers of spreadsheets', () => {
	test.each([
		[45809, 1900, '2025-06-01'],
		[45809.378472222219, 1900, '2025-06-01 09:05:00'],
		[45809.999999, 1900, '2025-06-02 00:00:00'],
		[44347.5, 1904, '2025-06-01 12:00:00'],
		[1, 1900, '1900-01-01'],
		[59, 1900, '1900-02-28'],
		[61, 1900, '1900-03-01'],
		[0, 1900, null],
		[-1, 1900, null],
		[3_000_000, 1900, null]
	] as const)('%d of the epoch %d is %s', (serial, epoch, expected) => {
		expect(readSerial(serial, epoch)).toBe(expected);
	});

	test('give the same second in SQL', async () => {
		for (const epoch of [1900, 1904] as const) {
			for (const serial of fc.sample(fc.double({ min: 30_000, max: 60_000, noNaN: true }), {
				numRuns: 40,
				seed: 3
			})) {
				const sql = `select strftime(${serialSql(`'${serial}'`, epoch)}, '%Y-%m-%d %H:%M:%S') as t`;
				expect(firstRow<{ t: string }>(await engine.query(sql))?.t).toBe(
					readSerial(serial, epoch)!.padEnd(19, ' 00:00:00')
				);
			}
		}
	});
});
