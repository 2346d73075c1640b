import { formats, type Content } from './model.ts';

/** What a cell is in the end, in the words in which readers are compared. */
export interface Compared {
	readonly text: string;
	readonly error: boolean;
}

/** A number in decimal, to the 15 digits that spreadsheets show, without an exponent. */
export function plainNumber(value: number): string {
	const short = Number.isInteger(value) ? value : Number(value.toPrecision(15));
	const [, sign = '', whole = '', fraction = '', exponent = '0'] =
		/^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(short === 0 ? 0 : short)) ?? [];
	if (Number(exponent) >= 0)
		return (
			sign + whole + fraction.padEnd(Number(exponent), '0').replace(/^(?=.)/, exponent === '0' ? '.' : '')
		);
	return `${sign}0.${'0'.repeat(-1 - Number(exponent))}${whole}${fraction}`;
}

/** A moment, given as UTC, to the nearest second; the day alone where nothing but a day is meant. */
export const momentText = (milliseconds: number): string =>
	new Date(Math.round(milliseconds / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ');

const dayMs = 86_400_000;

/** What a cell must be read as, by ECMA-376 part 1: 18.17.4 (dates), 18.18.11 (cell types), 18.3.1.40 (cached values of formulas). */
export function expected(content: Content, date1904: boolean): Compared {
	if (content.kind === 'blank') return { text: '', error: false };
	if (content.kind === 'text') return { text: content.text, error: false };
	if (content.kind === 'boolean') return { text: content.value ? 'TRUE' : 'FALSE', error: false };
	if (content.kind === 'error') return { text: content.code, error: true };
	const shows = formats[content.format]![1];
	const value = Number(content.raw);
	const [, lead, digits = '', exponent] = /^(\d)\.(\d+)E\+(\d+)$/.exec(content.raw) ?? [];
	if (lead !== undefined && Number(exponent) >= digits.length)
		return { text: lead + digits.padEnd(Number(exponent), '0'), error: false };
	if (shows === null) return { text: plainNumber(value), error: false };
	if (shows === 'time' && value < 1) return { text: momentText(value * dayMs).slice(11), error: false };
	const first = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
	const moment = momentText(first + value * dayMs);
	return { text: Number.isInteger(value) && shows === 'date' ? moment.slice(0, 10) : moment, error: false };
}
