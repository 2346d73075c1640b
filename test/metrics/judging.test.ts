import { describe, expect, it } from 'vitest';
import { judged, trendOfCounts } from '#lib/metrics/trend.ts';
import { monthsBetween } from '#lib/metrics/months.ts';
import { addNote, answerPhase, askRule, noAnnotations } from '#lib/model/annotations.ts';
import { marksOf } from '#lib/charts/controlMarks.ts';
import { chartKey, judgedMonthly, judgingOf, placedNotes } from '#lib/metrics/judging.ts';
import type { Monthly } from '#lib/metrics/monthly.ts';

const who = { by: '王芳', at: '2025-07-01 09:00:00' };
const begins = { chart: 'received', from: '2025-01', begins: true, reason: '换了流程', ...who };
const months = monthsBetween('2024-01', '2025-12').map((month) => ({ month, partial: false }));
const counts = months.map((_, i) => (i < 12 ? 40 : 20) + ((i * 7) % 5));
const trend = trendOfCounts(months, counts);

describe('the judging of a chart', () => {
	it('is of the figure as it is filtered, whatever the period', () => {
		expect(chartKey('received', { from: '2025-01-01', to: '2025-03-31' })).toBe('received');
		expect(chartKey('received', { site: ['甲'], month: '2025-01' })).not.toBe(chartKey('received', {}));
	});

	it('takes the beginnings that were accepted for this chart, and the rules chosen for all', () => {
		const settled = askRule(
			answerPhase(answerPhase(noAnnotations, begins), { ...begins, from: '2025-04', begins: false }),
			6,
			true
		);
		expect(judgingOf(settled, 'received')).toEqual({
			starts: ['2025-01'],
			declined: ['2025-04'],
			rules: [1, 2, 3, 4, 6]
		});
		expect(judgingOf(settled, 'valid').starts).toEqual([]);
	});

	it('reaches every trend of a page by its own chart', () => {
		const monthly = { trends: { received: trend, valid: trend } } as unknown as Monthly;
		const page = judgedMonthly(monthly, answerPhase(noAnnotations, begins), {});
		expect(page.trends.received.phases).toHaveLength(2);
		expect(page.trends.valid.phases).toHaveLength(1);
	});
});

describe('notes on a chart', () => {
	const notes = [
		{ on: '2024-03-05', text: '甲', ...who },
		{ on: '2025-01-31', text: '乙', ...who },
		{ on: '2026-02-01', text: '后来', ...who }
	].reduce(addNote, noAnnotations).notes;

	it('stand in their month, numbered; those outside the chart do not', () => {
		expect(placedNotes(trend.points, notes).map(({ no, at }) => [no, at])).toEqual([
			[1, '2024-03'],
			[2, '2025-01']
		]);
	});

	it('stand at the first event not before them where points are events', () => {
		const events = [{ at: '2024-03-01' }, { at: '2024-03-09' }, { at: '2025-06-01' }];
		expect(placedNotes(events, notes).map(({ at }) => at)).toEqual(['2024-03-09', '2025-06-01']);
	});

	it('and beginnings of baselines are lines across it', () => {
		const split = judged(trend, { starts: ['2025-01'] });
		expect(marksOf(placedNotes(split.points, notes), split, 'zh-CN')).toEqual([
			{ at: '2025-01', label: '基线2', kind: 'phase' },
			{ at: '2024-03', label: '1', kind: 'note' },
			{ at: '2025-01', label: '2', kind: 'note' }
		]);
	});
});
