import { plainNumber } from './expected.ts';
import type { Difference } from './differences.ts';
import { formats } from './model.ts';

/** A kind of difference between what a library reads and what stands in the file. All of them are explained in docs/decisions/reading.md. */
export interface DifferenceClass {
	readonly reader: 'exceljs' | 'SheetJS';
	readonly name: string;
	explains(difference: Difference): boolean;
}

/** A class as it is called. */
export const nameOf = ({ reader, name }: DifferenceClass): string => `${reader}: ${name}`;

const lineEnds = (text: string): string => text.replaceAll('\r\n', '\n');
const escapes = (text: string): string =>
	text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
const entities = (text: string): string =>
	text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replaceAll('&amp;', '&');

/** True where what was found is what was wanted after one or several of these. */
const isAfter = ({ content, wanted, found }: Difference, ...changes: ((text: string) => string)[]): boolean =>
	content?.kind === 'text' &&
	Array.from({ length: 1 << changes.length }, (_, chosen) =>
		changes.reduce((text, change, at) => (chosen & (1 << at) ? change(text) : text), wanted)
	).includes(found);
/** A part of the text is gone, in a workbook that has CDATA sections. */
const losesCdata = ({ content, manner, wanted, found }: Difference): boolean =>
	content?.kind === 'text' &&
	manner?.strange === true &&
	[wanted, lineEnds(wanted)].some((text) => found === '' || text.startsWith(found) || text.endsWith(found));

const isCell = ({ content }: Difference): boolean => content !== null;
const isFormula = ({ content }: Difference): boolean =>
	content !== null && content.kind !== 'blank' && content.formula !== undefined;
const rawNumber = ({ content }: Difference): string =>
	content?.kind === 'number' ? plainNumber(Number(content.raw)) : '';

const showsWeekday = ({ content }: Difference): boolean =>
	content?.kind === 'number' && formats[content.format]![0] === '[$-804]aaaa;@';

/** The first that explains a difference is its class. */
export const classes: readonly DifferenceClass[] = [
	{
		reader: 'exceljs',
		name: 'prefixed names',
		explains: (d) => !isCell(d) && d.manner !== null && d.manner.prefix !== ''
	},
	{
		reader: 'exceljs',
		name: 'parts elsewhere than in xl',
		explains: (d) => !isCell(d) && d.manner !== null && d.manner.moved
	},
	{
		reader: 'exceljs',
		name: 'cells without references',
		explains: (d) => !isCell(d) && d.manner !== null && d.manner.references !== 'all'
	},
	{
		reader: 'exceljs',
		name: 'parts in UTF-16',
		explains: (d) => !isCell(d) && d.manner !== null && d.manner.encoding.startsWith('utf-16')
	},
	{
		reader: 'exceljs',
		name: 'formats that files do not spell out',
		explains: (d) =>
			d.content?.kind === 'number' &&
			typeof formats[d.content.format]![0] === 'number' &&
			formats[d.content.format]![1] !== null &&
			d.found === rawNumber(d)
	},
	{
		reader: 'exceljs',
		name: 'a formula whose value is FALSE or 0',
		explains: (d) => isFormula(d) && d.found === '' && (d.wanted === 'FALSE' || d.wanted === '0')
	},
	{
		reader: 'exceljs',
		name: 'a formula whose value is a shared string',
		explains: (d) =>
			isFormula(d) && d.content?.kind === 'text' && d.writer === 'SheetJS' && /^\d*$/.test(d.found)
	},
	{
		reader: 'exceljs',
		name: 'the epoch of 1904 written as true',
		explains: (d) => d.content?.kind === 'number' && d.date1904 && d.writer === 'SheetJS'
	},
	{
		reader: 'exceljs',
		name: 'entities decoded twice',
		explains: (d) => isAfter(d, entities)
	},
	{
		reader: 'exceljs',
		name: 'escaped characters',
		explains: (d) => d.content?.kind === 'text' && /_x[\da-fA-F]{4}_/.test(d.found)
	},
	{
		reader: 'exceljs',
		name: 'text in CDATA sections',
		explains: losesCdata
	},
	{
		reader: 'exceljs',
		name: 'a format of the day of the week alone',
		explains: (d) => showsWeekday(d) && d.found === rawNumber(d)
	},
	{
		reader: 'SheetJS',
		name: 'a format of the day of the week alone',
		explains: (d) => showsWeekday(d) && d.found === rawNumber(d)
	},
	{
		reader: 'SheetJS',
		name: 'parts in UTF-16, big end first',
		explains: (d) => !isCell(d) && d.manner?.encoding === 'utf-16be'
	},
	{
		reader: 'SheetJS',
		name: 'parts elsewhere than in xl',
		explains: (d) => !isCell(d) && d.manner !== null && d.manner.moved
	},
	{
		reader: 'SheetJS',
		name: 'a sheet named __proto__',
		explains: (d) => d.wanted === 'the cells of __proto__'
	},
	{
		reader: 'SheetJS',
		name: 'archives of Zip64',
		explains: (d) => !isCell(d) && d.manner?.archive === 'zip64'
	},
	{
		reader: 'SheetJS',
		name: 'a carriage return before a line feed',
		explains: (d) => isAfter(d, lineEnds)
	},
	{
		reader: 'SheetJS',
		name: 'text decoded twice',
		explains: (d) => isAfter(d, lineEnds, entities, escapes, lineEnds)
	},
	{
		reader: 'SheetJS',
		name: 'text in CDATA sections',
		explains: losesCdata
	}
];
