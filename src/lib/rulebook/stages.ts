import { anyOf } from './expressions.ts';

/**
 * What proves what: these come in this order, and all of them before result feedback, follow-up and
 * close, which have no order among themselves. Status done or closed proves completion, and so all before it.
 */
const inOrder = ['forwarded_at', 'dispatched_at', 'accepted_at', 'completed_at'] as const;
const afterCompletion = ['result_feedback_at', 'followup_at', 'closed_at'] as const;

export const provingStages = [...inOrder.slice(1), ...afterCompletion] as const;
export type ProvingStage = (typeof provingStages)[number];

/** The stages that prove, where they are recorded, that `field` happened; none for a field outside the chain. */
export function laterStages(field: string): readonly ProvingStage[] {
	const at = (inOrder as readonly string[]).indexOf(field);
	return at < 0 ? [] : provingStages.slice(at);
}

const statusProves = "coalesce(status in ('done', 'closed'), false)";

/** SQL: a later stage or the status proves that `field` happened, whenever that was. */
export function proven(field: string): string {
	const stages = laterStages(field);
	return stages.length === 0 ? 'false' : anyOf([...stages.map((s) => `${s} is not null`), statusProves]);
}

/** SQL: completion is recorded or proved. */
export const provenDone = anyOf(['completed_at is not null', proven('completed_at')]);
