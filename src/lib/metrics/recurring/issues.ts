import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask } from '#lib/metrics/ask.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { isPartial, monthsBetween } from '#lib/metrics/months.ts';
import { labelOf, type Found, type Labelled } from './labels.ts';
import { recurringLimits, type RecurringLimits, type RecurringRow } from './limits.ts';
import { recurring } from './recurring.ts';

export type { IssueLabel, LabelReason } from './labels.ts';

/** What was found in one month. */
export interface Finding {
	readonly month: string;
	/** Complaints; chains of repeats; different units; broken notices. */
	readonly observed: number;
	readonly expected: number | null;
	readonly p: number | null;
	readonly q: number | null;
	/** The same beside how counts vary in this log; null where nothing is tested. */
	readonly usual: UsualTest | null;
	/** The whole months that the count was compared with; null where nothing was. */
	readonly compared: { readonly from: string; readonly to: string; readonly months: number } | null;
	/** Numbers of its complaints. */
	readonly complaints: readonly string[];
}

/** What becomes of a finding in view of how counts vary from month to month in this log. */
export interface UsualTest {
	/** How many times wider than by chance they vary. */
	readonly variation: number;
	readonly p: number;
	readonly q: number;
	/** Still improbable. */
	readonly confirmed: boolean;
}

/** One thing that keeps coming back: a candidate for corrective action. */
export interface Issue extends Labelled {
	/** Names it for good: the same kind and key. */
	readonly id: string;
	readonly kind: RecurringRow['kind'];
	readonly key: string;
	readonly site: string | null;
	readonly category_l1: string | null;
	readonly category_l2: string | null;
	/** Within the months that are looked back on; in order. At least one. */
	readonly findings: readonly Finding[];
	/** Months before those in which it was found as well. */
	readonly earlier: number;
	/** False where all of it is within what is usual in this log: improbable only by the test that is prescribed. */
	readonly confirmed: boolean;
}

export interface Issues {
	readonly issues: readonly Issue[];
	readonly limits: RecurringLimits;
	/** The months that are looked back on, whole ones and the one that is under way; none where the log has no dates. */
	readonly months: readonly string[];
}

/** An issue in one month in which it was found. */
export interface IssueMonth extends Omit<RecurringRow, 'complaints'> {
	readonly month: string;
	readonly complaints: readonly string[];
}

export const issueId = (kind: string, key: string): string => `${kind}:${key}`;

/**
 * The recurring issues of the last months (as many as a count is compared with, and the month under way), each with what was
 * found month by month, and how far it reaches. Chains of repeats stand together by site and category. With a span, those of its months.
 */
export async function issues(
	engine: Engine,
	signal?: AbortSignal,
	span?: { readonly from: string; readonly to: string }
): Promise<Issues> {
	const limits = await recurringLimits(engine, signal);
	const { asOf, months: seen } = await bounds(engine, signal);
	const [first, last] = [seen[0], seen.at(-1)];
	if (first === undefined || last === undefined) return { issues: [], limits, months: [] };
	const all = monthsBetween(first, last).filter((month) => span === undefined || month <= span.to);
	if (all.length === 0) return { issues: [], limits, months: [] };
	const whole = all.filter((month) => !isPartial(month, asOf));
	const since = span?.from ?? whole.slice(-limits.historyMonths)[0] ?? all.at(-1)!;
	const rows = (await issueMonths(engine, signal)).filter(({ month }) => month <= all.at(-1)!);
	const groups = grouped(rows, ({ kind, key }) => issueId(kind, key));
	const recent = groups.flatMap((found) => {
		const now = found.filter(({ month }) => month >= since);
		return now.length > 0 ? [{ id: issueId(now[0]!.kind, now[0]!.key), found, now }] : [];
	});
	const siteOf = await sitesOf(engine, recent.flatMap(({ now }) => now).filter(isSomebodys), signal);
	const told = recent.map(({ now }): Found => ({
		...now[0]!,
		months: now.filter(isConfirmed).map(({ month }) => month),
		sites: isSomebodys(now[0]!)
			? [...new Set(now.flatMap(({ complaints }) => complaints.flatMap((no) => siteOf.get(no) ?? [])))].sort()
			: []
	}));
	const standing = told.filter(({ months }) => months.length > 0);
	const made = recent.map(({ id, found, now }, i): Issue => {
		const { kind, key, site, category_l1, category_l2 } = now[0]!;
		return {
			...labelOf(told[i]!, standing),
			...{ id, kind, key, site, category_l1, category_l2 },
			findings: now.map((row) => findingOf(row, whole, limits)),
			earlier: found.length - now.length,
			confirmed: told[i]!.months.length > 0
		};
	});
	return { issues: inOrder(made), limits, months: all.filter((month) => month >= since) };
}

/** All issues in all months in which they were found, in order of months. */
export const issueMonths = async (engine: Engine, signal?: AbortSignal): Promise<IssueMonth[]> =>
	together(await recurring(engine, signal));

/** Repeats by site and category, a row for each month in which a chain ended; all else as it was found. */
function together(found: readonly RecurringRow[]): IssueMonth[] {
	const rows = found.flatMap((row): IssueMonth[] =>
		row.month === null ? [] : [{ ...row, month: row.month, complaints: numbersIn(row.complaints) }]
	);
	const keyed = (row: IssueMonth): IssueMonth =>
		row.kind === 'repeat'
			? {
					...row,
					key: [row.site ?? '', row.category_l1 ?? '', row.category_l2 ?? ''].join('|'),
					observed: 1
				}
			: row;
	return grouped(rows.map(keyed), ({ kind, key, month }) => [kind, key, month].join('\u001f'))
		.map((same) => ({
			...same[0]!,
			observed: same.reduce((sum, { observed }) => sum + observed, 0),
			complaints: same.flatMap(({ complaints }) => complaints)
		}))
		.sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
}

const numbersIn = (complaints: string): string[] => (complaints === '' ? [] : complaints.split('; '));

function findingOf(row: IssueMonth, whole: readonly string[], limits: RecurringLimits): Finding {
	const at = whole.indexOf(row.month);
	const before = row.kind === 'spike' ? whole.slice(Math.max(0, at - limits.historyMonths), at) : [];
	return {
		month: row.month,
		observed: row.observed,
		expected: row.expected,
		p: row.p_value,
		q: row.q_value,
		usual:
			row.variation === null
				? null
				: {
						variation: row.variation,
						p: row.p_usual!,
						q: row.q_usual!,
						confirmed: row.confirmed === true
					},
		compared: before.length === 0 ? null : { from: before[0]!, to: before.at(-1)!, months: before.length },
		complaints: row.complaints
	};
}

const reach = { systemic: 0, recurring: 1, single: 2 } as const;
const kinds: readonly RecurringRow['kind'][] = ['spike', 'repeat', 'staff', 'contractor', 'pareto'];

/** What is within the usual comes last; else what was found last comes first, then what reaches furthest; among improbable counts the least probable. */
const inOrder = (some: readonly Issue[]): Issue[] =>
	some.toSorted((a, b) => {
		const [x, y] = [a.findings.at(-1)!, b.findings.at(-1)!];
		if (a.confirmed !== b.confirmed) return a.confirmed ? -1 : 1;
		if (x.month !== y.month) return x.month < y.month ? 1 : -1;
		return (
			reach[a.label] - reach[b.label] ||
			kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
			(x.p ?? 1) - (y.p ?? 1) ||
			y.observed - x.observed ||
			(a.key < b.key ? -1 : 1)
		);
	});

/** Whether a finding stands: all but counts that are within what is usual in the log. */
export const isConfirmed = ({ confirmed }: Pick<IssueMonth, 'confirmed'>): boolean => confirmed !== false;

const isSomebodys = ({ kind }: Pick<IssueMonth, 'kind'>): boolean =>
	kind === 'staff' || kind === 'contractor';

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
	const groups = new Map<string, T[]>();
	for (const one of all) {
		const same = groups.get(keyOf(one));
		if (same) same.push(one);
		else groups.set(keyOf(one), [one]);
	}
	return [...groups.values()];
}

const sitesSql = `-- One row per complaint number with a site. Key: complaint_no.
select complaint_no, any_value(site) as site
from mart_complaints
where site is not null and complaint_no in ($numbers)
group by complaint_no`;

async function sitesOf(
	engine: Engine,
	rows: readonly IssueMonth[],
	signal?: AbortSignal
): Promise<ReadonlyMap<string, string>> {
	const numbers = [...new Set(rows.flatMap(({ complaints }) => complaints))];
	if (numbers.length === 0) return new Map();
	const found = await ask<{ complaint_no: string; site: string }>(
		engine,
		sitesSql,
		{},
		{ numbers: numbers.map(literal).join(', ') },
		signal
	);
	return new Map(found.map(({ complaint_no, site }) => [complaint_no, site]));
}
