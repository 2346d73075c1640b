import { Refusal, type Problem } from '#lib/base/problem.ts';
import { isFull } from '#lib/engine/full.ts';

/** Why something could not be done, as the user is told it. */
export const problemOf = (error: unknown): Problem =>
	error instanceof Refusal
		? error.problem
		: isFull(error)
			? { code: 'no_room', where: {}, severity: 'error' }
			: {
					code: 'unexpected',
					where: {},
					severity: 'error',
					raw: error instanceof Error ? error.message : String(error)
				};
