import { expected, type Compared } from './expected.ts';
import type { Content, Model, ModelSheet } from './model.ts';
import type { Manner } from './rawBook.ts';
import type { Reading } from './reading.ts';

/** A cell that a reader gives otherwise than it must be read, or a workbook that it does not read at all. */
export interface Difference {
	readonly reader: string;
	readonly writer: string;
	readonly content: Content | null;
	readonly wanted: string;
	readonly found: string;
	readonly manner: Manner | null;
	readonly date1904: boolean;
}

/** Where the cells of a sheet stand once it is written: without references each follows the one before. */
export function placed(sheet: ModelSheet, references: Manner['references'] = 'all'): Map<string, Content> {
	const cells = new Map<string, Content>();
	let row = 0;
	for (const [at, line] of sheet.cells) {
		row = references === 'none' ? row + 1 : at;
		let column = 0;
		for (const [place, content] of line) {
			column = references === 'all' ? place : column + 1;
			cells.set(`${row},${column}`, content);
		}
	}
	return cells;
}

const day = /^(\d{4}-\d\d-\d\d) 00:00:00$/;
/** Where a reader gives moments and binary numbers only, a day and its midnight are one, and digits after the fifteenth are none. */
const shown = ({ text, error }: Compared, number: boolean, exact: boolean): string => {
	const looser = exact ? text : number ? text.replace(/^(\d{15})\d+$/, '$1…') : text;
	return (error ? 'error ' : '') + (exact ? looser : looser.replace(day, '$1'));
};

/** What of a reading is not as the model says. `exact`: days and midnights are told apart. */
export function differences(
	model: Model,
	reading: Reading | string,
	reader: string,
	writer: string,
	manner: Manner | null,
	exact: boolean
): Difference[] {
	const { date1904 } = model;
	const whole = { reader, writer, manner, date1904, content: null };
	if (typeof reading === 'string') return [{ ...whole, wanted: 'read', found: reading }];
	const listed = (sheets: readonly { name: string; hidden: boolean }[]): string =>
		JSON.stringify(sheets.map(({ name, hidden }) => [name, hidden]));
	const names = listed(model.sheets.map(({ name, state }) => ({ name, hidden: state !== 'visible' })));
	if (listed(reading.sheets) !== names) return [{ ...whole, wanted: names, found: listed(reading.sheets) }];
	return model.sheets.flatMap((sheet, at) => {
		const found = reading.sheets[at]!.cells;
		const wanted = placed(sheet, manner?.references);
		if (found.size === 0 && !exact && (sheet.name === '__proto__' || manner?.moved)) {
			const filled = [...wanted.values()].some((content) => expected(content, date1904).text !== '');
			return filled ? [{ ...whole, wanted: `the cells of ${sheet.name}`, found: 'none' }] : [];
		}
		const places = new Set([...found.keys(), ...wanted.keys()]);
		return [...places].flatMap((place): Difference[] => {
			const content = wanted.get(place) ?? { kind: 'blank' };
			const a = shown(expected(content, date1904), content.kind === 'number', exact);
			const b = shown(found.get(place) ?? { text: '', error: false }, content.kind === 'number', exact);
			return a === b ? [] : [{ ...whole, content, wanted: a, found: b }];
		});
	});
}
