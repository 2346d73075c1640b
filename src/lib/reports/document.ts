import type { Locale } from '#lib/i18n/locale.ts';
import type { Edition, Hand } from '#lib/model/editions.ts';

/**
 * A report as plain serialisable data: what is said, not how it looks. Every renderer (HTML, Word, Excel) reads
 * this and nothing else, so that the same document gives the same bytes wherever it is rendered.
 * All texts are already in the document's language; imported text stands in it as it was, unescaped.
 */
export interface ReportDocument {
	readonly meta: DocumentMeta;
	readonly blocks: readonly Block[];
}

export const paperKinds = [
	'monthly',
	'annual',
	'records',
	'summary',
	'suggestions',
	'processing',
	'visits',
	'capa',
	'deductions',
	'sanctions',
	'desk'
] as const;
export type PaperKind = (typeof paperKinds)[number];

export interface DocumentMeta {
	readonly kind: PaperKind;
	readonly title: string;
	/** The number of the paper, made from kind and period. */
	readonly number: string;
	/** Days 'YYYY-MM-DD', both inclusive, and the period in words. */
	readonly period: { readonly from: string; readonly to: string; readonly label: string };
	/** 'YYYY-MM-DD HH:MM:SS', null where nothing was imported. */
	readonly asOf: string | null;
	/** Its title and the edition in words; the id is for programs. */
	readonly rulebook: { readonly id: string; readonly edition: string; readonly title: string };
	readonly program: string;
	/** Hex digest of the imported data; the same rows give the same fingerprint. */
	readonly fingerprint: string;
	readonly locale: Locale;
	/** Who receives the paper. */
	readonly readers: readonly string[];
	/** True where names, phones and addresses are masked. */
	readonly masked: boolean;
	/** The filter in words, where the report covers only part of the data. */
	readonly scope: string | null;
	/** What the author changed in it; absent where it stands as it was generated. */
	readonly edits?: EditCounts;
	/** Of a sealed paper: which edition of its number it is, who sealed it and when. */
	readonly sealed?: Seal;
}

export interface EditCounts {
	/** Paragraphs in other words, remarks, charts added from elsewhere. */
	readonly texts: number;
	readonly remarks: number;
	readonly additions: number;
	/** Titles of the chapters that were left out. */
	readonly omitted: readonly string[];
}
export type Seal = Pick<Edition, 'edition' | 'at' | 'by' | 'note'>;

/** What a cell holds; the column's type says how it is printed. */
export type Cell = Plain | Interval | Typed;
type Plain = string | number | null;
export type Interval = readonly [low: number, high: number];
/** A cell that is of another type than its column: tables of different measures have one line for each. */
export interface Typed {
	readonly type: ColumnType;
	readonly value: Plain;
}

/**
 * text: string · integer, number (one decimal) · percent: ratio 0..1 · interval: two ratios · money: integer fen ·
 * duration: seconds · datetime: 'YYYY-MM-DD[ HH:MM:SS]', a date without a time stays a date · blank: room to write by hand.
 */
export type ColumnType =
	'text' | 'integer' | 'number' | 'percent' | 'interval' | 'money' | 'duration' | 'datetime' | 'blank';

export interface Column {
	readonly head: string;
	readonly type: ColumnType;
	/** Share of the table's width, relative to the other columns. */
	readonly weight: number;
	/** Set to the right like a number, where the column's type alone would not do so. */
	readonly right?: boolean;
}

export interface Run {
	readonly text: string;
	readonly bold?: boolean;
	/** Colour with meaning; the words say the same. */
	readonly tone?: Tone;
}
export type Tone = 'met' | 'breached' | 'pending' | 'unknown' | 'muted';

export interface Heading {
	readonly kind: 'heading';
	/** Of the first level: names the chapter, the same in every period and language, so that it can be left out. */
	readonly id: string;
	readonly level: 1 | 2;
	readonly text: string;
	/** numbered: 一、 / 1.; annex: 附件1 / Annex 1; plain: no number. */
	readonly series: 'numbered' | 'annex' | 'plain';
}

export interface Paragraph {
	readonly kind: 'paragraph';
	/** Names the sentence, so that an edit can find it again in a later edition. */
	readonly id: string;
	readonly runs: readonly Run[];
	/** What it is about; on screen it leads there. */
	readonly of?: About;
}

/** What a sentence was written from. */
export interface About {
	/** The table or figure that shows it. */
	readonly block?: string;
	/** The complaints that it counts, as an address has the filter (metrics/filterUrl.ts). */
	readonly rows?: string;
}

/** A sentence that stands apart: what is missing, what to be careful about. */
export interface Note {
	readonly kind: 'note';
	readonly tone: 'info' | 'missing' | 'warning';
	readonly text: string;
}

export interface List {
	readonly kind: 'list';
	readonly ordered: boolean;
	readonly items: readonly string[];
}

export interface KeyFigures {
	readonly kind: 'keyFigures';
	readonly items: readonly KeyFigure[];
}
export interface KeyFigure {
	readonly label: string;
	readonly type: ColumnType;
	readonly value: Cell;
	/** Interval, n, and how it compares with the period before, in words. */
	readonly note: string;
}

export interface Table {
	readonly kind: 'table';
	/** Unique in the document; the sheet and the caption go by it. */
	readonly id: string;
	readonly caption: string;
	readonly columns: readonly Column[];
	readonly rows: readonly (readonly Cell[])[];
	readonly totals?: readonly Cell[];
	readonly notes?: readonly string[];
	/** A row list rather than a summary: Excel gives it a sheet of its own with a filter. */
	readonly list?: boolean;
	/** The complaints behind each row, and behind the totals, as an address has the filter; null where no filter says them. */
	readonly of?: { readonly rows: readonly (string | null)[]; readonly totals?: string };
}

export interface Figure {
	readonly kind: 'figure';
	readonly id: string;
	readonly caption: string;
	/** What the picture shows, for those who do not see it. */
	readonly alt: string;
	/** A self-contained SVG, made from our own drawing; null where it could not be drawn. */
	readonly svg: string | null;
	/** In pixels at 96 to the inch. */
	readonly width: number;
	readonly height: number;
	/** The numbers behind the picture. Excel prints them; the others only where `shown`. */
	readonly data: Table;
	readonly shown: boolean;
}

/** A form: labels with what is known beside them, and room to write where nothing is. */
export interface Form {
	readonly kind: 'form';
	readonly id: string;
	/** One or two fields side by side. */
	readonly rows: readonly (readonly FormField[])[];
}
export interface FormField {
	readonly label: string;
	readonly type: ColumnType;
	/** Null: nothing is known, and the place stays empty. */
	readonly value: Cell;
	/** Lines of room at least; 1 unless said. */
	readonly lines?: number;
}

/** Prepared, reviewed, approved: lines to be signed by hand. */
export interface SignOff {
	readonly kind: 'signOff';
	readonly heads: readonly string[];
	readonly rows: readonly (readonly string[])[];
	/** Which step each row is for; its name stands in the second cell, its day in the last. */
	readonly hands?: readonly (Hand | null)[];
}

export interface PageBreak {
	readonly kind: 'pageBreak';
}

/** Starts a new page; what follows is set in this orientation until the next section. */
export interface Section {
	readonly kind: 'section';
	readonly orientation: 'portrait' | 'landscape';
}

export type Block =
	Heading | Paragraph | Note | List | KeyFigures | Table | Figure | Form | SignOff | PageBreak | Section;

/** Whether the numbers behind a figure are not printed by a table of the same document already. */
export function needsData(document: ReportDocument, figure: Figure): boolean {
	return !document.blocks.some((block) => block.kind === 'table' && block.id === figure.data.id);
}

/** How the page with the title lies: a paper that begins with a section is set that way from its title on. */
export function firstOrientation({ blocks }: Pick<ReportDocument, 'blocks'>): Section['orientation'] {
	const [first] = blocks;
	return first?.kind === 'section' ? first.orientation : 'portrait';
}

/** Whether a block says what the next one shows, and has to stand on one page with its beginning. */
export const introduces = (block: Block, next: Block | undefined): boolean =>
	(block.kind === 'paragraph' || block.kind === 'note') &&
	next !== undefined &&
	['table', 'figure', 'keyFigures', 'form', 'signOff', 'list'].includes(next.kind);
