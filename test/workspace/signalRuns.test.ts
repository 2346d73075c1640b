import { expect, test } from 'vitest';
import { daysOfRun, runsOf } from '#lib/workspace/pages/signalRuns.ts';

test('months of one rule that follow each other, over the turn of the year too, are one run, and lead to all their days', () => {
	const runs = runsOf([
		{ at: '2024-11', rule: 3 },
		{ at: '2024-12', rule: 1 },
		{ at: '2024-12', rule: 3 },
		{ at: '2025-01', rule: 3 },
		{ at: '2025-02', rule: 1 }
	]);
	expect(runs).toEqual([
		{ from: '2024-11', to: '2025-01', rule: 3 },
		{ from: '2024-12', to: '2024-12', rule: 1 },
		{ from: '2025-02', to: '2025-02', rule: 1 }
	]);
	expect(runs.map(daysOfRun)).toEqual([
		{ month: undefined, from: '2024-11-01', to: '2025-01-31' },
		{ month: '2024-12', from: undefined, to: undefined },
		{ month: '2025-02', from: undefined, to: undefined }
	]);
});

test('events stand alone, each on its day', () => {
	const runs = runsOf([
		{ at: '2025-01-31 09:00:00', rule: 1 },
		{ at: '2025-02-01 10:00:00', rule: 1 }
	]);
	expect(runs.map(daysOfRun)).toEqual([
		{ month: undefined, from: '2025-01-31', to: '2025-01-31' },
		{ month: undefined, from: '2025-02-01', to: '2025-02-01' }
	]);
});
