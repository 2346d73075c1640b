import type { Engine } from '#lib/engine/engine.ts';
import { deductions, type DeductionRow } from '#lib/metrics/deductions.ts';

/** What changes in one person's deduction of one month. */
export interface DeductionEffect {
	readonly month: string | null;
	readonly person: string | null;
	/** Null: the roster does not say. */
	readonly bonusYuan: number | null;
	readonly beforeFinesYuan: number;
	readonly afterFinesYuan: number;
	/** After the cap. */
	readonly beforeYuan: number;
	readonly afterYuan: number;
	readonly beforeCapped: boolean;
	readonly afterCapped: boolean;
}

const keyOf = ({ month, person }: DeductionRow): string => JSON.stringify([month, person]);

/** Person-months whose fines or deduction change, in order of month and person. */
export async function deductionEffects(
	engine: Engine,
	trial: Engine,
	signal?: AbortSignal
): Promise<DeductionEffect[]> {
	const was = new Map((await deductions(engine, signal)).map((row) => [keyOf(row), row]));
	const is = new Map((await deductions(trial, signal)).map((row) => [keyOf(row), row]));
	return [...new Set([...was.keys(), ...is.keys()])]
		.map((key): DeductionEffect => {
			const [b, a] = [was.get(key), is.get(key)];
			const { month, person, bonus_yuan } = (a ?? b)!;
			return {
				month,
				person,
				bonusYuan: bonus_yuan,
				beforeFinesYuan: b?.fines_yuan ?? 0,
				afterFinesYuan: a?.fines_yuan ?? 0,
				beforeYuan: b?.deducted_yuan ?? 0,
				afterYuan: a?.deducted_yuan ?? 0,
				beforeCapped: b?.capped ?? false,
				afterCapped: a?.capped ?? false
			};
		})
		.filter((e) => e.beforeFinesYuan !== e.afterFinesYuan || e.beforeYuan !== e.afterYuan)
		.sort((x, y) => order(x.month, y.month) || order(x.person, y.person));
}

/** By code point, what is not known last. */
function order(one: string | null, other: string | null): number {
	if (one === other) return 0;
	if (one === null || other === null) return one === null ? 1 : -1;
	return one < other ? -1 : 1;
}
