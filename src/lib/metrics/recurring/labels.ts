import type { RecurringRow } from './limits.ts';

/** How far an issue reaches: seen once, seen again, or of more than one place or seen in more than one way. */
export type IssueLabel = 'single' | 'recurring' | 'systemic';

/** What the label rests on; worded by whoever shows it. */
export type LabelReason = 'usual' | 'once' | 'months' | 'run' | 'sites' | 'kinds';

/** What a label is told from: one issue with the months in which it was found and the sites of its complaints. */
export interface Found {
	readonly kind: RecurringRow['kind'];
	readonly site: string | null;
	readonly category_l1: string | null;
	readonly category_l2: string | null;
	/** Months in which it was found and confirmed, within those that are looked back on; none where all was usual. */
	readonly months: readonly string[];
	/** Sites of its complaints in these months. */
	readonly sites: readonly string[];
}

export interface Labelled {
	readonly label: IssueLabel;
	readonly reason: LabelReason;
	/** Sites where the same was found, where that is the reason; else empty. */
	readonly sites: readonly string[];
	/** Other kinds that found the same site and category, where that is the reason; else empty. */
	readonly kinds: readonly RecurringRow['kind'][];
}

const sameCategory = (one: Found, other: Found) =>
	one.category_l1 === other.category_l1 && one.category_l2 === other.category_l2;

/**
 * Recurring: found in several months, or a run of the vital few. Systemic: improbable counts of the category at several
 * sites; repeats of the category that recur at several sites; a vital category that is either; an improbable count and a
 * repeat at one site in the same month; one person or contractor at several sites. Else single. The reading is in
 * docs/decisions/recurring.md.
 */
export function labelOf(issue: Found, all: readonly Found[]): Labelled {
	if (issue.months.length === 0) return { label: 'single', reason: 'usual', sites: [], kinds: [] };
	const sites = sitesOf(issue, all);
	if (sites.length > 1) return { label: 'systemic', reason: 'sites', sites, kinds: [] };
	const kinds = kindsOf(issue, all);
	if (kinds.length > 0) return { label: 'systemic', reason: 'kinds', sites: [], kinds };
	const nothing = { sites: [], kinds: [] };
	if (issue.kind === 'pareto') return { label: 'recurring', reason: 'run', ...nothing };
	return issue.months.length > 1
		? { label: 'recurring', reason: 'months', ...nothing }
		: { label: 'single', reason: 'once', ...nothing };
}

function sitesOf(issue: Found, all: readonly Found[]): readonly string[] {
	if (issue.kind === 'staff' || issue.kind === 'contractor') return issue.sites;
	const alike = all.filter((other) => sameCategory(issue, other));
	const spiked = sites(alike.filter(({ kind }) => kind === 'spike'));
	const repeated = sites(alike.filter(({ kind, months }) => kind === 'repeat' && months.length > 1));
	if (issue.kind === 'spike') return spiked;
	// a repeat that did not recur is no part of those that did
	if (issue.kind === 'repeat') return issue.months.length > 1 ? repeated : [];
	return spiked.length > 1 ? spiked : repeated;
}

const sites = (some: readonly Found[]): string[] =>
	[...new Set(some.flatMap(({ site }) => site ?? []))].sort();

/** Other kinds that found the same site and category in one of the same months. */
function kindsOf(issue: Found, all: readonly Found[]): RecurringRow['kind'][] {
	if (issue.kind !== 'spike' && issue.kind !== 'repeat') return [];
	const also = all.filter(
		(other) =>
			other.kind !== issue.kind &&
			(other.kind === 'spike' || other.kind === 'repeat') &&
			other.site === issue.site &&
			sameCategory(issue, other) &&
			other.months.some((month) => issue.months.includes(month))
	);
	return [...new Set(also.map(({ kind }) => kind))];
}
