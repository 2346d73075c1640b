import { fieldOf } from '#lib/model/columns.ts';
import { words, type Words } from '#lib/i18n/locale.ts';

/** A stage and one that cannot come before it; asked only where those between them are empty. */
export interface OrderRule {
	readonly code: string;
	readonly earlier: string;
	readonly later: string;
	readonly between: readonly string[];
	readonly words: Words;
}

function rule(earlier: string, later: string, ...between: string[]): OrderRule {
	const first = fieldOf('complaints', earlier)!.label;
	const second = fieldOf('complaints', later)!.label;
	return {
		code: `${later.replace(/_at$/, '')}_before_${earlier.replace(/_at$/, '')}`,
		earlier,
		later,
		between,
		words: words(
			`${second['zh-CN']}早于${first['zh-CN']}`,
			`${second['zh-Hant']}早於${first['zh-Hant']}`,
			`${second.en} is before ${first.en}`
		)
	};
}

/** Stages that must follow one another: neighbours in the chain, across empty stages too, and everything after receipt. */
export const orderRules: readonly OrderRule[] = [
	rule('received_at', 'forwarded_at'),
	rule('received_at', 'dispatched_at'),
	rule('received_at', 'accepted_at'),
	rule('received_at', 'escalated_at'),
	rule('received_at', 'first_feedback_at'),
	rule('received_at', 'completed_at'),
	rule('received_at', 'result_feedback_at', 'completed_at'),
	rule('received_at', 'replied_at'),
	rule('received_at', 'followup_at'),
	rule('received_at', 'visited_at'),
	rule('received_at', 'closed_at'),
	rule('forwarded_at', 'dispatched_at'),
	rule('forwarded_at', 'accepted_at', 'dispatched_at'),
	rule('forwarded_at', 'completed_at', 'dispatched_at', 'accepted_at'),
	rule('dispatched_at', 'accepted_at'),
	rule('dispatched_at', 'completed_at', 'accepted_at'),
	rule('accepted_at', 'completed_at'),
	rule('completed_at', 'result_feedback_at'),
	rule('completed_at', 'followup_at'),
	rule('completed_at', 'closed_at')
];
