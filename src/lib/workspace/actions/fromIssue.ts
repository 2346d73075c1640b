import { monthsBefore, monthsBetween } from '#lib/metrics/months.ts';
import type { Issue } from '#lib/metrics/recurring/issues.ts';
import type { RecurringLimits } from '#lib/metrics/recurring/limits.ts';
import type { Action, ActionScope, Actions } from '#lib/model/actions.ts';

/** An action before somebody signs for it. */
export type Draft = Omit<Action, 'id' | 'state' | 'history'>;

export const emptyDraft: Draft = {
	title: '',
	scope: { counts: 'complaints' },
	problem: '',
	evidence: [],
	triggers: [],
	causes: [],
	correction: '',
	corrective: '',
	preventive: '',
	owner: '',
	verification: ''
};

/** What a recurring issue proposes as a corrective action: what is counted, its evidence, the months that triggered it. */
export function draftOf(issue: Issue, limits: RecurringLimits, title: string, problem: string): Draft {
	const last = issue.findings.at(-1)!;
	// a category that is vital every month has all its complaints as evidence: those of the last month stand for them
	const rests = issue.kind === 'pareto' ? [last] : issue.findings;
	return {
		...emptyDraft,
		title,
		problem,
		issue: { kind: issue.kind, key: issue.key },
		scope: scopeOf(issue),
		evidence: [...new Set(rests.flatMap(({ complaints }) => complaints))],
		triggers: triggersOf(issue, limits)
	};
}

function scopeOf({ kind, key, site, category_l1, category_l2 }: Issue): ActionScope {
	if (kind === 'staff') return { counts: 'complaints', target_person: key };
	if (kind === 'contractor') return { counts: 'notices', contractor: key };
	return {
		counts: kind === 'repeat' ? 'repeats' : 'complaints',
		...(site === null ? {} : { site }),
		...(category_l1 === null ? {} : { category_l1 }),
		...(category_l2 === null ? {} : { category_l2 })
	};
}

/**
 * The months that were picked because they were high: every month in which a count or a person stood out, the run that
 * completed a vital category, else the latest month. The reading is in docs/decisions/actions.md.
 */
function triggersOf({ kind, findings }: Issue, { vitalMonths }: RecurringLimits): string[] {
	const last = findings.at(-1)!.month;
	if (kind === 'spike' || kind === 'staff') return findings.map(({ month }) => month);
	if (kind === 'pareto') return monthsBetween(monthsBefore(last, vitalMonths - 1), last);
	return [last];
}

/** The action that already deals with an issue and is not closed; else null. */
export const actionFor = ({ actions }: Actions, { kind, key }: Pick<Issue, 'kind' | 'key'>): Action | null =>
	actions.find(({ issue, state }) => issue?.kind === kind && issue.key === key && state !== 'closed') ?? null;
