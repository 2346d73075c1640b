import { words, type Words } from '#lib/i18n/locale.ts';
import type { ClauseId } from './clauses.ts';
import type { Outcome } from './reasons.ts';

/** The outcomes in words where clauses stand together: not every clause is a limit of time. */
export const outcomeWords: Readonly<Record<Outcome, Words>> = {
	met: words('达标', '達標', 'Met'),
	breached: words('未达标', '未達標', 'Not met'),
	pending: words('未到期', '未到期', 'Pending'),
	unknown: words('无法判断', '無法判斷', 'Unknown'),
	not_applicable: words('不适用', '不適用', 'Not applicable')
};

/** Who handles, how often, whether accepted: being late is not what breaks these. */
const otherThanTime = ['promise_changes', 'ladder', 'rectify', 'spot_check'] as const satisfies ClauseId[];

const late = words('超时', '超時', 'Late');

/** An outcome in words for one clause: a limit of time that is not kept is late. */
export const outcomeWordsOf = (clause: string, outcome: Outcome): Words =>
	outcome === 'breached' && !(otherThanTime as readonly string[]).includes(clause)
		? late
		: outcomeWords[outcome];
