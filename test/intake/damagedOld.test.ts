import { CFB } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import { readSheet, sourceOfBytes } from '#lib/intake/read.ts';
import { container, oldStream, type OldBook } from './support/biff.ts';
import { readCanonical } from './support/oracle.ts';

async function read(bytes: Uint8Array) {
	const chunks: Uint8Array[] = [];
	const { notes } = await readSheet(sourceOfBytes('x.xls', bytes), {}, (chunk) => void chunks.push(chunk));
	const text = new TextDecoder().decode(new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()));
	return { notes, records: readCanonical(text) };
}

const ending = async (bytes: Uint8Array): Promise<string> => {
	try {
		await read(bytes);
		return 'read';
	} catch (error) {
		if (error instanceof Refusal) return error.problem.code;
		throw error;
	}
};

const book: OldBook = {
	version: 8,
	formats: ['yyyy/m/d h:mm'],
	sheets: [
		{
			name: '台账',
			rows: [
				['投诉编号', '投诉时间', '投诉内容'],
				...Array.from({ length: 60 }, (_, at) => [
					`T${at}`,
					{ number: 45_000 + at / 7, format: 1 },
					'电梯停运无人处理'
				])
			]
		}
	]
};
const stream = oldStream(book);
const good = container('Workbook', stream);
const endings = [
	'read',
	'broken_workbook',
	'not_a_table',
	'encrypted_workbook',
	'no_rows',
	'no_sheet',
	'unknown_format',
	'record_too_long'
];

/** SheetJS tells the console of records that it does not know. */
function quiet(): void {
	const told = vi.spyOn(console, 'error').mockReturnValue();
	onTestFinished(() => told.mockRestore());
}

/** Changes 4 bytes at a place to a number. */
function withNumber(bytes: Uint8Array, at: number, value: number): Uint8Array {
	const changed = bytes.slice();
	new DataView(changed.buffer).setUint32(at, value, true);
	return changed;
}

describe('the container of an old workbook', () => {
	test('ends in a word, whatever its header and its chains of sectors say', async () => {
		quiet();
		const sectors = good.length / 512;
		const told = new Map<string, number>();
		// the header's numbers, and those of the sectors that hold the chains and the directory
		const fat = 512 * (1 + new DataView(good.buffer).getUint32(0x4c, true));
		const directory = 512 * (1 + new DataView(good.buffer).getUint32(0x30, true));
		const places = [
			...Array.from({ length: 20 }, (_, at) => 0x18 + 4 * at),
			...Array.from({ length: Math.min(32, sectors) }, (_, at) => fat + 4 * at),
			...[0x40, 0x44, 0x48, 0x4c, 0x74, 0x78].flatMap((field) =>
				[0, 128, 256].map((entry) => directory + entry + field)
			)
		];
		for (const at of places) {
			for (const value of [0, 1, 2, sectors - 1, 0xfffffffe, 0xffffffff, 0x7fffffff]) {
				const code = await ending(withNumber(good, at, value));
				expect(endings).toContain(code);
				told.set(code, (told.get(code) ?? 0) + 1);
			}
		}
		expect(told.get('broken_workbook')).toBeGreaterThan(50);
	});

	test('whose chain of sectors goes round in a circle is refused', async () => {
		const fat = 512 * (1 + new DataView(good.buffer).getUint32(0x4c, true));
		const start = CFB.find(CFB.read(good, { type: 'array' }), '/Workbook')!.start as number;
		for (const target of [start, start + 1, start + 3])
			expect(await ending(withNumber(good, fat + 4 * (start + 3), target))).toBe('broken_workbook');
	});

	test('is refused or read wherever it is cut or several of its bytes are changed', async () => {
		quiet();
		for (let length = 8; length < good.length; length += 97)
			expect(endings).toContain(await ending(good.slice(0, length)));
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 }),
				async (changes) => {
					const changed = good.slice();
					for (const [at, byte] of changes) changed[8 + (at % (good.length - 8))] = byte;
					expect(endings).toContain(await ending(changed));
				}
			),
			{ numRuns: 250 }
		);
	});

	test('that WPS writes, with a class id of its own in its header, is read', async () => {
		const changed = good.slice();
		changed.set([0x08, 0x20, 0x02, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46], 8);
		expect((await read(changed)).records[1]!.cells.slice(0, 2)).toEqual(['T0', '2023-03-15 00:00:00']);
	});
});

describe('the records of an old workbook', () => {
	const record = (type: number, ...body: number[]): number[] => [
		type & 255,
		type >> 8,
		body.length & 255,
		body.length >> 8,
		...body
	];
	/** The stream with records put in before the first cell. */
	const withRecords = (...records: number[][]): Uint8Array => {
		const end = oldStream({ ...book, sheets: [{ name: '台账', rows: [] }] }).length - 4;
		const flat = records.flat();
		const changed = new Uint8Array(stream.length + flat.length);
		changed.set(stream.subarray(0, end));
		changed.set(flat, end);
		changed.set(stream.subarray(end), end + flat.length);
		return container('Workbook', changed);
	};

	test.each([
		[
			'cells beyond the last column and row',
			record(0x0203, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f)
		],
		['a string of the shared ones that is not there', record(0xfd, 0, 0, 5, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f)],
		['a run of numbers that ends before it begins', record(0xbd, 0, 0, 9, 0, 0, 0, 0, 0, 0xf0, 0x3f, 1, 0)],
		['merged areas that are not there', record(0xe5, 0xff, 0xff, 0, 0)],
		['a record of nothing', record(0x0203)],
		['a number that is none', record(0x0203, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f)],
		['a text longer than its record', record(0x0204, 0, 0, 8, 0, 0, 0, 0xff, 0x7f, 1, 65, 0)]
	])('%s end in a word', async (_, bytes) => {
		quiet();
		expect(endings).toContain(await ending(withRecords(bytes)));
	});
});
