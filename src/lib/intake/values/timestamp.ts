import { literal } from '#lib/engine/sql.ts';
import type { DateReading } from '#lib/model/batch.ts';
import { halfWidthSql } from './clean.ts';

/** Years outside are slips of the hand (0025, 2205), not dates. */
export const firstYear = 1900;
export const lastYear = 2199;

/** Serials below stand for 1954 or earlier, above for 2119 or later: in a text column more likely plain numbers. */
export const firstSerial = 20_000;
export const lastSerial = 80_000;

/** SQL: a timestamp whose year is no slip of the hand. It names the expression three times: one that is costly gets a name first. */
export const plausibleSql = (expression: string): string =>
	`case when ${expression} >= timestamp '${firstYear}-01-01' and ${expression} < timestamp '${lastYear + 1}-01-01' then ${expression} end`;

const list = (formats: readonly string[]): string => `[${formats.map(literal).join(', ')}]`;

/** TIMESTAMP of a cleaned text by strptime formats, plausible or not, null where none fits. */
export function readTimestampSql(expression: string, formats: readonly string[]): string {
	if (formats.length === 0) return 'null::timestamp';
	const parsed = parsedSql(expression, formats);
	return formats.some((f) => f.includes('%f')) ? `date_trunc('second', ${parsed})` : parsed;
}

/** TIMESTAMP of a cleaned text by strptime formats, null where none fits. */
export const strptimeSql = (expression: string, formats: readonly string[]): string =>
	formats.length === 0 ? 'null::timestamp' : plausibleSql(readTimestampSql(expression, formats));

// one expression that holds the other once: what stands twice in a filter is worked out twice
const span = lastYear + 1 - firstYear;
const isPlausible = (expression: string): string =>
	`coalesce((year(${expression}) - ${firstYear - 100 * span}) // ${span} = 100, false)`;

/** True where `strptimeSql` gives a value, else false. The text is parsed once for it, which in a filter the other is not. */
export const isTimestampSql = (expression: string, formats: readonly string[]): string =>
	formats.length === 0 ? 'false' : isPlausible(parsedSql(expression, formats));

/** True only where `isTimestampSql` is, and for most cells where it is: half as long as that for a million of them. */
export const isPlainTimestampSql = (expression: string, formats: readonly string[]): string =>
	formats.length === 0 ? 'false' : isPlausible(`try_strptime(${expression}, ${list(formats)})`);

function parsedSql(expression: string, formats: readonly string[]): string {
	// only a cell with characters of several bytes can differ from its half-width form
	const folded = `case when strlen(${expression}) > length(${expression}) then ${halfWidthSql(expression)} end`;
	return `coalesce(try_strptime(${expression}, ${list(formats)}), try_strptime(${folded}, ${list(formats)}))`;
}

/** TIMESTAMP of a cleaned text that is an Excel serial, rounded to the nearest second. */
export function serialSql(expression: string, epoch: DateReading['serial']): string {
	if (epoch === null) return 'null::timestamp';
	const days = epoch === 1904 ? 24_107 : 25_569;
	const low = epoch === 1904 ? firstSerial - 1462 : firstSerial;
	const number = `try_cast(${expression} as double)`;
	return `case when ${number} between ${low} and ${lastSerial} then make_timestamp(cast(round((${number} - ${days}) * 86400) as bigint) * 1000000) end`;
}
