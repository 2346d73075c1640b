import type { Calendar } from '#lib/rulebook/shapes/calendar.ts';
import { weekdays } from '#lib/rulebook/shapes/calendar.ts';

/** Seconds since 1970 of a naive time. */
export const secondsOf = (at: string): number => Date.parse(`${at.replace(' ', 'T')}Z`) / 1000;
export const textOf = (seconds: number): string =>
	new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
const dayOf = (seconds: number): string => textOf(seconds).slice(0, 10);
const day = 86_400;

export interface SpecialDay {
	readonly kind: 'off' | 'work';
	readonly hours?: Calendar['week']['monday'];
}

/** Which minutes are open, told day by day; `special` is what each source says of a day, the strongest first. */
export class Diary {
	readonly #open: Uint8Array;
	readonly #first: number;

	constructor(
		calendar: Calendar | null,
		special: readonly ReadonlyMap<string, SpecialDay>[],
		from: string,
		to: string
	) {
		this.#first = secondsOf(`${from} 00:00:00`);
		const days = (secondsOf(`${to} 00:00:00`) - this.#first) / day;
		this.#open = new Uint8Array(days * 1440).fill(calendar === null ? 1 : 0);
		if (calendar === null) return;
		const first = weekdays.map((name) => calendar.week[name]).find((hours) => hours.length > 0)!;
		for (let i = 0; i < days; i++) {
			const date = dayOf(this.#first + i * day);
			const weekday = weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!;
			const told = special.map((source) => source.get(date)).find((s) => s !== undefined);
			const ordinary = calendar.week[weekday];
			const hours =
				told === undefined
					? ordinary
					: told.kind === 'off'
						? []
						: (told.hours ?? calendar.makeUp ?? (ordinary.length > 0 ? ordinary : first));
			for (const { from, to } of hours) {
				const minute = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
				this.#open.fill(1, i * 1440 + minute(from), i * 1440 + minute(to));
			}
		}
	}

	isOpen(at: number): boolean {
		const minute = Math.floor((at - this.#first) / 60);
		if (minute < 0 || minute >= this.#open.length) throw new Error(`the diary ends before ${textOf(at)}`);
		return this.#open[minute] === 1;
	}

	works(at: number): boolean {
		const first = Math.floor((at - this.#first) / day) * 1440;
		return this.#open.subarray(first, first + 1440).includes(1);
	}
}

/** From when to when it was paused, in seconds; the end is not part of it. */
export type Paused = readonly (readonly [from: number, to: number])[];

function isPaused(paused: Paused, at: number): boolean {
	for (let i = 0; i < paused.length; i++) if (at >= paused[i]![0] && at < paused[i]![1]) return true;
	return false;
}

/** A minute where nothing changes within it, else a second. */
function stepAt(at: number, paused: Paused, most: number): number {
	if (most < 60 || at % 60 !== 0) return 1;
	for (let i = 0; i < paused.length; i++) {
		const pause = paused[i]!;
		if ((pause[0] > at && pause[0] < at + 60) || (pause[1] > at && pause[1] < at + 60)) return 1;
	}
	return 60;
}

/** The moment at which so many seconds have passed, walked minute by minute. */
export function walk(diary: Diary, paused: Paused, from: number, seconds: number): number {
	let at = from;
	let left = seconds;
	while (left > 0) {
		const step = stepAt(at, paused, left);
		if (diary.isOpen(at) && !isPaused(paused, at)) left -= step;
		at += step;
	}
	return at;
}

/** How many seconds pass between two moments, walked minute by minute. */
export function passed(diary: Diary, paused: Paused, from: number, to: number): number {
	let at = from;
	let sum = 0;
	while (at < to) {
		const step = stepAt(at, paused, to - at);
		if (diary.isOpen(at) && !isPaused(paused, at)) sum += step;
		at += step;
	}
	return sum;
}

/** The day at whose end so many days have ended that work and do not end in a pause; its last second. */
export function walkDays(diary: Diary, paused: Paused, from: number, days: number): number {
	let end = Math.floor(from / day) * day + day - 1;
	let left = days;
	for (;;) {
		if (diary.works(end) && !isPaused(paused, end)) left -= 1;
		if (left === 0) return end;
		end += day;
	}
}
