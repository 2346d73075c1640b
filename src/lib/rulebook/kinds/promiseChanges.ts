import { before, dateOnlyOf, endOfDay, firstOf } from '#lib/rulebook/expressions.ts';
import type { ClauseOf } from '#lib/rulebook/shape.ts';
import { proven } from '#lib/rulebook/stages.ts';
import { has, provable, provedInTime, reasonCase } from './judge.ts';
import type { ClauseSql } from './kind.ts';

/**
 * A promised date changes at most so many times; once the second promise is missed it is to be submitted. The due is
 * the second promise, the actual is the submission. The order of the two does not matter.
 */
export function promiseChanges(clause: ClauseOf<'promise_changes'>): ClauseSql {
	const { id, start, promises, stop, most, submitted } = clause;
	const at = (part: string) => `${id}_${part}`;
	const changed = promises.slice(1);
	const tooMany = `${changed.map((p) => `(${p} is not null)::integer`).join(' + ')} > ${most.value}`;
	const answer = at('answer_at');
	return {
		given: {
			[at('start_at')]: firstOf(start),
			[at('actual_at')]: submitted,
			[at('actual_date_only')]: `${submitted}_date_only`,
			[at('second_at')]: firstOf(changed),
			[at('second_date_only')]: dateOnlyOf(changed),
			[answer]: firstOf(stop),
			[at('answer_date_only')]: dateOnlyOf(stop)
		},
		derived: {
			[at('due_at')]:
				`case when ${at('second_date_only')} then ${endOfDay(at('second_at'))} else ${at('second_at')} end`
		},
		reason: reasonCase(
			[
				[promises.map((p) => `${p} is null`).join(' and '), 'no_promise'],
				[tooMany, 'too_many_changes'],
				[`${at('second_at')} is null`, 'few_changes'],
				[before(at('second_at'), at('second_date_only'), at('start_at')), 'promise_before_start'],
				[before(answer, at('answer_date_only'), at('start_at')), 'answer_before_start'],
				[before(at('actual_at'), at('actual_date_only'), at('start_at')), 'stop_before_start'],
				[`not ${has(stop)}`, 'stop_not_imported'],
				[`${at('answer_date_only')} and not ${at('second_date_only')}`, 'date_only'],
				[`${answer} <= ${at('due_at')}`, 'few_changes'],
				...provedInTime(id, stop, `not ${at('second_date_only')}`).map(
					([proof]) => [`${answer} is null and ${proof}`, 'few_changes'] as const
				),
				[`${answer} is null and ${proven(provable(stop))}`, 'proved_late'],
				[`${answer} is null and as_of <= ${at('due_at')}`, 'waiting'],
				[`not has_${submitted}`, 'stop_not_imported'],
				[`${at('actual_at')} is not null`, 'submitted']
			],
			'not_submitted'
		),
		kept: []
	};
}
