import process from 'node:process';
import { expect, test } from 'vitest';
import { classes, nameOf } from './support/agreement/classes.ts';
import { differences, type Difference } from './support/agreement/differences.ts';
import { canWrite, exceljsBook, looksEscaped } from './support/agreement/exceljsBook.ts';
import { model, type Content, type Model } from './support/agreement/model.ts';
import { Random } from './support/agreement/random.ts';
import { manner, rawBook, type Manner } from './support/agreement/rawBook.ts';
import { exceljsReads, oursReads, sheetjsReads, type Reading } from './support/agreement/reading.ts';
import { canName, sheetjsBook } from './support/agreement/sheetjsBook.ts';

const seed = Number(process.env['AGREEMENT_SEED'] ?? 20_260);
const count = Number(process.env['AGREEMENT_BOOKS'] ?? 300);

interface Written {
	readonly writer: 'exceljs' | 'SheetJS' | 'by hand';
	readonly model: Model;
	readonly manner: Manner | null;
	readonly bytes: Uint8Array;
}

/** A model with what a writer cannot write taken out. */
function only(book: Model, can: (content: Content) => boolean): Model {
	const sheets = book.sheets.map((sheet) => ({
		...sheet,
		cells: new Map(
			[...sheet.cells].map(([row, line]) => [
				row,
				new Map([...line].filter(([, c]) => can(c)).map(([column, c]) => [column, inBinary(c)]))
			])
		)
	}));
	return { ...book, sheets };
}

/** A model with its numbers as a program writes them that keeps them in binary. */
const inBinary = (content: Content): Content =>
	content.kind === 'number' ? { ...content, raw: String(Number(content.raw)) } : content;

async function written(at: number): Promise<Written> {
	const random = new Random(seed + at);
	if (at % 3 === 0) {
		const book = only(model(random, false), canWrite);
		return {
			writer: 'exceljs',
			model: book,
			manner: null,
			bytes: await exceljsBook(book, random.chance(0.5))
		};
	}
	if (at % 3 === 1) {
		const book = only(
			model(random, true),
			(c) => !looksEscaped(c) && (c.kind !== 'number' || canName(c.format))
		);
		return { writer: 'SheetJS', model: book, manner: null, bytes: sheetjsBook(book, random.chance(0.5)) };
	}
	const how = manner(random);
	const full = model(random, true);
	const book =
		how.references === 'all' ? full : { ...full, sheets: full.sheets.map((s) => ({ ...s, merged: [] })) };
	return { writer: 'by hand', model: book, manner: how, bytes: rawBook(book, how, random) };
}

const attempt = async (read: () => Reading | Promise<Reading>): Promise<Reading | string> => {
	try {
		return await read();
	} catch (error) {
		return `throws ${String(error)}`;
	}
};

const readers = [
	['ours', oursReads],
	['exceljs', exceljsReads],
	['SheetJS', sheetjsReads]
] as const;

/** A difference as a failing test shows it. */
const described = (
	at: number,
	{ reader, writer, wanted, found, content, manner: how, date1904 }: Difference
): string =>
	`workbook ${at}, ${writer} → ${reader}: ${JSON.stringify({ wanted, found, content, date1904, how })}`;

test(`${count} workbooks are read as they were written, and as exceljs and SheetJS read them but for what is explained`, async () => {
	const ours: string[] = [];
	const unexplained: string[] = [];
	const seen = new Set<string>();
	let compared = 0;
	for (let at = 0; at < count; at++) {
		const { writer, model: book, manner: how, bytes } = await written(at);
		compared += book.sheets.reduce(
			(sum, { cells }) => sum + [...cells.values()].reduce((n, { size }) => n + size, 0),
			0
		);
		for (const [reader, read] of readers) {
			const found = differences(
				book,
				await attempt(() => read(bytes)),
				reader,
				writer,
				how,
				reader === 'ours'
			);
			for (const difference of found) {
				const known = classes.find((one) => one.reader === reader && one.explains(difference));
				if (reader === 'ours') ours.push(described(at, difference));
				else if (known) seen.add(nameOf(known));
				else unexplained.push(described(at, difference));
			}
		}
	}
	expect(ours).toEqual([]);
	expect(unexplained).toEqual([]);
	// a class that no longer shows has gone, or is named for nothing
	if (count >= 300) expect([...seen].sort()).toEqual(classes.map(nameOf).sort());
	expect(compared).toBeGreaterThan(count * 10);
});
