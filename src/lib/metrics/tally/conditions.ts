import { complaintClauses, outcomes } from '#lib/pipeline/marts/clauses.ts';
import { ageBuckets, ageIs } from '#lib/metrics/ages.ts';
import { dimensionColumns, dimensionNames, stageIs, stretchIs, type Filter } from '#lib/metrics/filter.ts';
import { searchWords } from '#lib/metrics/search/words.ts';

/** A part of a filter as a test of the value, as text, that a column has. */
export interface Test {
	/** SQL of the column. */
	readonly column: string;
	/** True where the column is that of the complaint which a row belongs to. */
	readonly parent?: boolean;
	accepts(value: string | null): boolean;
}

const hourSql = 'case when not received_at_date_only then hour(received_at) end';
const weekdaySql = 'isodow(received_at)';
const ageSql = `case ${ageBuckets.map((bucket) => `when is_open and (${ageIs(bucket)}) then '${bucket}'`).join(' ')} end`;

/** The columns that filters ask for most, to be there before they are asked. */
export const usualColumns: readonly string[] = [
	'received_on',
	'received_month',
	...dimensionNames.map((name) => dimensionColumns[name]),
	ageSql,
	'is_open'
];

/** A day that is not one is before and after none. */
function isDay(value: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
	const time = Date.parse(`${value}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** As it stands in SQL: the null character ends a text there. */
const plain = (value: string) => value.replaceAll('\0', '');

function among(values: readonly string[]): Test['accepts'] {
	const given = new Set(values.map(plain));
	return (value) => (value === null ? given.has('') : value !== '' && given.has(value));
}

/** The days of a period as tests of these columns. */
function periodTests({ from, to, month }: Filter, day: string, months: string): Test[] {
	const all: Test[] = [];
	const [isFrom, isTo] = [isDay(from ?? ''), isDay(to ?? '')];
	if (from) all.push({ column: day, accepts: (value) => isFrom && value !== null && value >= from });
	if (to) all.push({ column: day, accepts: (value) => isTo && value !== null && value <= to });

	if (month) all.push({ column: months, accepts: (value) => value === plain(month) });
	return all;
}

/** The filter as tests of columns of mart_complaints: what compileFilter says in SQL. Null where it asks for more than values of columns. */
export function testsOf(filter: Filter): readonly Test[] | null {
	const name = JSON.stringify(filter);
	const known = remembered.get(name);
	if (known !== undefined) return known;
	const made = madeOf(filter);
	if (remembered.size > 200) remembered.clear();
	remembered.set(name, made);
	return made;
}

const remembered = new Map<string, readonly Test[] | null>();

/** The parts of a filter that are asked of values of columns; a search is not. */
const parts: readonly string[] = [
	...['from', 'to', 'month', 'hour', 'weekday', 'age', 'outcome', 'stage', 'stretch', 'open', 'search'],
	...dimensionNames
];

function madeOf(filter: Filter): readonly Test[] | null {
	if (searchWords(filter.search ?? '').length > 0) return null;
	if (Object.entries(filter).some(([part, value]) => value !== undefined && !parts.includes(part)))
		return null;
	const all = periodTests(filter, 'received_on', 'received_month');
	const { hour, weekday, age, outcome, stage, stretch, open } = filter;
	if (hour !== undefined) all.push({ column: hourSql, accepts: (value) => value === String(hour) });
	if (weekday !== undefined) all.push({ column: weekdaySql, accepts: (value) => value === String(weekday) });
	for (const name of dimensionNames) {
		const values = filter[name];
		if (values?.length) all.push({ column: dimensionColumns[name], accepts: among(values) });
	}
	if (age?.length)
		all.push({ column: ageSql, accepts: (value) => (age as readonly (string | null)[]).includes(value) });
	if (outcome) {
		const isKnown =
			(complaintClauses as readonly string[]).includes(outcome.clause) &&
			(outcomes as readonly string[]).includes(outcome.outcome);
		all.push(
			isKnown ? { column: `${outcome.clause}_outcome`, accepts: (value) => value === outcome.outcome } : never
		);
	}
	if (stage) all.push(isTrue(stageIs(stage)));
	if (stretch) all.push(isTrue(stretchIs(stretch)));
	if (open !== undefined) all.push({ column: 'is_open', accepts: (value) => value === String(open) });
	return all;
}

/** Holds for no complaint. */
const never: Test = { column: 'is_open', accepts: () => false };

const isTrue = (column: string): Test =>
	column === 'false' ? never : { column, accepts: (value) => value === 'true' };

/** The same for mart_events, as compileEventFilter says it: the period is that of the event itself. */
export function eventTestsOf({ from, to, month, ...rest }: Filter): readonly Test[] | null {
	const ofComplaint = parentTestsOf(rest);
	return ofComplaint && [...periodTests({ from, to, month }, 'event_on', 'event_month'), ...ofComplaint];
}

/** The same for the lines of mart_fines that belong to no complaint, as apartWithin says it. */
export const fineTestsOf = ({ from, to, month }: Filter): readonly Test[] =>
	periodTests({ from, to, month }, 'due_at::date', 'month');

/** Tests of complaints for the rows of another table that belong to them. */
export const parentTestsOf = (filter: Filter): readonly Test[] | null =>
	testsOf(filter)?.map((test) => ({ ...test, parent: true })) ?? null;
