import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { statutoryDays, statutoryYears } from '#lib/rulebook/calendar/statutory.ts';
import { expectGolden } from '../support/golden.ts';

/** What the package has: '2026-01-01' → "New Year's Day,元旦,1". */
interface Published {
	readonly holidays: Readonly<Record<string, string>>;
	readonly workdays: Readonly<Record<string, string>>;
}

const published = JSON.parse(
	readFileSync(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'), 'utf8')
) as Published;

const festival = (told: string) => told.split(',')[1]!;
const years = (days: readonly (readonly [string, string, 'off' | 'work'])[]) => {
	const found: Record<string, Record<string, { off: string[]; work: string[] }>> = {};
	for (const [day, name, kind] of days)
		((found[day.slice(0, 4)] ??= {})[name] ??= { off: [], work: [] })[kind].push(day.slice(5));
	return found;
};

test('the statutory days are those of the package', async () => {
	const days = (['holidays', 'workdays'] as const).flatMap((part) =>
		Object.entries(published[part]).map(
			([day, told]) => [day, festival(told), part === 'holidays' ? 'off' : 'work'] as const
		)
	);
	const sorted = days.sort(([a], [b]) => (a < b ? -1 : 1));
	const text = await format(JSON.stringify(years(sorted)), {
		parser: 'json',
		useTabs: true,
		printWidth: 110
	});
	expectGolden('src/lib/rulebook/calendar/mainlandChina.json', text);
});

test('every year from the first to the last is covered', () => {
	const { first, last } = statutoryYears;
	const covered = [...new Set(statutoryDays.map(({ day }) => Number(day.slice(0, 4))))];
	expect(covered).toEqual(Array.from({ length: last - first + 1 }, (_, i) => first + i));
	expect(last).toBeGreaterThanOrEqual(2026);
});

// Notices of the General Office of the State Council: 国办发明电〔2023〕7号, 国办发明电〔2019〕16号 and its change of January 2020, 国办发明电〔2014〕28号 with 2015-09-03.
test.each([
	['2024', '2024-02-10 2024-02-17 2024-05-05 2024-09-15 2024-10-07', '2024-02-04 2024-02-18 2024-10-12'],
	['2020', '2020-01-31 2020-02-02 2020-05-05 2020-10-08', '2020-01-19 2020-06-28 2020-10-10'],
	['2015', '2015-01-01 2015-09-03 2015-09-04 2015-10-07', '2015-01-04 2015-09-06 2015-10-10'],
	['2018', '2018-12-30 2018-12-31', '2018-12-29']
])('the notice of %s stands in it', (_, off, work) => {
	const of = (kind: string) => statutoryDays.filter((d) => d.kind === kind).map(({ day }) => day);
	expect(of('off')).toEqual(expect.arrayContaining(off.split(' ')));
	expect(of('work')).toEqual(expect.arrayContaining(work.split(' ')));
});

test('no day is both off and working, and make-up days fall on weekends', () => {
	expect(new Set(statutoryDays.map(({ day }) => day)).size).toBe(statutoryDays.length);
	const weekday = ({ day }: { day: string }) => new Date(`${day}T00:00:00Z`).getUTCDay();
	expect(statutoryDays.filter((d) => d.kind === 'work').every((d) => [0, 6].includes(weekday(d)))).toBe(true);
});
