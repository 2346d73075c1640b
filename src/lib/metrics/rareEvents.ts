import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import { bounds } from './bounds.ts';
import { compileFilter, type Filter } from './filter.ts';
import { isEmpty } from './filterUrl.ts';
import sql from './rareEvents.sql?raw';
import { trendOf, type Trend, type TrendMonth } from './trend.ts';

export interface RareEvents {
	/** Days from one event to the next, one point an event; the last is the time since, not over yet. */
	readonly days: Trend;
	/** Complaints received between one event and the next. */
	readonly cases: Trend;
}

interface Row {
	readonly day: string;
	readonly seconds: number;
	/** Only its day is known: gaps on both sides are counted in whole days. */
	readonly date_only: boolean;
	readonly no: number;
	readonly last_no: number;
}

/** With fewer than this a month on average, chance alone leaves about a quarter of the months empty: e^−1.5 = 0.22. */
const leastMean = 1.5;

/**
 * Whether events are too rare to be counted by month: fewer than 1.5 in a whole month on average, so that about a quarter of the months have none, which
 * is when L. P. Provost, S. K. Murray (2011), The Health Care Data Guide, ch. 7, leave charts of counts. Where there are none at all there is nothing to tell.
 */
export const areRare = (counts: readonly number[]): boolean => {
	const all = counts.reduce((sum, n) => sum + n, 0);
	return all > 0 && all < leastMean * counts.length;
};

const daySeconds = 86_400;

/** How long, and how many complaints, lie between one complaint of the highest severity and the next: what is too rare to be counted by month. */
export async function majorEvents(
	engine: Engine,
	filter: Filter = {},
	signal?: AbortSignal
): Promise<RareEvents> {
	const { asOf } = await bounds(engine, signal);
	const events = await ask<Row>(engine, sql, filter, { is: "severity = 'major'" }, signal);
	return eventTrends(events, asOf);
}

/**
 * How long lies between one complaint of the filter and the next, and how many others were received meanwhile: where a site, category or severity
 * is too rare to be counted by month. Without a filter there are no others.
 */
export async function filteredEvents(
	engine: Engine,
	filter: Filter,
	signal?: AbortSignal
): Promise<RareEvents> {
	const { asOf } = await bounds(engine, signal);
	const { from, to, month, ...scope } = filter;
	const is = `true${compileFilter(scope)}`;
	const events = await ask<Row>(engine, sql, { from, to, month }, { is }, signal);
	const { days, cases } = eventTrends(events, asOf);
	return { days, cases: isEmpty(scope) ? eventTrends([], null).cases : cases };
}

/** Both trends of events in order of time, seen from `asOf`, 'YYYY-MM-DD HH:MM:SS'. The first event only begins the first gap. */
export function eventTrends(events: readonly Row[], asOf: string | null): RareEvents {
	const points: TrendMonth[] = events.slice(1).map(({ day }) => ({ month: day, partial: false }));
	const days = events.slice(1).map((event, i) => daysBetween(events[i]!, event));
	const cases = events.slice(1).map((event, i) => event.no - events[i]!.no - 1);
	const last = events.at(-1);
	if (last && asOf) {
		points.push({ month: asOf.slice(0, 10), partial: true });
		days.push(Math.max(0, daysBetween(last, { seconds: secondsOf(asOf), date_only: asOf.length < 19 })));
		cases.push(last.last_no - last.no);
	}
	const named = distinct(points);
	return {
		days: trendOf(named, { of: 'days', gaps: days }),
		cases: trendOf(named, { of: 'cases', gaps: cases })
	};
}

type Moment = Pick<Row, 'seconds' | 'date_only'>;

function daysBetween(one: Moment, other: Moment): number {
	const whole = ({ seconds }: Moment) => Math.floor(seconds / daySeconds);
	return one.date_only || other.date_only
		? whole(other) - whole(one)
		: (other.seconds - one.seconds) / daySeconds;
}

/** Events of one day keep their order by a number behind the day. */
function distinct(points: readonly TrendMonth[]): TrendMonth[] {
	let same = 1;
	return points.map((point, i) => {
		same = points[i - 1]?.month === point.month ? same + 1 : 1;
		return same === 1 ? point : { ...point, month: `${point.month} (${same})` };
	});
}

const secondsOf = (at: string): number =>
	(Date.parse(`${at.slice(0, 10)}T${at.slice(11, 19) || '00:00:00'}Z`) - Date.UTC(2000, 0, 1)) / 1000;
