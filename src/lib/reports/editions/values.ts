import type { Locale } from '#lib/i18n/locale.ts';
import { needsData, type Block, type ReportDocument, type Table } from '#lib/reports/document.ts';
import { cellText } from '#lib/reports/renderers/cells.ts';

/** One thing that a paper says, at a place that another paper of its kind has as well. */
export interface Said {
	/** The same in both papers where it is the same place. */
	readonly key: string;
	readonly kind: 'chapter' | 'sentence' | 'note' | 'figure' | 'row' | 'field';
	/** Id of the paragraph, table or form; of the chapter for what has none. */
	readonly block: string;
	readonly chapter: string;
	/** Caption or label; empty for a sentence. */
	readonly place: string;
	/** Of a row: what it is known by. */
	readonly row: string;
	/** By column; a sentence has one without a name. */
	readonly cells: ReadonlyMap<string, string>;
}

const one = (text: string): Map<string, string> => new Map([['', text]]);

/** Everything that a paper says, figure by figure, in its order. Signatures and the order of pages are not what it says. */
export function saidIn(document: ReportDocument): Said[] {
	const { locale } = document.meta;
	const said: Said[] = [];
	const seen = new Map<string, number>();
	let [chapter, id] = ['', ''];
	const say = (kind: Said['kind'], block: string, name: string, more: Partial<Said>): void => {
		const nth = (seen.get(`${kind} ${block} ${name}`) ?? 0) + 1;
		seen.set(`${kind} ${block} ${name}`, nth);
		const key = `${kind}\n${block}\n${name}\n${nth}`;
		said.push({ key, kind, block, chapter, place: '', row: '', cells: new Map(), ...more });
	};
	const take = (block: Block): void => {
		switch (block.kind) {
			case 'heading':
				if (block.level === 1) [chapter, id] = [block.text, block.id];
				return say('chapter', block.id, '', { cells: one(block.text) });
			case 'paragraph':
				return say('sentence', block.id, '', { cells: one(block.runs.map(({ text }) => text).join('')) });
			case 'note':
				return say('note', id, '', { cells: one(block.text) });
			case 'list':
				return block.items.forEach((item) => say('note', id, 'list', { cells: one(item) }));
			case 'keyFigures':
				return block.items.forEach(({ label, type, value, note }) =>
					say('figure', id, label, {
						place: label,
						cells: new Map([
							['', cellText(value, type, locale)],
							[' ', note]
						])
					})
				);
			case 'table':
				return rowsOf(block, locale).forEach(({ name, cells }) =>
					say('row', block.id, name, { place: block.caption, row: name, cells })
				);
			case 'figure':
				return needsData(document, block) ? take(block.data) : undefined;
			case 'form':
				return block.rows
					.flat()
					.forEach(({ label, type, value }) =>
						say('field', block.id, label, { place: label, cells: one(cellText(value, type, locale)) })
					);
			default:
		}
	};
	for (const block of document.blocks) take(block);
	return said;
}

/** The rows of a table by the first columns that tell them apart. */
function rowsOf(
	{ columns, rows, totals }: Table,
	locale: Locale
): { name: string; cells: Map<string, string> }[] {
	const texts = [...rows, ...(totals ? [totals] : [])].map((cells) =>
		cells.map((cell, at) => cellText(cell, columns[at]?.type ?? 'text', locale))
	);
	const words = columns.findIndex(({ type }) => type !== 'text' && type !== 'datetime');
	const most = Math.max(1, words < 0 ? columns.length : words);
	const named = (count: number) => texts.map((cells) => cells.slice(0, count).join(' · '));
	const count =
		Array.from({ length: most }, (_, at) => at + 1).find((n) => new Set(named(n)).size === texts.length) ?? 1;
	const names = named(count);
	return texts.map((cells, at) => ({
		name: names[at]!,
		cells: new Map(columns.map(({ head }, column) => [head, cells[column] ?? ''] as const).slice(count))
	}));
}
