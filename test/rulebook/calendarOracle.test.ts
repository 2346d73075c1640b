import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { random } from '#lib/demo/random.ts';
import { loadRulebook, type Rulebook } from '#lib/rulebook/index.ts';
import { ask, buildFacts } from '../support/stg.ts';
import {
	Diary,
	passed,
	secondsOf,
	textOf,
	walk,
	walkDays,
	type Paused,
	type SpecialDay
} from '../support/walker.ts';

const cases = 10_000;
const asOf = '2026-03-31 12:00:00';
const words = (text: string) => ({ 'zh-CN': text, 'zh-Hant': text, en: text });
const on = (from: string, to: string) => ({ from, to });
const split = [on('08:30', '12:00'), on('13:30', '17:30')];
const source = 'test';

const office = {
	id: 'office',
	title: words('office'),
	week: {
		monday: split,
		tuesday: split,
		wednesday: split,
		thursday: split,
		friday: split,
		saturday: [],
		sunday: []
	},
	holidays: 'mainland-china',
	source
};
const shop = {
	id: 'shop',
	title: words('shop'),
	week: {
		...office.week,
		monday: [],
		friday: [on('08:30', '12:00'), on('12:00', '17:30'), on('19:00', '24:00')],
		saturday: [on('00:00', '02:00'), on('10:00', '16:45')],
		sunday: [on('10:00', '10:07'), on('11:00', '11:01')]
	},
	makeUp: [on('09:00', '15:00')],
	imported: false,
	days: [
		{ date: '2024-12-31', kind: 'work', name: 'stocktaking', hours: [on('00:00', '24:00')] },
		{ date: '2025-01-01', kind: 'off', name: 'closed' },
		{ date: '2025-06-16', kind: 'work', name: 'a Monday' }
	],
	source
};
const daily = [on('06:00', '22:00')];
const desk = {
	id: 'desk',
	title: words('desk'),
	week: {
		monday: daily,
		tuesday: daily,
		wednesday: daily,
		thursday: daily,
		friday: daily,
		saturday: daily,
		sunday: daily
	},
	source
};
const imported = [
	{ day: '2025-03-10', kind: 'off' },
	{ day: '2025-03-10', kind: 'work' },
	{ day: '2025-03-11', kind: 'off' },
	{ day: '2025-10-05', kind: 'work' },
	{ day: '2025-12-31', kind: 'off' }
];

const hours = (value: number) => ({ value, unit: 'hours', source });
const minutes = (value: number) => ({ value, unit: 'minutes', source });
/** Clauses by what they run on; `seconds` or `days` is the limit that the walker takes. */
const clauses = [
	{ id: 'forward', calendar: 'office', limit: minutes(10), seconds: 600 },
	{ id: 'dispatch', calendar: 'shop', pauses: true, limit: minutes(475), seconds: 475 * 60 },
	{ id: 'complete', calendar: 'office', pauses: true, limit: hours(12), seconds: 12 * 3600 },
	{ id: 'escalate', calendar: 'desk', pauses: true, limit: hours(24), seconds: 24 * 3600 },
	{ id: 'reply', pauses: true, limit: hours(24), seconds: 24 * 3600 },
	{ id: 'visit', calendar: 'shop', limit: hours(40), seconds: 40 * 3600 },
	{ id: 'first_feedback', calendar: 'office', pauses: true, days: 1 },
	{ id: 'result_feedback', calendar: 'shop', days: 1 },
	{ id: 'followup', calendar: 'office', pauses: true, days: 4 }
] as const;
const starts: Readonly<Record<string, 'received_at' | 'completed_at'>> = {
	visit: 'completed_at',
	result_feedback: 'completed_at',
	followup: 'completed_at'
};
const stops: Readonly<Record<string, string>> = {
	forward: 'forwarded_at',
	dispatch: 'dispatched_at',
	complete: 'completed_at',
	reply: 'replied_at',
	visit: 'visited_at',
	first_feedback: 'first_feedback_at',
	result_feedback: 'result_feedback_at',
	followup: 'followup_at'
};

const rulebook: Rulebook = loadRulebook({
	id: 'walked',
	title: words('walked'),
	extends: 'combined',
	editions: [
		{
			id: 'walked-1',
			from: null,
			calendars: [office, shop, desk],
			clauses: [
				...clauses.map(({ id, ...c }) => {
					const { seconds: _, days: __, ...said } = { seconds: 0, days: 0, ...c };
					return { id, ...said, ...(id === 'complete' || id === 'reply' ? { start: ['received_at'] } : {}) };
				}),
				{
					id: 'progress',
					start: ['received_at'],
					calendar: 'office',
					pauses: true,
					after: hours(12),
					every: hours(8)
				}
			]
		}
	]
});
const edition = rulebook.editions[0]!;

const chosen = random(20_260_331);
const from = secondsOf('2024-11-15 00:00:00');
const until = secondsOf('2026-01-20 00:00:00');
/** Moments that matter: the minutes at which something opens or closes, and any second. */
function anyMoment(low: number, high: number): number {
	const at = low + Math.floor(chosen.next() * (high - low));
	const kind = chosen.next();
	if (kind < 0.3) {
		const edges = [0, 1, 120, 510, 720, 810, 1050, 1140, 1439];
		const minute = edges[Math.floor(chosen.next() * edges.length)]!;
		return Math.floor(at / 86_400) * 86_400 + minute * 60;
	}
	return kind < 0.5 ? Math.floor(at / 60) * 60 : at;
}

interface Generated {
	readonly no: string;
	readonly received: number;
	readonly completed: number;
	readonly stops: Readonly<Record<string, number>>;
	readonly paused: Paused;
	readonly reports: readonly number[];
	/** As they are written down: overlapping, in any order, the last perhaps without an end. */
	readonly written: readonly { readonly from: number; readonly to: number | null }[];
}

function generated(i: number): Generated {
	const received = anyMoment(from, until);
	const completed = anyMoment(received, received + 86_400 * 12);
	const end = Math.max(received, completed);
	const written = Array.from(
		{ length: chosen.next() < 0.5 ? 0 : 1 + Math.floor(chosen.next() * 3) },
		(_, n) => {
			const a = anyMoment(received - 86_400, received + 86_400 * 8);
			return { from: a, to: n === 2 ? null : Math.max(a, anyMoment(a, a + 86_400 * 4)) };
		}
	);
	const last = secondsOf(asOf);
	const paused = written.map((p) => [p.from, p.to ?? (end >= p.from ? end : last)] as const);
	return {
		no: `W${i}`,
		received,
		completed: end,
		stops: Object.fromEntries(
			Object.entries(stops)
				.filter(([id]) => id !== 'complete')
				.map(([id, field]) => {
					const start = starts[id] ? end : received;
					return [field, Math.max(start, anyMoment(start, start + 86_400 * 9))];
				})
		),
		paused,
		reports: Array.from({ length: Math.floor(chosen.next() * 4) }, () =>
			anyMoment(received, received + 86_400 * 12)
		),
		written
	};
}

const all = Array.from({ length: cases }, (_, i) => generated(i));

/** Statutory days as the package tells them, not as we keep them. */
const published = JSON.parse(
	readFileSync(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'), 'utf8')
) as Record<'holidays' | 'workdays', Record<string, string>>;
const days = (entries: readonly (readonly [string, SpecialDay])[]) => new Map(entries);
const statutory = days([
	...Object.keys(published.holidays).map((day) => [day, { kind: 'off' }] as const),
	...Object.keys(published.workdays).map((day) => [day, { kind: 'work' }] as const)
]);
const ofTable = days(imported.map(({ day, kind }) => [day, { kind: kind as 'off' | 'work' }] as const));
const diaries = Object.fromEntries(
	edition.calendars.map((calendar) => [
		calendar.id,
		new Diary(
			calendar,
			[
				days(calendar.days.map((d) => [d.date, d] as const)),
				...(calendar.imported ? [ofTable] : []),
				...(calendar.holidays === 'none' ? [] : [statutory])
			],
			'2024-01-01',
			'2027-01-01'
		)
	])
);
const always = new Diary(null, [], '2024-01-01', '2027-01-01');
const diaryOf = (calendar: string | undefined) => (calendar ? diaries[calendar]! : always);

let engine: Engine;
let told: Map<string, Record<string, string | number | null>>;

beforeAll(async () => {
	engine = await openNative();
	await buildFacts(engine, {
		rulebook,
		asOf,
		sheets: [
			{
				rows: all.map(({ no, received, completed, stops }) => ({
					complaint_no: no,
					received_at: textOf(received),
					completed_at: textOf(completed),
					visit_requested: 'yes',
					...Object.fromEntries(Object.entries(stops).map(([field, at]) => [field, textOf(at)]))
				}))
			},
			{
				table: 'pauses',
				rows: all.flatMap(({ no, written }) =>
					written.map((p) => ({
						complaint_no: no,
						paused_at: textOf(p.from),
						...(p.to === null ? {} : { resumed_at: textOf(p.to) })
					}))
				)
			},
			{ table: 'calendar', rows: imported },
			{
				table: 'progress',
				rows: all.flatMap(({ no, reports }) =>
					reports.map((at) => ({ complaint_no: no, reported_at: textOf(at), note: 'seen' }))
				)
			}
		]
	});
	const columns = clauses.flatMap(({ id }) => [
		`strftime(c.${id}_due_at, '%Y-%m-%d %H:%M:%S') as ${id}_due`,
		`c.${id}_outcome::varchar as ${id}_outcome`
	]);
	const rows = await ask<Record<string, string | number | null>>(
		engine,
		`select i.complaint_no, ${columns.join(', ')} from fct_clauses as c join fct_rows as i using (complaint_id)`
	);
	told = new Map(rows.map((row) => [String(row['complaint_no']), row]));
});

describe('on 10,000 generated complaints the SQL tells what a walk minute by minute tells', () => {
	test.each(clauses)('$id: when the limit runs out, and whether it was kept', (clause) => {
		const { id, calendar, pauses, seconds, days } = {
			calendar: undefined,
			pauses: false,
			seconds: 0,
			days: 0,
			...clause
		};
		const wrong = all.flatMap((c) => {
			const start = starts[id] ? c.completed : c.received;
			const paused = pauses ? c.paused : [];
			const diary = diaryOf(calendar);
			const due = days > 0 ? walkDays(diary, paused, start, days) : walk(diary, paused, start, seconds);
			const row = told.get(c.no)!;
			const stop = id === 'complete' ? c.completed : c.stops[stops[id] ?? ''];
			const outcome = id === 'escalate' ? row['escalate_outcome'] : stop! <= due ? 'met' : 'breached';
			return row[`${id}_due`] === textOf(due) && row[`${id}_outcome`] === outcome
				? []
				: [
						{
							c: { ...c, received: textOf(c.received), paused: c.paused.map((p) => p.map(textOf)) },
							due: textOf(due),
							outcome,
							told: row[`${id}_due`],
							judged: row[`${id}_outcome`]
						}
					];
		});
		expect(wrong.slice(0, 3)).toEqual([]);
	});

	test('progress: the windows that have fully passed, and the first report in each', async () => {
		const rows = await ask<{ no: string; windows: string }>(
			engine,
			`select i.complaint_no as no, string_agg(strftime(w.start_at, '%Y-%m-%d %H:%M:%S') || ' ' || strftime(w.due_at, '%Y-%m-%d %H:%M:%S') || ' ' || coalesce(strftime(w.actual_at, '%Y-%m-%d %H:%M:%S'), '-'), '; ' order by w.instance) as windows
			from fct_progress_windows as w join fct_rows as i using (complaint_id)
			where w.outcome in ('met', 'breached') group by 1`
		);
		const found = new Map(rows.map((row) => [row.no, row.windows]));
		const wrong = all.slice(0, 3000).flatMap((c) => {
			const diary = diaryOf('office');
			const windows: string[] = [];
			let start = walk(diary, c.paused, c.received, 12 * 3600);
			for (;;) {
				const end = walk(diary, c.paused, start, 8 * 3600);
				if (end >= Math.min(c.completed, secondsOf(asOf))) break;
				const first = c.reports.filter((at) => at > start && at <= end).sort((a, b) => a - b)[0];
				windows.push(`${textOf(start)} ${textOf(end)} ${first === undefined ? '-' : textOf(first)}`);
				start = end;
			}
			const walked = windows.join('; ');
			return (found.get(c.no) ?? '') === walked ? [] : [{ c, walked, told: found.get(c.no) }];
		});
		expect(rows.length).toBeGreaterThan(1000);
		expect(wrong.slice(0, 3)).toEqual([]);
	});

	test.each(clauses.filter(({ id }) => id !== 'escalate'))(
		'$id: by how much of its own time it was overrun',
		async (clause) => {
			const { id, calendar, pauses, days } = { calendar: undefined, pauses: false, days: 0, ...clause };
			const overs = await oversOf(id);
			const late = all.filter(({ no }) => told.get(no)![`${id}_outcome`] === 'breached');
			const wrong = late.flatMap((c) => {
				// a day ends a moment before the next begins
				const due = secondsOf(String(told.get(c.no)![`${id}_due`])) + (days > 0 ? 1 : 0);
				const stop = id === 'complete' ? c.completed : c.stops[stops[id]!]!;
				const walked = passed(diaryOf(calendar), pauses ? c.paused : [], due, stop);
				return overs.get(c.no) === walked ? [] : [{ c, walked, told: overs.get(c.no) }];
			});
			expect(late.length).toBeGreaterThan(1000);
			expect(overs.size).toBe(late.length);
			expect(wrong.slice(0, 3)).toEqual([]);
		}
	);

	test('progress: by how much a window without a report was overrun until as_of', async () => {
		const rows = await ask<{ no: string; due: string; over: number }>(
			engine,
			`select i.complaint_no as no, strftime(w.due_at, '%Y-%m-%d %H:%M:%S') as due, o.seconds_over::double as over
				from fct_progress_windows as w
				join fct_rows as i using (complaint_id)
				join fct_working_overs as o on o.clause::varchar = 'progress' and o.complaint_id = w.complaint_id and o.instance = w.instance
				where w.reason::varchar = 'no_report' order by no, w.due_at desc`
		);
		const byNo = new Map<string, typeof rows>();
		for (const row of rows) byNo.set(row.no, [...(byNo.get(row.no) ?? []), row]);
		const walkers = all.filter(({ no }) => byNo.has(no)).slice(-200);
		const wrong = walkers.flatMap((c) => {
			let [over, until] = [0, secondsOf(asOf)];
			return byNo.get(c.no)!.flatMap((window) => {
				const due = secondsOf(window.due);
				over += passed(diaryOf('office'), c.paused, due, until);
				until = due;
				return over === window.over ? [] : [{ c, over, window }];
			});
		});
		expect(walkers.length).toBe(200);
		expect(wrong.slice(0, 3)).toEqual([]);
	});
});

/** The seconds by which complaints overran this clause, by their number. */
async function oversOf(clause: string): Promise<Map<string, number>> {
	const rows = await ask<{ no: string; over: number }>(
		engine,
		`select i.complaint_no as no, o.seconds_over::double as over
		from fct_working_overs as o join fct_rows as i using (complaint_id) where o.clause::varchar = '${clause}'`
	);
	return new Map(rows.map(({ no, over }) => [no, over]));
}
