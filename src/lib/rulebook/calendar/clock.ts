import { bucket } from './days.ts';

/**
 * SQL of a clock that counts either time or days, on a calendar or on all hours of all days. A moment has a place on the clock, a
 * number: microseconds of working time passed, or days whose end has passed. `join` finds what both need; without a
 * calendar nothing is joined.
 */
export interface ClockSql {
	/** Joins the row of the calendar that the moment `at` belongs to, as `alias`. */
	readonly join: (alias: string, at: string) => string;
	/** The place of the moment on the clock. */
	readonly place: (alias: string, at: string) => string;
	/** Until when what follows from the moment is known; null where nothing limits it. */
	readonly sureUntil: (alias: string) => string;
	/** True where the clock runs at the moment, or has just been stopped by it. */
	readonly running: (alias: string, at: string) => string;
	/** Joins the row of the calendar in which the clock first reaches `place`. */
	readonly reach: (alias: string, place: string) => string;
	/** The first moment at which the clock shows `place`; for days the last moment of the day. */
	readonly moment: (alias: string, place: string) => string;
}

const lastMoment = "interval '23:59:59.999'";
const epoch = "timestamp '1970-01-01'";

const wallTime: ClockSql = {
	join: () => '',
	place: (_, at) => `epoch_us(${at})`,
	sureUntil: () => 'null::timestamp',
	running: () => 'true',
	reach: () => '',
	moment: (_, place) => `make_timestamp(${place})`
};

const wallDays: ClockSql = {
	...wallTime,
	place: (_, at) => `datediff('day', ${epoch}, ${at})`,
	moment: (_, place) => `${epoch} + to_days((${place} - 1)::integer) + ${lastMoment}`
};

const workingTime = (no: number | string): ClockSql => ({
	join: (alias, at) => `
	left join fct_working_tiles as ${alias} on ${alias}.calendar_no = ${no} and ${alias}.day = ${at}::date
		and epoch_us(${at}) >= ${alias}.opens_us and epoch_us(${at}) < ${alias}.until_us`,
	place: (alias, at) => `${alias}.before_us + least(epoch_us(${at}) - ${alias}.opens_us, ${alias}.length_us)`,
	sureUntil: (alias) => `${alias}.sure_until`,
	running: (alias, at) =>
		`(epoch_us(${at}) > ${alias}.opens_us and epoch_us(${at}) <= ${alias}.opens_us + ${alias}.length_us)`,
	reach: (alias, place) => `
	left join fct_working_buckets as ${alias} on ${alias}.calendar_no = ${no} and ${alias}.bucket = (${place} - 1) // ${bucket}
		and ${place} > ${alias}.before_us and ${place} <= ${alias}.before_us + ${alias}.length_us`,
	moment: (alias, place) => `make_timestamp(${alias}.opens_us + ${place} - ${alias}.before_us)`
});

const workingDays = (no: number | string): ClockSql => ({
	join: (alias, at) => `
	left join fct_calendar_days as ${alias} on ${alias}.calendar_no = ${no} and ${alias}.day = ${at}::date`,
	place: (alias) => `${alias}.days_before`,
	sureUntil: (alias) => `${alias}.sure_until`,
	running: () => 'true',
	reach: (alias, place) => `
	left join fct_calendar_days as ${alias} on ${alias}.calendar_no = ${no} and ${alias}.works and ${alias}.days_before = ${place} - 1`,
	moment: (alias) => `${alias}.day::timestamp + ${lastMoment}`
});

/** The clock of this calendar, a number or SQL that gives one; or without a number the wall clock. */
export function clockSql(unit: 'time' | 'days', calendarNo: number | string | null): ClockSql {
	if (calendarNo === null) return unit === 'time' ? wallTime : wallDays;
	return unit === 'time' ? workingTime(calendarNo) : workingDays(calendarNo);
}
