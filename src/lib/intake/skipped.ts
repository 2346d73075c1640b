import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { literal } from '#lib/engine/sql.ts';
import { readNumber } from './values/number.ts';
import { cleanTextSql } from './values/clean.ts';

/** What is known of the sheet's layout before its rows are gone through. */
export interface Layout {
	readonly columnCount: number;
	/** Columns in which some cell has spaces around its text. */
	readonly padded: readonly number[];
	readonly headerRows: readonly number[];
	/** Header text by column, as it stands in each header row. */
	readonly headers: readonly (readonly (string | null)[])[];
	/** First cell of each row above the header: where one comes again, it is a page's title. */
	readonly titles: readonly string[];
	/** The longest text of each column in the sheet's first rows. */
	readonly longest: readonly number[];
	/** Rows that are one area merged over most of the table. */
	readonly banners: readonly number[];
}

const totalLabel =
	'^(本页|本頁|本月|本年|本周|全部|全年|当月)?(合计|总计|小计|共计|总数|累计|合計|總計|小計|共計|累計|total|grandtotal|subtotal|sub-total|sum)([:：（(].*|[0-9]+.*)?$';
const noteLabel =
	'^(制表|填表|审核|審核|制单|复核|統計|统计|打印|导出|導出|数据来源|资料来源|注|备注|备註|備註|说明|說明|note)(人|员|日期|时间|時間)?[:：].*$';

/**
 * Finds, over all rows, those that are not data, and writes them into the table `skipped(source_row, reason)`:
 * header, what stands above it, blank rows, totals, repeated headers, repeated titles and notes under the table.
 */
export async function findSkipped(engine: Engine, layout: Layout): Promise<void> {
	const cells = Array.from({ length: layout.columnCount }, (_, index) => `c${index + 1}`);
	const clean = (index: number): string => cleanTextSql(cells[index]!, layout.padded.includes(index + 1));
	const first = `coalesce(${cells.map((_, index) => clean(index)).join(', ')})`;
	const filled = cells.map((cell) => `(${cell} is not null)::integer`).join(' + ');
	const repeated =
		layout.headers
			.map(repeatedSql)
			.filter((test) => test !== '')
			.join(' or ') || 'false';
	const top = layout.headerRows.at(0) ?? 0;
	const inHeader = layout.headerRows.length ? `source_row in (${layout.headerRows.join(', ')})` : 'false';
	const titled = layout.titles.length ? `first_text in (${layout.titles.map(literal).join(', ')})` : 'false';
	const bannered = layout.banners.length ? `source_row in (${layout.banners.join(', ')})` : 'false';
	const total = labelled('first_text', 40, totalLabel);
	const note = labelled('first_text', 80, noteLabel);
	await engine.exec(`create or replace table skipped as
with begun as (
	select rowid as place, source_row, ${clean(0)} as first_text, ${layout.headers.map((words) => perhapsRepeatedSql(words, layout.longest)).join(' or ') || 'false'} as repeated
	from rows
), suspects as (
	select place from begun
	where first_text is null or repeated or source_row <= ${top} or ${[inHeader, titled, bannered].join(' or ')} or ${total} or ${note}
), shown as (
	select source_row, ${first} as first_text, ${filled} as filled, ${repeated} as repeated
	from rows where rowid in (select place from suspects)
), reasoned as (
	select source_row, case
		when ${inHeader} then 'header'
		when first_text is null then 'blank'
		when source_row < ${top} then 'title'
		when repeated then 'repeated_header'
		when ${titled} and filled <= 2 then 'title'
		when ${bannered} and filled = 1 then 'title'
		when ${total} then 'total?'
		when filled <= 3 and ${note} then 'note'
	end as reason
	from shown
)
select source_row::integer as source_row, reason::varchar as reason from reasoned where reason is not null`);
	await settleTotals(engine, cells);
}

/** SQL: true where a text of at most so many characters is such a label. */
const labelled = (text: string, longest: number, label: string): string =>
	`(length(${text}) <= ${longest} and regexp_matches(replace(lower(${text}), ' ', ''), ${literal(label)}))`;

interface Word {
	readonly column: number;
	/** SQL: true where a header's word stands in its column again. */
	readonly again: string;
}

const wordsOf = (headers: readonly (string | null)[]): Word[] =>
	headers.flatMap((header, column) =>
		header === null || header.trim() === ''
			? []
			: [{ column, again: `(c${column + 1} is not distinct from ${literal(header)})` }]
	);
const enough = (words: number): number => Math.max(2, Math.ceil(0.6 * words));

/** SQL: true where most of a header row's words stand in their columns again; empty where it has too few. */
function repeatedSql(headers: readonly (string | null)[]): string {
	const found = wordsOf(headers);
	return found.length >= 2
		? `${found.map(({ again }) => `${again}::integer`).join(' + ')} >= ${enough(found.length)}`
		: '';
}

/** SQL: true wherever `repeatedSql` is: of so many columns one must be the same then, and those of short texts are read fastest. */
function perhapsRepeatedSql(headers: readonly (string | null)[], longest: readonly number[]): string {
	const found = wordsOf(headers).sort((a, b) => longest[a.column]! - longest[b.column]!);
	const read = found.slice(0, found.length - enough(found.length) + 1);
	return found.length >= 2 ? read.map(({ again }) => again).join(' or ') : 'false';
}

/** A row that begins with a totals word is one where all else in it is numbers or empty; otherwise it is data. */
async function settleTotals(engine: Engine, cells: readonly string[]): Promise<void> {
	const found = rows<Record<string, string | number | null>>(
		await engine.query(
			`select r.source_row, ${cells.map((cell) => `r.${cell}`).join(', ')} from rows as r join skipped as s on s.source_row = r.source_row where s.reason = 'total?'`
		)
	);
	if (found.length === 0) return;
	const data = found.filter((row) => {
		const texts = cells
			.map((cell) => row[cell])
			.filter((text) => typeof text === 'string' && text.trim() !== '');
		const words = texts.slice(1).filter((text) => !isFigure(String(text)));
		return words.length > Math.max(1, 0.2 * texts.length);
	});
	const numbers = data.map((row) => row.source_row).join(', ');
	await engine.exec(
		`${numbers === '' ? '' : `delete from skipped where reason = 'total?' and source_row in (${numbers});`} update skipped set reason = 'total' where reason = 'total?'`
	);
}

const isFigure = (text: string): boolean =>
	readNumber(text.replace(/%$/, '')) !== null || /^[-—–/]+$/.test(text.trim());
