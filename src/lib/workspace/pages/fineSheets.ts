import type { Engine } from '#lib/engine/engine.ts';
import { deductionLines } from '#lib/metrics/deductionLines.ts';
import { deductionsOf } from '#lib/metrics/deductions.ts';

/**
 * Fines against bonuses of one month, and the lines of one person: of the one asked for where he has any, else of the
 * one whose fines are the largest. An empty text stands for nobody. The cap is about all fines, so no filter is asked.
 */
export async function deductionPage(
	engine: Engine,
	month: string,
	asked: string | null,
	signal: AbortSignal
) {
	const rows = await deductionsOf(engine, month, signal);
	const named = rows.filter(({ person }) => person !== null);
	const largest = named.toSorted((a, b) => b.fines_yuan - a.fines_yuan)[0] ?? rows[0];
	const row = rows.find(({ person }) => (person ?? '') === asked) ?? largest;
	if (!row) return { month, rows, row: null, lines: [] };
	return { month, rows, row, lines: await deductionLines(engine, month, row.person ?? '', signal) };
}
