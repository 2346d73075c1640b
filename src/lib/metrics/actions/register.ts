import type { Engine } from '#lib/engine/engine.ts';
import { issueMonths } from '#lib/metrics/recurring/issues.ts';
import type { Action, Actions, ActionState, CauseGroup } from '#lib/model/actions.ts';
import { pareto, type ParetoItem } from '#lib/stats/pareto.ts';
import { recurringLimits } from '#lib/metrics/recurring/limits.ts';
import { effects, type Effect } from './effect.ts';

/** Where an action stands: as somebody put it, or reopened, because its issue was found again after it was done. */
export type ShownState = ActionState | 'reopened';

/** An action with what came of it. */
export interface RegisterRow {
	readonly action: Action;
	/** Null where the log has no dates. */
	readonly effect: Effect | null;
	readonly state: ShownState;
}

export interface Register {
	readonly rows: readonly RegisterRow[];
	/** Groups of root causes by the complaints of their actions, the most first. */
	readonly causes: readonly ParetoItem<CauseGroup>[];
}

/** The register of corrective actions with the effect of each. */
export async function register(
	engine: Engine,
	{ actions }: Actions,
	signal?: AbortSignal
): Promise<Register> {
	if (actions.length === 0) return { rows: [], causes: [] };
	const made = await effects(engine, actions, await issueMonths(engine, signal), signal);
	const { vitalShare } = await recurringLimits(engine, signal);
	return {
		rows: actions.map((action) => {
			const effect = made.get(action.id) ?? null;
			return { action, effect, state: stateOf(action, effect) };
		}),
		causes: causesOf(actions, vitalShare)
	};
}

/** What is said to be done and came back is open again, whatever somebody put it to. */
export const stateOf = (
	{ state }: Pick<Action, 'state'>,
	effect: Pick<Effect, 'relapse'> | null
): ShownState => ((state === 'check' || state === 'closed') && effect?.relapse ? 'reopened' : state);

/** An action with several root causes counts its complaints under each group once. */
function causesOf(actions: readonly Action[], vitalShare: number): readonly ParetoItem<CauseGroup>[] {
	const weights = new Map<CauseGroup, number>();
	for (const { causes, evidence } of actions)
		for (const group of new Set(causes.flatMap((cause) => cause.group ?? [])))
			weights.set(group, (weights.get(group) ?? 0) + Math.max(1, evidence.length));
	return pareto(
		[...weights].map(([key, value]) => ({ key, value })),
		vitalShare
	);
}
