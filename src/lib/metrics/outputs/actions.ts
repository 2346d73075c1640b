import { register } from '#lib/metrics/actions/register.ts';
import type { Actions } from '#lib/model/actions.ts';
import { whole, type Output } from './output.ts';

/** actions.csv: the register of corrective actions, and what came of each. */
export const actionsOutput = (actions: Actions): Output =>
	whole(
		'actions',
		[
			'id',
			'title',
			'state',
			'kind',
			'key',
			'owner',
			'due',
			'done',
			'before_months',
			'before',
			'before_days',
			'after',
			'after_days',
			'per',
			'ratio',
			'low',
			'high',
			'verdict',
			'months_needed',
			'relapse',
			'complaints'
		],
		async (engine, signal) =>
			(await register(engine, actions, signal)).rows.map(({ action, effect, state }) => ({
				id: action.id,
				title: action.title,
				state,
				kind: action.issue?.kind ?? null,
				key: action.issue?.key ?? null,
				owner: action.owner || null,
				due: action.due ?? null,
				done: action.done ?? null,
				before_months: effect?.beforeMonths.length ?? null,
				before: effect?.before.events ?? null,
				before_days: effect?.before.days ?? null,
				after: effect?.after?.events ?? null,
				after_days: effect?.after?.days ?? null,
				per: effect?.per ?? null,
				ratio: effect?.ratio ?? null,
				low: effect?.low ?? null,
				high: effect?.high ?? null,
				verdict: effect?.verdict ?? null,
				months_needed: effect?.monthsNeeded ?? null,
				relapse: effect?.relapse ?? null,
				complaints: action.evidence.join('; ')
			}))
	);
