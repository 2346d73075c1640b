import {
	BorderStyle,
	ImageRun,
	LineRuleType,
	Paragraph,
	ShadingType,
	SimpleField,
	TextRun,
	HeadingLevel,
	type FileChild
} from 'docx';
import { say } from '#lib/i18n/locale.ts';
import type {
	Block,
	DocumentMeta,
	Figure,
	Form,
	Heading,
	KeyFigures,
	Note,
	SignOff,
	Table
} from '#lib/reports/document.ts';
import { cellText, fieldText, isNumeric, printable, staysTogether } from './cells.ts';
import { columnShares } from './columnShares.ts';
import { colours } from './docxStyle.ts';
import { grid, type GridCell } from './docxTable.ts';
import { frameWords, metaLines, noteLead } from './frame.ts';

/** Writes the blocks of one section, whose text is `usable` twips wide. */
export class DocxBlocks {
	readonly #meta: DocumentMeta;
	readonly #usable: number;
	readonly #pictures: ReadonlyMap<string, Uint8Array>;
	readonly #labels: ReadonlyMap<Block, string>;
	/** The heading that begins after the table of contents, on a page of its own. */
	readonly #first: Heading | undefined;

	constructor(
		meta: DocumentMeta,
		usable: number,
		pictures: ReadonlyMap<string, Uint8Array>,
		labels: ReadonlyMap<Block, string>,
		first?: Heading
	) {
		this.#meta = meta;
		this.#usable = usable;
		this.#pictures = pictures;
		this.#labels = labels;
		this.#first = first;
	}

	/** Title, period and the lines that say what the paper rests on. */
	title(): FileChild[] {
		const lines = metaLines(this.#meta);
		const line = ([name, value]: [string, string], span?: number): GridCell[] => [
			{ lines: [name], style: 'TableText', fill: colours.totalFill },
			{ lines: [value], style: 'TableText', ...(span !== undefined && { span }) }
		];
		// two beside each other, the last alone where one is left over
		const cells = lines.flatMap((one, at): GridCell[][] => {
			const next = lines[at + 1];
			if (at % 2 === 1) return [];
			return [next ? [...line(one), ...line(next)] : line(one, 3)];
		});
		return [
			new Paragraph({ heading: HeadingLevel.TITLE, children: runs(this.#meta.title) }),
			new Paragraph({ style: 'Period', children: runs(this.#meta.period.label) }),
			grid(cells, [2, 6, 2, 6], this.#usable),
			after()
		];
	}

	/** `keepNext`: it stays on one page with the beginning of what follows. */
	block(block: Block, keepNext = false): FileChild[] {
		switch (block.kind) {
			case 'heading':
				return [heading(block, block === this.#first)];
			case 'paragraph':
				return [
					new Paragraph({
						keepNext,
						children: block.runs.flatMap((run) =>
							runs(run.text, { bold: run.bold, color: run.tone && colours[run.tone] })
						)
					})
				];
			case 'note':
				return [this.#note(block, keepNext)];
			case 'list':
				return block.items.map(
					(item) =>
						new Paragraph({
							children: runs(item),
							spacing: { after: 40 },
							...(block.ordered ? { numbering: { reference: 'list', level: 0 } } : { bullet: { level: 0 } })
						})
				);
			case 'keyFigures':
				return this.#keyFigures(block);
			case 'table':
				return this.#table(block, this.#labels.get(block) ?? '');
			case 'figure':
				return this.#figure(block);
			case 'form':
				return this.#form(block);
			case 'signOff':
				return this.#signOff(block);
			case 'pageBreak':
				return [new Paragraph({ style: 'AfterTable', pageBreakBefore: true })];
			case 'section':
				return [];
		}
	}

	#note(block: Note, keepNext: boolean): Paragraph {
		const lead = say(noteLead[block.tone], this.#meta.locale);
		return new Paragraph({
			keepLines: true,
			keepNext,
			shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F4F6F8' },
			border: {
				left: {
					style: BorderStyle.SINGLE,
					size: 18,
					space: 6,
					color: block.tone === 'warning' ? colours.breached : '8AA0AD'
				}
			},
			indent: { left: 140 },
			children: [...runs(lead, { bold: true, size: 19 }), ...runs(block.text, { size: 19 })]
		});
	}

	#keyFigures(block: KeyFigures): FileChild[] {
		const across = 3;
		const rows: GridCell[][] = [];
		for (let start = 0; start < block.items.length; start += across) {
			const items = block.items.slice(start, start + across);
			rows.push(
				Array.from({ length: across }, (_, index): GridCell => {
					const item = items[index];
					if (!item) return { lines: [''], style: 'TableText' };
					return {
						lines: [item.label, cellText(item.value, item.type, this.#meta.locale), item.note],
						style: ['FigureName', 'FigureValue', 'Under']
					};
				})
			);
		}
		return [grid(rows, [1, 1, 1], this.#usable, { padding: 120 }), after()];
	}

	/** Above a table it stays with the table; below a picture it must not drag the next table along. */
	#caption(label: string, text: string, above = true): Paragraph {
		const [, name = '', number = ''] = /^(.*?)(\d+)$/.exec(label) ?? [];
		const field = number === '' ? [] : [new SimpleField(`SEQ ${name.trim()} \\* ARABIC`, number)];
		return new Paragraph({
			style: 'Caption',
			keepNext: above,
			children: [...runs(number === '' ? '' : name), ...field, ...runs(`${label === '' ? '' : '  '}${text}`)]
		});
	}

	#table(block: Table, label: string): FileChild[] {
		const { locale } = this.#meta;
		const [body, head] = block.list
			? (['ListText', 'ListHead'] as const)
			: (['TableText', 'TableHead'] as const);
		const row = (cells: Table['rows'][number], style: string, fill?: string): GridCell[] =>
			block.columns.map((column, index) => ({
				lines: [cellText(cells[index] ?? null, column.type, locale)],
				style,
				right: isNumeric(column),
				bold: fill !== undefined,
				fill
			}));
		const rows = [
			block.columns.map((column): GridCell => ({
				lines: [column.head],
				style: head,
				right: isNumeric(column),
				fill: colours.headFill
			})),
			...block.rows.map((cells) => row(cells, body))
		];
		if (block.totals && block.rows.length > 0) rows.push(row(block.totals, body, colours.totalFill));
		if (block.rows.length === 0)
			rows.push([{ lines: [say(frameWords.empty, locale)], style: body, span: block.columns.length }]);
		const weights = columnShares(block, this.#usable / 20, locale);
		return [
			this.#caption(label, block.caption),
			grid(rows, weights, this.#usable, {
				head: true,
				together: staysTogether(block),
				noted: (block.notes ?? []).length > 0,
				summed: block.totals !== undefined
			}),
			...(block.notes ?? []).map((text) => new Paragraph({ style: 'Under', children: runs(text) })),
			after()
		];
	}

	#figure(block: Figure): FileChild[] {
		const label = this.#labels.get(block) ?? '';
		const png = this.#pictures.get(block.id);
		if (!png) return this.#table({ ...block.data, caption: block.caption }, label);
		const fits = Math.min(1, this.#usable / 15 / block.width);
		const id = [...this.#pictures.keys()].indexOf(block.id) + 1;
		return [
			new Paragraph({
				keepNext: true,
				spacing: { before: 120, after: 0, line: 240, lineRule: LineRuleType.AUTO },
				children: [
					new ImageRun({
						type: 'png',
						data: png,
						transformation: {
							width: Math.round(block.width * fits),
							height: Math.round(block.height * fits)
						},
						altText: {
							id: String(id),
							name: printable(block.caption),
							description: printable(block.alt),
							title: printable(block.caption)
						}
					})
				]
			}),
			this.#caption(label, block.caption, false),
			...(block.shown ? this.#table(block.data, '') : [])
		];
	}

	#form(block: Form): FileChild[] {
		const rows = block.rows.map((fields) =>
			fields.flatMap((field): GridCell[] => [
				{ lines: [field.label], style: 'TableHead', fill: colours.totalFill },
				{
					lines: [fieldText(field, this.#meta.locale)],
					style: 'TableText',
					...(fields.length === 1 && { span: 3 }),
					...(field.lines && { height: field.lines * 340 })
				}
			])
		);
		return [grid(rows, [16, 34, 16, 34], this.#usable), after()];
	}

	#signOff(block: SignOff): FileChild[] {
		const rows = [
			block.heads.map((text): GridCell => ({ lines: [text], style: 'TableHead', fill: colours.headFill })),
			...block.rows.map((cells) => cells.map((text): GridCell => ({ lines: [text], style: 'TableText' })))
		];
		const weights = block.heads.map((_, index) => (index === 0 ? 3 : 2));
		return [grid(rows, weights, this.#usable, { head: true, height: 760, together: true }), after()];
	}
}

function heading(block: Heading, pageBreakBefore: boolean): Paragraph {
	const level = block.level === 1 ? 0 : 1;
	return new Paragraph({
		heading: level === 0 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
		children: runs(block.text),
		pageBreakBefore,
		...(block.series === 'numbered' && { numbering: { reference: 'headings', level } }),
		...(block.series === 'annex' && { numbering: { reference: 'annexes', level: 0 } })
	});
}

/** Space after a table, which Word does not give by itself. */
const after = (): Paragraph => new Paragraph({ style: 'AfterTable' });

/** Text as runs, with its line ends kept. */
export function runs(text: string, style: { bold?: boolean; color?: string; size?: number } = {}): TextRun[] {
	return printable(text)
		.split('\n')
		.map((line, index) => new TextRun({ text: line, ...(index > 0 && { break: 1 }), ...style }));
}
