import { clockSql } from './clock.ts';
import { plainLimit, type Limit } from './limit.ts';

/** When the limit of a clause on events runs out: steps and join that its select needs, and what it is judged by. */
export interface EventLimit {
	readonly steps: readonly string[];
	readonly join: string;
	readonly due: string;
	readonly further: Readonly<Record<string, string>>;
	readonly limit: Limit;
}

/**
 * The limit of events `from` (an alias and a table), known by `key`, that counts so much time or so many days from `start`; without
 * a calendar it is `plain`.
 */
export function eventLimit({
	calendarNo,
	unit,
	amount,
	from,
	key,
	start,
	plain
}: {
	readonly calendarNo: number | null;
	readonly unit: 'time' | 'days';
	readonly amount: number;
	readonly from: string;
	readonly key: string;
	readonly start: string;
	readonly plain: string;
}): EventLimit {
	if (calendarNo === null)
		return { steps: [], join: '', due: plain, further: {}, limit: { ...plainLimit(''), until: 'due_at' } };
	const sql = clockSql(unit, calendarNo);
	return {
		steps: [
			`begun as (
	select ${key} as key, ${start} as start_at from ${from}
)`,
			`placed as (
	select b.key, ${sql.place('s', 'b.start_at')} + ${amount} as place, ${sql.sureUntil('s')} as sure_until
	from begun as b${sql.join('s', 'b.start_at')}
)`,
			`limits as (
	select p.key, ${sql.moment('e', 'p.place')} as due_at, p.sure_until
	from placed as p${sql.reach('e', 'p.place')}
)`
		],
		join: `\n\tleft join limits as l on l.key = ${key}`,
		due: 'l.due_at',
		further: {
			sure_at: 'least(l.due_at, l.sure_until)',
			unsure: "case when l.due_at is null or l.due_at > l.sure_until then 'calendar_unknown' end"
		},
		limit: { until: 'sure_at', unsure: 'unsure' }
	};
}
