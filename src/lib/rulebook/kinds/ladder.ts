import { anyOf, firstOf } from '#lib/rulebook/expressions.ts';
import type { ClauseOf } from '#lib/rulebook/shape.ts';
import { provenDone } from '#lib/rulebook/stages.ts';
import { reasonCase } from './judge.ts';
import type { ClauseSql } from './kind.ts';

/** Who handles it, by the level of the person complained of: the handler has one of the roles in the roster. */
export function ladder({ id, steps }: ClauseOf<'ladder'>): ClauseSql {
	const right = steps.map(
		({ about, handledBy }) =>
			`(target_level = '${about}' and ${anyOf(handledBy.map((role) => `handler_is_${role}`))})`
	);
	const levels = steps.map(({ about }) => `'${about}'`).join(', ');
	return {
		given: { [`${id}_start_at`]: firstOf(['received_at']), [`${id}_actual_at`]: 'null::timestamp' },
		derived: { [`${id}_due_at`]: 'null::timestamp' },
		reason: reasonCase(
			[
				[
					`has_target_level and not target_level_unreadable and (target_level is null or target_level not in (${levels}))`,
					'no_level'
				],
				['target_level_unreadable', 'level_unreadable'],
				['not has_target_level', 'level_not_imported'],
				['not has_handler', 'handler_not_imported'],
				['not has_staff', 'roster_not_imported'],
				[`handler is null and ${provenDone}`, 'handler_unknown'],
				['handler is null', 'not_handled_yet'],
				[anyOf(right), 'handled_at_level'],
				['not handler_in_roster', 'handler_unknown']
			],
			'handled_below'
		),
		kept: []
	};
}
