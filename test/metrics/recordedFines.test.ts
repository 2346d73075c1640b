import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { recordedFineRows, recordedFines } from '#lib/metrics/recordedFines.ts';
import { runLogs } from '../support/log.ts';

let engine: Engine;
beforeEach(async () => void (engine = await openNative()));
afterEach(() => engine.close());

const late = '2025-06-02 09:00:00,2025-06-02 09:30:00';
const prompt = '2025-06-02 09:00:00,2025-06-02 09:01:00';
const log = {
	csv: `complaint_no,received_at,dispatched_at,recorded_penalty
A1,${late},30
A2,${late},50
A3,${late},
A4,${late},0
A5,${prompt},20
A6,${prompt},`
};

it('tells complaints on which log and rules agree from those on which they do not', async () => {
	await runLogs(engine, [log]);
	expect(await recordedFines(engine)).toEqual({
		counts: [
			{ verdict: 'agree', complaints: 1, recordedFen: 3000, computedFen: 3000 },
			{ verdict: 'different', complaints: 1, recordedFen: 5000, computedFen: 3000 },
			{ verdict: 'only_recorded', complaints: 1, recordedFen: 2000, computedFen: 0 },
			{ verdict: 'only_computed', complaints: 2, recordedFen: 0, computedFen: 6000 },
			{ verdict: 'neither', complaints: 1, recordedFen: 0, computedFen: 0 }
		],
		untold: 0
	});
	const unlike = await recordedFineRows(engine, {}, 'unlike', 10);
	expect(unlike.map((row) => [row.complaint_no, row.recorded_fen, row.computed_fen, row.verdict])).toEqual([
		['A3', null, 3000, 'only_computed'],
		['A4', 0, 3000, 'only_computed'],
		['A2', 5000, 3000, 'different'],
		['A5', 2000, 0, 'only_recorded']
	]);
});

it('a log without the column has nothing to compare with, and that is said, not counted as nothing', async () => {
	await runLogs(engine, [log, { csv: `complaint_no,received_at,dispatched_at\nB1,${late}` }]);
	const { counts, untold } = await recordedFines(engine);
	expect(untold).toBe(1);
	expect(counts.reduce((sum, { complaints }) => sum + complaints, 0)).toBe(6);
	expect(await recordedFines(engine, { search: 'B1' })).toEqual({ counts: [], untold: 1 });
});
