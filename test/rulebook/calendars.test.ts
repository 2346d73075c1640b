import { describe, expect, test } from 'vitest';
import combined from '#lib/rulebook/editions/combined.json';
import { differenceLine, differences } from '#lib/rulebook/diff.ts';
import { calendarWords, countingWords } from '#lib/rulebook/explainCalendar.ts';
import { defaultRulebook, loadRulebook, parseRulebook } from '#lib/rulebook/index.ts';

type Json = Record<string, unknown>;
const office = combined.editions[0]!.calendars[0]!;
const book = (edition: Json): Json => ({
	id: 'ours',
	title: { 'zh-CN': '本司', 'zh-Hant': '本司', en: 'Ours' },
	extends: 'combined',
	editions: [{ id: 'ours-1', from: null, ...edition }]
});
const withCalendar = (change: Json): Json => book({ calendars: [{ ...office, ...change }] });
const problems = (json: unknown) => {
	const parsed = parseRulebook(json);
	return 'problems' in parsed ? parsed.problems.map((p) => [p.code, p.where.column]) : [];
};
const week = (monday: unknown): Json => ({ week: { ...office.week, monday } });
const closed = Object.fromEntries(Object.keys(office.week).map((day) => [day, []]));

describe('what a calendar or a clause on it cannot say is refused with its place', () => {
	test.each([
		[
			'hours that overlap',
			withCalendar(
				week([
					{ from: '08:30', to: '12:00' },
					{ from: '11:59', to: '17:30' }
				])
			),
			'rulebook_hours_overlap',
			'editions[0].calendars[0].week.monday[1]'
		],
		[
			'hours that go past midnight',
			withCalendar(week([{ from: '22:00', to: '06:00' }])),
			'rulebook_hours_order',
			'editions[0].calendars[0].week.monday[0]'
		],
		[
			'a time that no clock shows',
			withCalendar(week([{ from: '08:30', to: '24:30' }])),
			'rulebook_shape',
			'editions[0].calendars[0].week.monday[0].to'
		],
		[
			'a week that lacks a day',
			withCalendar({ week: Object.fromEntries(Object.entries(office.week).slice(1)) }),
			'rulebook_missing',
			'editions[0].calendars[0].week.monday'
		],
		[
			'a week without any working time',
			withCalendar({ week: closed }),
			'rulebook_no_working_time',
			'editions[0].calendars[0].week'
		],
		[
			'a special day told twice',
			withCalendar({
				days: [
					{ date: '2025-05-06', kind: 'off', name: 'a' },
					{ date: '2025-05-06', kind: 'work', name: 'b' }
				]
			}),
			'rulebook_twice',
			'editions[0].calendars[0].days[1].date'
		],
		[
			'a day off that has hours',
			withCalendar({
				days: [{ date: '2025-05-06', kind: 'off', name: 'a', hours: [{ from: '09:00', to: '10:00' }] }]
			}),
			'rulebook_hours_of_day_off',
			'editions[0].calendars[0].days[0].hours'
		],
		[
			'a clause that names an unknown calendar',
			book({ clauses: [{ id: 'complete', calendar: 'factory' }] }),
			'rulebook_no_calendar',
			'editions[0].clauses[2].calendar'
		],
		[
			'a calendar for a clause that counts no time',
			book({ clauses: [{ id: 'ladder', calendar: 'office' }] }),
			'rulebook_not_counted',
			'editions[0].clauses[12].calendar'
		],
		[
			'pauses for a clause on notices',
			book({ clauses: [{ id: 'on_site', pauses: true }] }),
			'rulebook_not_counted',
			'editions[0].clauses[13].pauses'
		],
		[
			'an edition that takes away the calendar of a clause',
			book({
				clauses: [{ id: 'complete', calendar: 'office' }],
				without: { calendars: ['office'] }
			}),
			'rulebook_no_calendar',
			'editions[0].clauses[2].calendar'
		]
	])('%s', (_, json, code, place) => {
		expect(problems(json)).toContainEqual([code, place]);
	});
});

test('every kind that counts time takes a calendar, and hours may end at midnight', () => {
	const ids = ['dispatch', 'progress', 'escalate', 'first_feedback', 'followup', 'on_site', 'notice_return'];
	const clauses = [...ids, 'daily_review'].map((id) => ({ id, calendar: 'nights' }));
	const nights = {
		...office,
		id: 'nights',
		week: { ...closed, friday: [{ from: '20:00', to: '24:00' }], saturday: [{ from: '00:00', to: '04:00' }] }
	};
	expect(problems(book({ calendars: [nights], clauses }))).toEqual([]);
});

test('a calendar is told in a sentence, with the last year of the statutory days', () => {
	const sentence = calendarWords(defaultRulebook().editions[0]!.calendars[0]!);
	expect(sentence['zh-CN']).toBe(
		'周一至周五 08:30–12:00、13:30–17:30；周六、周日 休息；按中国内地法定节假日和调休（法定节假日收录 2004 年至 2026 年）；套用导入的日历'
	);
	expect(sentence.en).toContain('statutory calendar from 2004 until 2026');
});

test('a clause says how it counts, and nothing where it is the wall clock', () => {
	const edition = loadRulebook(
		book({
			clauses: [
				{ id: 'complete', calendar: 'office', pauses: true },
				{ id: 'followup', calendar: 'office' },
				{ id: 'reply', pauses: true }
			]
		})
	).editions[0]!;
	const told = (id: string) =>
		countingWords(
			edition.clauses.find((c) => c.id === id)!,
			edition
		)?.['zh-CN'] ?? null;
	expect(['complete', 'followup', 'reply', 'dispatch', 'ladder'].map(told)).toEqual([
		'按工作时间计（办公时间）；暂停期间不计',
		'按工作日计（办公时间）',
		'暂停期间不计',
		null,
		null
	]);
});

test('a difference in calendars is told by the calendar and the clause', () => {
	const ours = loadRulebook(
		book({
			calendars: [{ id: 'office', holidays: 'none' }],
			clauses: [{ id: 'complete', calendar: 'office' }]
		})
	);
	const lines = differences(defaultRulebook(), ours, 'zh-CN').map((d) => differenceLine(d, 'zh-CN'));
	expect(lines).toContain('工作日历 办公时间 法定节假日：按中国内地法定节假日和调休 → 不计');
	expect(lines).toContain('时限 处理完毕 按工作日历：（无） → 办公时间');
});
