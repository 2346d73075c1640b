import { expect, test } from 'vitest';
import type { Filter } from '#lib/metrics/filter.ts';
import { isAnyPicked, isPicked, only, picked, span, without } from '#lib/workspace/picks.ts';

test('a mark that is picked filters by it alone, and once more takes it back', () => {
	const once = picked({ month: '2025-03', site: ['a', 'b'] }, 'site', 'c');
	expect(once).toEqual({ month: '2025-03', site: ['c'] });
	expect(picked(once, 'site', 'c')).toEqual({ month: '2025-03', site: undefined });
});

test('what is added stands beside what is chosen, and goes again alone', () => {
	const both = picked({ site: ['a'] }, 'site', 'b', true);
	expect(both.site).toEqual(['a', 'b']);
	expect(picked(both, 'site', 'a', true).site).toEqual(['b']);
	expect(picked({ site: ['a'] }, 'site', 'a', true).site).toBeUndefined();
});

test('"not given" can be picked like any other value', () => {
	expect(picked({}, 'handler', '').handler).toEqual(['']);
	expect(isPicked({ handler: [''] }, 'handler', '')).toBe(true);
});

test('a month replaces any period, and once more frees it', () => {
	const march = picked({ from: '2025-01-01', to: '2025-06-30' }, 'period', '2025-03');
	expect(march).toEqual({ from: undefined, to: undefined, month: '2025-03' });
	expect(isAnyPicked(picked(march, 'period', '2025-03'), 'period')).toBe(false);
});

test('a period grows to hold the month that is added, on either side', () => {
	expect(picked({ month: '2025-03' }, 'period', '2025-05', true)).toMatchObject({
		from: '2025-03-01',
		to: '2025-05-31',
		month: undefined
	});
	expect(picked({ month: '2025-03' }, 'period', '2024-12', true)).toMatchObject({
		from: '2024-12-01',
		to: '2025-03-31'
	});
	expect(picked({ from: '2025-03-02', to: '2025-03-02' }, 'period', '2025-03-05', true)).toMatchObject({
		from: '2025-03-02',
		to: '2025-03-05'
	});
});

test('a span is the same from whichever end it is drawn; one month is that month', () => {
	const there = span({}, '2025-02', '2025-04');
	expect(there).toMatchObject({ from: '2025-02-01', to: '2025-04-30' });
	expect(span({}, '2025-04', '2025-02')).toEqual(there);
	expect(span({ from: '2024-01-01' }, '2025-02', '2025-02')).toMatchObject({
		month: '2025-02',
		from: undefined
	});
});

test('the months that a period touches are marked', () => {
	const filter: Filter = { from: '2025-02-15', to: '2025-04-30' };
	expect(['2025-01', '2025-02', '2025-04', '2025-05'].map((m) => isPicked(filter, 'period', m))).toEqual([
		false,
		true,
		true,
		false
	]);
	expect(isPicked({ from: '2025-02-01' }, 'period', '2030-01')).toBe(true);
});

test('an outcome of a clause is one choice, taken back by picking it again', () => {
	const late = picked({ open: true }, 'outcome', 'dispatch:breached');
	expect(late.outcome).toEqual({ clause: 'dispatch', outcome: 'breached' });
	expect(picked(late, 'outcome', 'dispatch:breached').outcome).toBeUndefined();
});

test('a stage and a stretch of the way are one choice each, and no other name is one', () => {
	const skipped = picked({ open: true }, 'stage', 'dispatched_at:skipped');
	expect(skipped.stage).toEqual({ stage: 'dispatched_at', standing: 'skipped' });
	const both = picked(skipped, 'stretch', 'dispatched_at:accepted_at');
	expect(both).toMatchObject({ ...skipped, stretch: { from: 'dispatched_at', to: 'accepted_at' } });
	expect(isPicked(both, 'stage', 'dispatched_at:skipped')).toBe(true);
	expect(isAnyPicked(picked(both, 'stage', 'dispatched_at:skipped'), 'stage')).toBe(false);
	expect(without(both, 'stretch').stretch).toBeUndefined();
	expect(picked({}, 'stage', 'lost:skipped').stage).toBeUndefined();
});

test('ages keep their order, and nothing else is an age', () => {
	expect(picked({ age: ['30+'] }, 'age', '0-1', true).age).toEqual(['0-1', '30+']);
	expect(only({}, 'age', 'yesterday').age).toBeUndefined();
});

test('without its own part a filter keeps all others', () => {
	expect(without({ site: ['a'], month: '2025-01', open: true }, 'period')).toEqual({
		site: ['a'],
		open: true,
		month: undefined,
		from: undefined,
		to: undefined
	});
});
