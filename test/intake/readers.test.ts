import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import { encodings } from '#lib/intake/encoding.ts';
import { parseMapping } from '#lib/intake/mapping/parse.ts';
import { readSheet, sourceOfBytes, type ReadOptions, type Source } from '#lib/intake/read.ts';
import { dateText, isoText, numberText } from '#lib/intake/readers/xlsx/number.ts';
import { areaOf, columnLetters, columnOf, rowOf } from '#lib/intake/readers/xlsx/place.ts';
import { dateFormat } from '#lib/intake/readers/xlsx/styles.ts';
import {
	attribute,
	decodeEntities,
	decodeSheetText,
	XmlError,
	XmlScanner
} from '#lib/intake/readers/xlsx/xml.ts';
import { readBoolean } from '#lib/intake/values/boolean.ts';
import { readCode } from '#lib/intake/values/code.ts';
import { readDate, readSerial, type Order } from '#lib/intake/values/datetime.ts';
import { readNumber } from '#lib/intake/values/number.ts';
import { codeSets, type Code, type CodeSet } from '#lib/model/codes.ts';
import { encode } from './support/encode.ts';
import { readCanonical, writeCsv } from './support/oracle.ts';

const orders: readonly Order[] = ['ymd', 'dmy', 'mdy'];
const sets = Object.keys(codeSets) as CodeSet[];
const runs = { numRuns: 1500 };

/** Texts in which readers find something, and any text at all. */
const near = fc.oneof(
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
	{
		weight: 4,
		arbitrary: fc.string({
			unit: fc.constantFrom(
				...'0123456789年月日号时点分秒半整上下午晚/-.:：，, 　(（)）+￥¥元万亿k%二〇十廿民国TZ\u0000'.split(
					''
				),
				'星期三',
				'Jan',
				'AM',
				'是',
				'__proto__'
			),
			maxLength: 24
		})
	}
);
const dated = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?$/;

describe('readers of cells', () => {
	test('read any text as a date that stays what it is, or as none', () => {
		fc.assert(
			fc.property(near, fc.constantFrom(...orders), (text, order) => {
				const date = readDate(text, order);
				if (date === null) return;
				expect(date).toMatch(dated);
				// only hour 24 moves, to the next day
				for (const again of orders) expect(readDate(date, again)).toBe(date);
			}),
			runs
		);
	});

	test('read any number as a day that exists, or as none', () => {
		fc.assert(
			fc.property(fc.double(), fc.constantFrom(1900 as const, 1904 as const), (serial, epoch) => {
				const text = readSerial(serial, epoch);
				if (text !== null) expect(Number.isNaN(Date.parse(text.replace(' ', 'T')))).toBe(false);
			}),
			runs
		);
	});

	test('read any text as a number that stays what it is, or as none', () => {
		fc.assert(
			fc.property(near, (text) => {
				const number = readNumber(text);
				if (number === null) return;
				expect(number).toMatch(/^-?\d+(?:\.\d+)?$/);
				expect(readNumber(number)).toBe(number);
			}),
			runs
		);
	});

	test('read back numbers in every way that people write them', () => {
		const written = fc.tuple(
			fc.integer({ min: -999_999_999, max: 999_999_999 }),
			fc.integer({ min: 0, max: 99 }),
			fc.constantFrom('', '¥', '￥', '人民币', '约'),
			fc.constantFrom('', '元', ' 元', '户', '整'),
			fc.boolean()
		);
		fc.assert(
			fc.property(written, ([whole, cents, before, after, grouped]) => {
				const digits = String(Math.abs(whole));
				const parts = grouped ? digits.replace(/\B(?=(?:\d{3})+$)/g, ',') : digits;
				const fraction = cents === 0 ? '' : `.${String(cents).padStart(2, '0')}`;
				const text = `${before}${whole < 0 ? '-' : ''}${parts}${fraction}${after}`;
				expect(Number(readNumber(text))).toBe((whole < 0 ? -1 : 1) * Number(digits + fraction) + 0);
			}),
			runs
		);
	});

	test('know every code by its name, its labels and its spellings, and no name that all objects have', () => {
		for (const set of sets) {
			const codes: readonly Code[] = codeSets[set];
			for (const { code, label, spellings } of codes) {
				expect(readCode(set, code)).toBe(code);
				for (const text of [...Object.values(label), ...spellings])
					expect(
						codes.map((one) => one.code),
						text
					).toContain(readCode(set, `\u3000${text} `));
			}
			for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])
				expect(readCode(set, name)).toBeNull();
		}
	});

	test('read any text as a code of its set or as none, and a code as itself', () => {
		fc.assert(
			fc.property(near, fc.constantFrom(...sets), (text, set) => {
				const code = readCode(set, text);
				if (code !== null) expect(readCode(set, code)).toBe(code);
				const answer = readBoolean(text);
				if (answer !== null) expect(readBoolean(String(answer))).toBe(answer);
			}),
			runs
		);
	});
});

describe('readers of a workbook’s small texts', () => {
	const markup = fc.string({
		unit: fc.constantFrom(
			...'<>/="\'&;! -?[]:_xr\r\n\u0000'.split(''),
			...[
				'&amp;',
				'&#x41;',
				'&#1114112;',
				'&#xD800;',
				'<![CDATA[',
				']]>',
				'<!--',
				'-->',
				'_x0041_',
				'<?',
				'水'
			]
		),
		maxLength: 60
	});

	test('never fail, whatever stands there', () => {
		fc.assert(
			fc.property(fc.oneof(markup, near), (text) => {
				expect(decodeEntities(text).length).toBeLessThanOrEqual(text.length);
				expect(decodeSheetText(text).length).toBeLessThanOrEqual(text.length);
				expect([null, 'string']).toContain(attribute(text, 'r') === null ? null : 'string');
				expect(dateFormat(text) ?? { date: true }).toBeTruthy();
				expect(numberText(numberText(text))).toBe(numberText(text));
				expect(typeof isoText(text) + typeof dateText(text, { date: true, time: true }, 1904)).toBe(
					'stringstring'
				);
				expect(rowOf(text) + columnOf(text)).toBeGreaterThanOrEqual(0);
				expect(areaOf(text)?.length ?? 4).toBe(4);
			}),
			runs
		);
	});

	test('tell XML the same however it is cut, and fail at none but what is not well-formed', () => {
		const told = (text: string, length: number): string => {
			let all = '';
			const scanner = new XmlScanner({
				open: (name, tag) => void (all += `<${name}|${tag}>`),
				close: (name) => void (all += `</${name}>`),
				text: (part) => void (all += part)
			});
			scanner.wantsText = true;
			try {
				for (let at = 0; at < text.length; at += length) scanner.push(text.slice(at, at + length));
				scanner.end();
				return all;
			} catch (error) {
				expect(error).toBeInstanceOf(XmlError);
				return 'not well-formed';
			}
		};
		fc.assert(
			fc.property(markup, fc.integer({ min: 1, max: 9 }), (text, length) => {
				const part = `<a>${text}</a>`;
				expect(told(part, length)).toBe(told(part, part.length));
			}),
			runs
		);
	});

	test('name columns and read their names back', () => {
		for (let column = 1; column <= 16_384; column++)
			expect(columnOf(`${columnLetters(column)}7`)).toBe(column);
		expect([columnOf('XFE1'), columnOf('AAAAAAAA1'), rowOf('A16777217'), rowOf('A1e3')]).toEqual([
			0, 0, 0, 0
		]);
	});
});

/** A source whose bytes come in pieces of the given lengths. */
function inPieces(bytes: Uint8Array, pieces: readonly number[]): Source {
	return {
		...sourceOfBytes('x.csv', bytes),
		stream: () => {
			let at = 0;
			let turn = 0;
			return new ReadableStream<Uint8Array>({
				pull(controller) {
					if (at >= bytes.length) return controller.close();
					const length = pieces[turn++ % pieces.length]!;
					controller.enqueue(bytes.slice(at, at + length));
					at += length;
				}
			});
		}
	};
}

async function read(source: Source, options: ReadOptions) {
	const chunks: Uint8Array[] = [];
	const data = await readSheet(source, options, (chunk) => void chunks.push(chunk.slice()));
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
		new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer())
	);
	return { ...data, records: readCanonical(text) };
}

describe('a text file', () => {
	// all of these stand in every encoding that is read
	const cell = fc.string({
		unit: fc.constantFrom('投', '訴', '水', '，', 'a', '1', ' ', '"', ',', '\n', '\r\n', '。'),
		maxLength: 8
	});
	const lengths = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });

	test('is read in every encoding as it was written, wherever its bytes are cut', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
				fc.constantFrom(...encodings),
				fc.constantFrom('\n', '\r\n', '\r'),
				lengths,
				async (records, encoding, end, pieces) => {
					const { text, expected } = writeCsv([['投', 'b'], ...records], ',', [end], false);
					const options: ReadOptions = { encoding, delimiter: ',' };
					const { records: found } = await read(inPieces(encode(text, encoding), pieces), options);
					expect(found).toEqual(expected);
				}
			),
			{ numRuns: 250 }
		);
	});

	test('of any bytes is read or refused, and nothing else is thrown', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.uint8Array({ minLength: 1, maxLength: 300 }),
				fc.constantFrom(undefined, ...encodings),
				lengths,
				async (bytes, encoding, pieces) => {
					try {
						const options: ReadOptions = encoding === undefined ? {} : { encoding };
						const { records, rowsRead } = await read(inPieces(bytes, pieces), options);
						expect(records.length).toBe(rowsRead);
					} catch (error) {
						expect(error).toBeInstanceOf(Refusal);
					}
				}
			),
			{ numRuns: 500 }
		);
	});
});

describe('a mapping from a file', () => {
	test('is read or refused, whatever it says', () => {
		fc.assert(
			fc.property(fc.json(), (json) => {
				for (const text of [json, `{"columns":${json}}`, `{"columns":{},"values":${json}}`, json.slice(1)]) {
					try {
						expect(parseMapping(text, 'm.json').table).toBe('complaints');
					} catch (error) {
						expect(error).toBeInstanceOf(Refusal);
					}
				}
			}),
			{ numRuns: 300 }
		);
	});

	test('whose headers are named like what all objects have keeps them, and changes no object', () => {
		const text =
			'{"columns":{"__proto__":null,"constructor":"site","toString":null},"orders":{"__proto__":"dmy"}}';
		const { columns, orders } = parseMapping(text, 'm.json');
		expect(Object.entries(columns)).toEqual([
			['__proto__', null],
			['constructor', 'site'],
			['toString', null]
		]);
		expect(Object.entries(orders ?? {})).toEqual([['__proto__', 'dmy']]);
		expect(Object.getPrototypeOf(columns)).toBe(Object.prototype);
	});
});
