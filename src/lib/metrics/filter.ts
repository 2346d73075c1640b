import { literal } from '#lib/engine/sql.ts';
import { complaintClauses, outcomes } from '#lib/pipeline/marts/clauses.ts';
import { ageIs, type AgeBucket } from './ages.ts';
import { isFound } from './search/words.ts';
import { isInStretch, isStage, isStanding, standingIs, type Stage, type Standing } from './time/stageIs.ts';

/**
 * Which complaints a question is about. An empty text in a list stands for "not given" (null);
 * an empty list is no condition. A complaint without a time of receipt is in no period.
 */
export interface Filter {
	/** First and last day of receipt, 'YYYY-MM-DD', both within. */
	from?: string;
	to?: string;
	/** Month of receipt, 'YYYY-MM'. */
	month?: string;
	/** Hour of receipt, 0–23; a receipt of which only the date is known is in no hour. */
	hour?: number;
	/** Day of the week of receipt, 1 Monday to 7 Sunday. */
	weekday?: number;
	site?: string[];
	/** First level. */
	category?: string[];
	/** Second level. */
	subcategory?: string[];
	department?: string[];
	severity?: string[];
	channel?: string[];
	validity?: string[];
	handler?: string[];
	recorder?: string[];
	satisfaction?: string[];
	/** Open ones only, by the time since they came in. */
	age?: AgeBucket[];
	outcome?: { clause: string; outcome: string };
	/** How they stand to a stage of their way: recorded in order or not, skipped, not reached, or standing there now. */
	stage?: { stage: Stage; standing: Standing };
	/** Those whose time in the stretch from one stage of the log to the next counts: gone through, or waiting in it now. */
	stretch?: { from: Stage; to: Stage };
	/** Words that must all stand somewhere in the imported row's texts, whatever the case, width and script. */
	search?: string;
	open?: boolean;
}

/** The parts of a filter that hold a list of values, and the column that each is about. */
export const dimensionColumns = {
	site: 'site',
	category: 'category_l1',
	subcategory: 'category_l2',
	department: 'department',
	severity: 'severity',
	channel: 'channel',
	validity: 'validity',
	handler: 'handler',
	recorder: 'recorder',
	satisfaction: 'satisfaction'
} as const satisfies Partial<Record<keyof Filter, string>>;
export type DimensionName = keyof typeof dimensionColumns;
export const dimensionNames = Object.keys(dimensionColumns) as readonly DimensionName[];

/** The filter as conditions on mart_complaints, each led by `and`; empty where nothing is asked. Any text is safe. */
export function compileFilter(filter: Filter): string {
	return conditions(filter)
		.map((condition) => ` and ${condition}`)
		.join('');
}

/**
 * The filter as conditions on mart_events, each led by `and`: the period is that of the event itself, all else is asked
 * of the complaint that it belongs to.
 */
export function compileEventFilter({ from, to, month, ...rest }: Filter): string {
	const all: string[] = [];
	if (from) all.push(`event_on >= ${day(from)}`);
	if (to) all.push(`event_on <= ${day(to)}`);
	if (month) all.push(`event_month = ${text(month)}`);
	const ofComplaint = compileFilter(rest);
	if (ofComplaint)
		all.push(`complaint_id in (select complaint_id from mart_complaints where true${ofComplaint})`);
	return all.map((condition) => ` and ${condition}`).join('');
}

function conditions(filter: Filter): string[] {
	const all: string[] = [];
	if (filter.from) all.push(`received_on >= ${day(filter.from)}`);
	if (filter.to) all.push(`received_on <= ${day(filter.to)}`);
	if (filter.month) all.push(`received_month = ${text(filter.month)}`);
	if (filter.hour !== undefined)
		all.push(`(hour(received_at) = ${whole(filter.hour)} and not received_at_date_only)`);
	if (filter.weekday !== undefined) all.push(`isodow(received_at) = ${whole(filter.weekday)}`);
	for (const [name, column] of Object.entries(dimensionColumns)) {
		const values = filter[name as DimensionName];
		if (values?.length) all.push(oneOf(column, values));
	}
	if (filter.age?.length) all.push(`is_open and (${filter.age.map(ageIs).join(' or ')})`);
	if (filter.outcome) all.push(outcomeIs(filter.outcome.clause, filter.outcome.outcome));
	if (filter.open !== undefined) all.push(filter.open ? 'is_open' : 'not is_open');
	if (filter.stage) all.push(stageIs(filter.stage));
	if (filter.stretch) all.push(stretchIs(filter.stretch));
	const found = isFound(filter.search ?? '');
	if (found) all.push(found);
	return all;
}

function oneOf(column: string, values: readonly string[]): string {
	const given = values.filter((v) => v !== '');
	const parts = given.length ? [`${column} in (${given.map(text).join(', ')})`] : [];
	if (given.length < values.length) parts.push(`${column} is null`);
	return `(${parts.join(' or ')})`;
}

/** A clause or outcome that does not exist holds for no complaint. */
function outcomeIs(clause: string, outcome: string): string {
	const known =
		(complaintClauses as readonly string[]).includes(clause) &&
		(outcomes as readonly string[]).includes(outcome);
	return known ? `${clause}_outcome = '${outcome}'` : 'false';
}

/** SQL: a stage or standing that does not exist holds for no complaint. */
export const stageIs = ({ stage, standing }: { stage: string; standing: string }): string =>
	isStage(stage) && isStanding(standing) ? standingIs(stage, standing) : 'false';

/** SQL: a stretch between stages that do not exist, or do not follow one another, holds for no complaint. */
export const stretchIs = ({ from, to }: { from: string; to: string }): string =>
	isStage(from) && isStage(to) ? isInStretch(from, to) : 'false';

/** A day that is not one holds for no complaint. */
function day(value: string): string {
	return /^\d{4}-\d{2}-\d{2}$/.test(value) ? `try_cast('${value}' as date)` : 'null::date';
}

/** What is no whole number is that of no complaint. */
const whole = (value: number): string => (Number.isInteger(value) ? String(value) : 'null');

/** A literal; the null character ends SQL text, and no cell holds one. */
const text = (value: string) => literal(value.replaceAll('\0', ''));
