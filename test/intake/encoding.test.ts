import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import { detectEncoding, type Encoding } from '#lib/intake/encoding.ts';
import { problemWords } from '#lib/intake/problems.ts';
import { readSheet, sheetsOf, sourceOfBytes } from '#lib/intake/read.ts';
import { sha256 } from '#lib/base/sha256.ts';
import { encode } from './support/encode.ts';

const simplified = '投诉编号,投诉时间,投诉内容\n1,2025/6/1 9:05,业主反映电梯停运多日，物业一直没有派人处理\n';
const traditional =
	'投訴編號,投訴時間,投訴內容\n1,2025/6/1 9:05,業主反映電梯停運多日，物業一直沒有派人處理\n';

describe('the encoding of a log', () => {
	test.each<[Encoding, string, boolean]>([
		['utf-8', simplified, true],
		['utf-8', simplified, false],
		['utf-16le', simplified, true],
		['utf-16be', simplified, true],
		['utf-16le', simplified, false],
		['utf-16be', simplified, false],
		['gb18030', simplified, false],
		['gb18030', traditional, false],
		['big5', traditional, false]
	])('%s is told from its bytes (%s, mark: %s)', (encoding, text, mark) => {
		expect(detectEncoding(encode(text.repeat(3), encoding, mark))).toBe(encoding);
	});

	test('a masked log, in which one character stands for all, is told from its other characters', () => {
		expect(
			detectEncoding(encode(simplified + '1,2025/6/1,某某某某某某某某某某某某\n'.repeat(200), 'gb18030'))
		).toBe('gb18030');
	});

	test('a few broken bytes are damage, not another encoding', () => {
		const bytes = encode(simplified.repeat(20), 'utf-8');
		bytes[40] = 0xff;
		expect(detectEncoding(bytes)).toBe('utf-8');
	});

	test('is told by the first text that is not ASCII, however far down it stands', async () => {
		const ascii = 'id,received,description\n' + '1,2025-06-01,leak\n'.repeat(80_000);
		const bytes = encode(`${ascii}2,2025-06-02,电梯停运没有人处理\n`, 'gb18030');
		const [sheet] = await sheetsOf(sourceOfBytes('x.csv', bytes));
		expect(sheet).toMatchObject({ kind: 'csv', encoding: 'gb18030', delimiter: ',' });
		expect(sheet!.records[0]).toEqual(['id', 'received', 'description']);
	});

	test('may be chosen by the user, and what cannot be decoded is noted', async () => {
		const source = sourceOfBytes('x.csv', encode(simplified, 'gb18030'));
		const data = await readSheet(source, { encoding: 'utf-8' }, () => undefined);
		expect([data.encoding, data.notes[0]?.code]).toEqual(['utf-8', 'undecodable']);
	});

	test('of a file of noise is none: it is refused', async () => {
		const noise = new Uint8Array(4096).map((_, at) => (at * 7919) % 32);
		await expect(sheetsOf(sourceOfBytes('x.csv', noise))).rejects.toBeInstanceOf(Refusal);
	});
});

test('SHA-256 is what the platform computes, whatever the chunks', () => {
	fc.assert(
		fc.property(
			fc.uint8Array({ maxLength: 400 }),
			fc.array(fc.integer({ min: 1, max: 130 }), { minLength: 1 }),
			(bytes, steps) => {
				const hash = sha256();
				for (let at = 0, turn = 0; at < bytes.length; turn++) {
					const step = steps[turn % steps.length]!;
					hash.update(bytes.subarray(at, at + step));
					at += step;
				}
				expect(hash.hex()).toBe(createHash('sha256').update(bytes).digest('hex'));
			}
		)
	);
});

test('every problem has words in three languages, and none is empty', () => {
	for (const words of Object.values(problemWords)) {
		for (const text of Object.values(words)) expect(text.length).toBeGreaterThan(2);
	}
});
