import { civilDate, day, dayNumber, hour, weekday, type Seconds } from './civil.ts';
import { kinds, type Kind } from './kinds.ts';
import { choice, type Random } from './random.ts';
import { hours, seasons, sites, weekdays, type DemoSite } from './world.ts';

/** A complaint as it comes in: when, where, about what. */
export interface Arrival {
	readonly at: Seconds;
	readonly site: number;
	readonly kind: Kind;
}

/** The two years that the log covers. */
export interface Period {
	/** First and last second. */
	readonly from: Seconds;
	readonly until: Seconds;
	/** First day number of each month, and the one after the last. */
	readonly months: readonly number[];
}

export const monthCount = 24;

/** The 24 months that end with the month of this day ('YYYY-MM-DD'); the last may be a part of a month. */
export function period(until: string): Period {
	const [year = 2025, month = 6, dayOfMonth = 30] = until.split('-').map(Number);
	const months = Array.from({ length: monthCount + 1 }, (_, i) => {
		const index = year * 12 + month - monthCount + i;
		return dayNumber(Math.floor(index / 12), (index % 12) + 1, 1);
	});
	return {
		from: (months[0] as number) * day,
		until: (dayNumber(year, month, dayOfMonth) + 1) * day - 1,
		months
	};
}

/** The change that is really there: plumbing at one estate, from this month on, so many times as often. */
export const shift = { site: '北园', l2: '给排水', month: 17, times: 4 } as const;

function weightOf(site: DemoSite, kind: Kind, index: number, month: number): number {
	const grown = site.occupied[0] + ((site.occupied[1] - site.occupied[0]) * index) / (monthCount - 1);
	const defects = kind.l1 === '工程质量' || kind.l1 === '销售租赁' ? site.defects : 1;
	const shifted = site.name === shift.site && kind.l2 === shift.l2 && index >= shift.month ? shift.times : 1;
	const delivered = Number(site.deliveredOn.slice(0, 4)) * 12 + Number(site.deliveredOn.slice(5, 7)) - 1;
	if (month < delivered) return 0;
	return (
		kind.weight *
		(seasons[kind.season][month % 12] ?? 1) *
		site.households *
		grown *
		site.rate *
		defects *
		shifted
	);
}

/** `rows` complaints in order of time. */
export function arrivals(random: Random, rows: number, { from, until, months }: Period): Arrival[] {
	const last = Math.floor(until / day) + 1;
	const cells: [{ site: number; kind: Kind; month: number }, number][] = [];
	for (let month = 0; month < monthCount; month++) {
		const first = months[month] as number;
		const end = Math.min(months[month + 1] as number, last);
		const date = civilDate(first);
		const share = (end - first) / ((months[month + 1] as number) - first);
		sites.forEach((site, index) => {
			for (const kind of kinds) {
				const weight = weightOf(site, kind, month, date.year * 12 + date.month - 1);
				if (weight > 0) cells.push([{ site: index, kind, month }, weight * share]);
			}
		});
	}
	const cell = choice(cells);
	const list: Arrival[] = [];
	while (list.length < rows) {
		const { site, kind, month } = random.choose(cell);
		const first = months[month] as number;
		const length = Math.min(months[month + 1] as number, last) - first;
		const date = (first + random.below(length)) * day;
		if (!random.chance((weekdays[weekday(date)] ?? 1) / 1.12)) continue;
		const at = date + random.choose(hours[kind.habit]) * hour + random.below(hour);
		if (at >= from && at <= until) list.push({ at, site, kind });
	}
	return list.sort((a, b) => a.at - b.at);
}
