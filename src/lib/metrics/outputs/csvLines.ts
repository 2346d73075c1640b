import { formula } from '#lib/base/csv.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { identifier, literal } from '#lib/engine/sql.ts';

/** What ECMAScript's `\s` matches, in RE2: a cell with such an edge is quoted, so that no reader trims it. */
const space =
	'[\\s\\x0b\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}]';
/** Between the cells of a row while it is asked whether any of them must be quoted. */
const between = '\\x1f';
const quotedCell = literal(`[",\\r\\n]|^${space}|${space}$`);
const [begins, plain] = [literal(formula.begins), literal(formula.plain)];
/** Rows of which a cell may have to be quoted or led by an apostrophe. */
const quotedRow = literal(
	`[",\\r\\n]|(?:^|${between})${space}|${space}(?:$|${between})|(?:^|${between})${formula.begins.slice(1)}`
);

interface Column {
	readonly name: string;
	readonly type: string;
}

/** The columns of a select with DuckDB's names of their types. */
export async function columnsOf(engine: Engine, select: string): Promise<Column[]> {
	const found = rows<{ column_name: string; column_type: string }>(await engine.query(`describe ${select}`));
	return found.map(({ column_name: name, column_type: type }) => ({ name, type }));
}

const isText = ({ type }: Column): boolean => type === 'VARCHAR' || type.startsWith('ENUM');

/** A number as ECMAScript writes it; money and shares have no more than some decimals, for which DuckDB writes the same. */
function plainText(column: Column): string {
	const own = identifier(column.name);
	if (column.type === 'DOUBLE')
		return `case when ${own} = trunc(${own}) and abs(${own}) < 1e15 then ${own}::bigint::varchar else ${own}::varchar end`;
	return isText(column) ? `${own}::varchar` : own;
}

const inertText = (text: string): string =>
	`(case when regexp_matches(${text}, ${begins}) and not regexp_matches(${text}, ${plain}) then chr(39) || ${text} else ${text} end)`;

/**
 * SQL: one row with all the rows of `select`, in its order, as records of RFC 4180 (`text`; null where there are none), and how many
 * they are (`n`): quoted where it must be, led by an apostrophe where a spreadsheet would run it, empty for null. Written by the engine, since ten million cells as objects take a minute.
 */
export function csvLines(select: string, columns: readonly Column[]): string {
	const texts = columns.filter(isText).map(({ name }) => `${identifier(name)}::varchar`);
	const whole = columns.map((column) => plainText(column)).join(", ',', ");
	const cells = columns
		.map((column) => {
			const text = isText(column) ? inertText(plainText(column)) : plainText(column);
			return isText(column)
				? `case when regexp_matches(${text}, ${quotedCell}) then '"' || replace(${text}, '"', '""') || '"' else ${text} end`
				: text;
		})
		.join(", ',', ");
	const quoted = texts.length
		? `regexp_matches(concat_ws(chr(31), ${texts.join(', ')}), ${quotedRow})`
		: 'false';
	return `select string_agg(line, '' order by n) as text, count(*)::integer as n from (
	select row_number() over () as n, case when ${quoted} then concat(${cells}, chr(13), chr(10)) else concat(${whole}, chr(13), chr(10)) end as line
	from (${select})
)`;
}
