import type { Block, Cell, ReportDocument, Table } from '#lib/reports/document.ts';
import { bare, tablesOf } from './walk.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const month = new RegExp(`\\b(${months.join('|')})\\b(?= \\d{4}| ?–)`, 'g');
/** Numbers that one language writes in words, or says twice. */
const inWords: readonly (readonly [words: RegExp, digits: string])[] = [
	[/八成/g, '80%'],
	[/九成，九成|九成|nine in ten/g, '90%'],
	[/千(?=[户戶])/g, '1000'],
	[/一至四/g, '1–4']
];

/** The numbers of a text in any language, smallest first: languages put them in another order. */
export const numbersOf = (text: string): number[] =>
	(
		inWords
			.reduce((said, [words, digits]) => said.replace(words, digits), text)
			.replace(month, (name) => `${months.indexOf(name) + 1} `)
			.match(/\d[\d,]*(\.\d+)?/g) ?? []
	)
		.map((token) => Number(token.replaceAll(',', '')))
		.sort((a, b) => a - b);

type Said = readonly [place: string, value: unknown];

const saidBy = (cell: Cell): unknown => {
	const value = bare(cell);
	return typeof value === 'string' ? numbersOf(value) : value;
};

const ofTable = ({ id, columns, rows, totals }: Table): Said[] => [
	[`${id}: columns`, columns.map(({ type }) => type)],
	[`${id}: rows`, rows.length],
	...[...rows, ...(totals ? [totals] : [])].flatMap((cells, row) =>
		cells.map((cell, at): Said => [`${id}: row ${row + 1}, column ${at + 1}`, saidBy(cell)])
	)
];

function ofBlock(block: Block): Said[] {
	switch (block.kind) {
		case 'heading':
			return [[`heading ${block.id}`, numbersOf(block.text)]];
		case 'paragraph':
			return [[block.id, numbersOf(block.runs.map(({ text }) => text).join(''))]];
		case 'note':
			return [['note', numbersOf(block.text)]];
		case 'list':
			// a definition may name the same number twice in one language
			return block.items.map((item, at) => [`list, item ${at + 1}`, [...new Set(numbersOf(item))]]);
		case 'keyFigures':
			return block.items.flatMap(({ type, value, note }, at): Said[] => [
				[`key figure ${at + 1}`, [type, value]],
				[`key figure ${at + 1}, note`, numbersOf(note)]
			]);
		case 'form':
			return block.rows
				.flat()
				.map(({ type, value }, at) => [`${block.id}: place ${at + 1}`, [type, saidBy(value)]]);
		case 'figure':
			return [[`figure ${block.id}`, [block.width, block.height]]];
		case 'signOff':
			return [['sign-off', block.rows.map((row) => row.length)]];
		default:
			return [];
	}
}

/** Every number of a paper by the block and the place where it stands. */
const saidIn = (paper: ReportDocument): Said[] => [
	['blocks', paper.blocks.map(({ kind }) => kind)],
	...paper.blocks.flatMap(ofBlock),
	...tablesOf(paper).flatMap(ofTable)
];

/** Where one language of a paper says other numbers than another. */
export function faultsBetween(one: ReportDocument, other: ReportDocument): string[] {
	const [ours, theirs] = [saidIn(one), saidIn(other)];
	const told = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
	return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, at) => {
		const [place, value] = ours[at] ?? ['nothing', null];
		const [otherPlace, otherValue] = theirs[at] ?? ['nothing', null];
		if (place !== otherPlace) return `${place} stands where the other language has ${otherPlace}`;
		return told(value) === told(otherValue) ? '' : `${place}: ${told(value)}, ${told(otherValue)}`;
	}).filter((fault) => fault !== '');
}
