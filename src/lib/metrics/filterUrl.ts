import { ageBuckets } from '#lib/metrics/ages.ts';
import { dimensionNames, type Filter } from '#lib/metrics/filter.ts';
import { isStage, isStanding } from '#lib/metrics/time/stageIs.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const day = /^\d{4}-\d{2}-\d{2}$/;
const month = /^\d{4}-\d{2}$/;
const hour = /^(1?\d|2[0-3])$/;
const weekday = /^[1-7]$/;

/** The filter that an address names; what cannot be read is left out. */
export function filterOf(search: URLSearchParams): Filter {
	const filter: Writable<Filter> = {};
	const text = (name: string, form: RegExp) => {
		const value = search.get(name);
		return value !== null && form.test(value) ? value : undefined;
	};
	const from = text('from', day);
	const to = text('to', day);
	const only = text('month', month);
	if (from) filter.from = from;
	if (to) filter.to = to;
	if (only) filter.month = only;
	const hourOfDay = text('hour', hour);
	const dayOfWeek = text('weekday', weekday);
	if (hourOfDay) filter.hour = Number(hourOfDay);
	if (dayOfWeek) filter.weekday = Number(dayOfWeek);
	for (const part of dimensionNames) {
		const values = search.getAll(part);
		if (values.length > 0) filter[part] = values;
	}
	const ages = search.getAll('age');
	const age = ageBuckets.filter((bucket) => ages.includes(bucket));
	if (age.length > 0) filter.age = age;
	const [clause, outcome] = search.get('outcome')?.split(':') ?? [];
	if (clause && outcome) filter.outcome = { clause, outcome };
	const [stage, standing] = search.get('stage')?.split(':') ?? [];
	if (isStage(stage) && isStanding(standing)) filter.stage = { stage, standing };
	const [begun, ended] = search.get('stretch')?.split(':') ?? [];
	if (isStage(begun) && isStage(ended)) filter.stretch = { from: begun, to: ended };
	const words = search.get('q')?.trim();
	if (words) filter.search = words;
	if (search.has('open')) filter.open = search.get('open') !== '0';
	return filter;
}

/** The address parts of a filter, always in the same order, so that equal filters have equal addresses. */
export function searchOf(filter: Filter): URLSearchParams {
	const search = new URLSearchParams();
	if (filter.from) search.set('from', filter.from);
	if (filter.to) search.set('to', filter.to);
	if (filter.month) search.set('month', filter.month);
	if (filter.hour !== undefined) search.set('hour', String(filter.hour));
	if (filter.weekday !== undefined) search.set('weekday', String(filter.weekday));
	for (const part of dimensionNames) for (const value of filter[part] ?? []) search.append(part, value);
	for (const bucket of ageBuckets) if (filter.age?.includes(bucket)) search.append('age', bucket);
	if (filter.outcome) search.set('outcome', `${filter.outcome.clause}:${filter.outcome.outcome}`);
	if (filter.stage) search.set('stage', `${filter.stage.stage}:${filter.stage.standing}`);
	if (filter.stretch) search.set('stretch', `${filter.stretch.from}:${filter.stretch.to}`);
	if (filter.search) search.set('q', filter.search);
	if (filter.open !== undefined) search.set('open', filter.open ? '1' : '0');
	return search;
}

/** True where nothing is filtered. */
export const isEmpty = (filter: Filter): boolean => searchOf(filter).size === 0;
