import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import { brokenSql } from './contractors.ts';
import type { Issue } from './issues.ts';

/** How many were counted in a month. */
export interface MonthCount {
	readonly month: string;
	readonly n: number;
}

/** What each kind counts, as rows of site, categories, whose it is, month and n; where nothing is counted there is no row. */
const counted = {
	spike: `select site, category_l1, category_l2, null::varchar as who, received_month as month, count(*)::integer as n
	from mart_complaints where received_month is not null group by all`,
	repeat: `select site, category_l1, category_l2, null::varchar as who, received_month as month, count(*)::integer as n
	from mart_complaints where received_month is not null and repeat_of is not null group by all`,
	pareto: `select null::varchar as site, category_l1, category_l2, null::varchar as who, received_month as month, count(*)::integer as n
	from mart_complaints where received_month is not null group by all`,
	staff: `select null::varchar as site, null::varchar as category_l1, null::varchar as category_l2, target_person as who,
		received_month as month, count(*)::integer as n
	from mart_complaints where received_month is not null and target_person is not null group by all`,
	contractor: `select null::varchar as site, null::varchar as category_l1, null::varchar as category_l2, contractor as who,
		strftime(broken_at, '%Y-%m') as month, count(*)::integer as n
	from broken group by all`
} as const satisfies Record<Issue['kind'], string>;

const sql = `-- One row per kind, subject and month. Key: kind, site, category_l1, category_l2, who, month.
with ${brokenSql}
${Object.entries(counted)
	.map(
		([kind, select]) =>
			`select '${kind}' as kind, site, category_l1, category_l2, who, month, n from (${select}) as t`
	)
	.join('\nunion all\n')}
order by month`;

interface Row extends MonthCount {
	readonly kind: Issue['kind'];
	readonly site: string | null;
	readonly category_l1: string | null;
	readonly category_l2: string | null;
	readonly who: string | null;
}

const subjectOf = (kind: string, ...parts: readonly (string | null)[]): string =>
	[kind, ...parts.map((part) => part ?? '')].join('\u001f');

/**
 * How many complaints (repeats, complaints of the person, broken notices) each issue had month by month, by its id; months
 * without any are not there.
 */
export async function issueHistories(
	engine: Engine,
	issues: readonly Issue[],
	signal?: AbortSignal
): Promise<ReadonlyMap<string, readonly MonthCount[]>> {
	const bySubject = new Map<string, MonthCount[]>();
	for (const row of await ask<Row>(engine, sql, {}, {}, signal)) {
		const key = subjectOf(row.kind, row.site, row.category_l1, row.category_l2, row.who);
		const known = bySubject.get(key) ?? [];
		known.push({ month: row.month, n: row.n });
		bySubject.set(key, known);
	}
	return new Map(
		issues.map((issue) => {
			const who = issue.kind === 'staff' || issue.kind === 'contractor' ? issue.key : null;
			const key =
				who === null
					? subjectOf(issue.kind, issue.site, issue.category_l1, issue.category_l2, null)
					: subjectOf(issue.kind, null, null, null, who);
			return [issue.id, bySubject.get(key) ?? []];
		})
	);
}
