import { CFB } from '@e965/xlsx';
import { encode } from './encode.ts';

/** A cell of an old workbook: text, a number, a number in a format, a formula with its cached value, an error. */
export type OldCell =
	| string
	| number
	| boolean
	| null
	| { readonly number: number; readonly format: number }
	| { readonly formula: string | number }
	| { readonly error: number };

export interface OldBook {
	readonly version: 5 | 8;
	readonly sheets: readonly {
		readonly name: string;
		readonly hidden?: boolean;
		readonly rows: readonly (readonly OldCell[])[];
		/** [first row, last row, first column, last column], from 0. */
		readonly merged?: readonly (readonly [number, number, number, number])[];
	}[];
	/** Number formats of cell styles, by place from 1: a built-in id or a code. */
	readonly formats?: readonly (number | string)[];
	readonly date1904?: boolean;
	readonly codePage?: number;
	readonly encrypted?: boolean;
}

const u16 = (...values: number[]): number[] => values.flatMap((value) => [value & 255, (value >> 8) & 255]);
const u32 = (value: number): number[] => u16(value & 0xffff, value >>> 16);
const f64 = (value: number): number[] => [...new Uint8Array(new Float64Array([value]).buffer)];
const record = (type: number, body: readonly number[]): number[] => [...u16(type, body.length), ...body];

/** The stream of an old workbook, record by record ([MS-XLS] 2.1.7.20). */
export function oldStream(book: OldBook): Uint8Array {
	const wide = book.version === 8;
	const text = (value: string, lengthBytes: 1 | 2): number[] => {
		const bytes = [...encode(value, wide ? 'utf-16le' : 'gb18030')];
		const length = wide ? value.length : bytes.length;
		return [...(lengthBytes === 1 ? [length] : u16(length)), ...(wide ? [1] : []), ...bytes];
	};
	const begin = (kind: number): number[] =>
		record(0x0809, [
			...u16(wide ? 0x0600 : 0x0500, kind, 0x0dbb, 0x07cc),
			...(wide ? [...u32(0), ...u32(6)] : [])
		]);
	const end = record(0x0a, []);
	const formats = book.formats ?? [];
	const style = (id: number): number[] =>
		record(0xe0, [...u16(0, id, 0x0001, 0x0020), ...Array<number>(wide ? 12 : 8).fill(0)]);
	const globals = (places: readonly number[]): number[] => [
		...begin(5),
		...(book.encrypted ? record(0x2f, [...u16(0, 0x1234, 0x5678)]) : []),
		...(book.codePage ? record(0x42, u16(book.codePage)) : []),
		...record(0x22, u16(book.date1904 ? 1 : 0)),
		...formats.flatMap((format, at) =>
			typeof format === 'string' ? record(0x041e, [...u16(200 + at), ...text(format, wide ? 2 : 1)]) : []
		),
		...style(0),
		...formats.flatMap((format, at) => style(typeof format === 'string' ? 200 + at : format)),
		...book.sheets.flatMap(({ name, hidden }, at) =>
			record(0x85, [...u32(places[at] ?? 0), hidden ? 1 : 0, 0, ...text(name, 1)])
		),
		...end
	];
	const cell = (row: number, column: number, value: OldCell): number[] => {
		const at = (format: number): number[] => u16(row, column, format);
		if (value === null) return [];
		if (typeof value === 'string') return record(0x0204, [...at(0), ...text(value, 2)]);
		if (typeof value === 'number') return record(0x0203, [...at(0), ...f64(value)]);
		if (typeof value === 'boolean') return record(0x0205, [...at(0), value ? 1 : 0, 0]);
		if ('error' in value) return record(0x0205, [...at(0), value.error, 1]);
		if ('number' in value) return record(0x0203, [...at(value.format), ...f64(value.number)]);
		const one = [...u16(0), ...u32(0), ...u16(3), 0x1e, 1, 0];
		if (typeof value.formula === 'number') return record(0x06, [...at(0), ...f64(value.formula), ...one]);
		return [
			...record(0x06, [...at(0), 0, 0, 0, 0, 0, 0, 0xff, 0xff, ...one]),
			...record(0x0207, text(value.formula, 2))
		];
	};
	const bodies = book.sheets.map(({ rows, merged }) => [
		...begin(0x10),
		...rows.flatMap((cells, row) => cells.flatMap((value, column) => cell(row, column, value))),
		...(merged ? record(0xe5, [...u16(merged.length), ...merged.flatMap((area) => u16(...area))]) : []),
		...end
	]);
	let place = globals([]).length;
	const places = bodies.map((body) => (place += body.length) - body.length);
	return Uint8Array.from([...globals(places), ...bodies.flat()]);
}

/** The stream as sloppy web systems write it: no container, no version, no code page. */
export function bareStream(rows: readonly (readonly (string | number)[])[]): Uint8Array {
	return Uint8Array.from([
		...record(0x0809, u16(0, 0x10, 0, 0)),
		...rows.flatMap((cells, row) =>
			cells.flatMap((value, column) => {
				if (typeof value === 'number') return record(0x0203, [...u16(row, column, 0), ...f64(value)]);
				const bytes = [...encode(value, 'gb18030')];
				return record(0x0204, [...u16(row, column, 0, bytes.length), ...bytes]);
			})
		),
		...record(0x0a, [])
	]);
}

/** A container of one stream. */
export function container(stream: string, bytes: Uint8Array): Uint8Array {
	const file = CFB.utils.cfb_new({ root: 'R' });
	CFB.utils.cfb_add(file, `/${stream}`, bytes);
	return new Uint8Array(CFB.write(file, { type: 'array' }) as ArrayLike<number>);
}

export const oldWorkbook = (book: OldBook): Uint8Array =>
	container(book.version === 8 ? 'Workbook' : 'Book', oldStream(book));
