import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask, askOne } from '#lib/metrics/ask.ts';
import type { Filter } from '#lib/metrics/filter.ts';

/** Complaints in view that say nearly the same. */
export interface SimilarGroup {
	/** The number of its first complaint in the whole log, which names it for good. */
	readonly group_key: string;
	readonly n: number;
	readonly sites: number;
	/** Different households, where the log has units. */
	readonly units: number;
	readonly first_on: string | null;
	readonly last_on: string | null;
	/** Its most frequent category. */
	readonly category_l1: string | null;
	/** The text that leads: every other is similar to it. */
	readonly text: string;
}

export interface SimilarGroups {
	/** Groups with more than one complaint in view, and how many complaints they hold. */
	readonly groups: number;
	readonly complaints: number;
	readonly rows: readonly SimilarGroup[];
}

const grouped = `with grouped as (
	select m.group_no, any_value(m.group_key) as group_key, count(*)::integer as n, count(distinct site)::integer as sites,
		count(distinct concat_ws(' ', site, unit)) filter (where unit is not null)::integer as units,
		min(received_on)::varchar as first_on, max(received_on)::varchar as last_on, mode(category_l1) as category_l1
	from mart_complaints as c join similar_members as m using (complaint_id)
	where true$only /*filter*/
	group by m.group_no
	having count(*) > 1
)`;

const sumSql = `-- One row. Key: groups.
${grouped}
select count(*)::integer as groups, coalesce(sum(n), 0)::integer as complaints from grouped`;

const rowsSql = `-- One row per group. Key: group_key.
${grouped}
select g.group_key, n, sites, units, first_on, last_on, category_l1, t.content as text
from grouped as g
join similar_texts as t on t.group_no = g.group_no and t.leads
order by n desc, units desc, g.group_key
limit $limit`;

/** The groups of similar complaints in view, the largest first. To be asked once `keepMembers` was done. */
export async function similarGroups(
	engine: Engine,
	filter: Filter,
	limit = 200,
	signal?: AbortSignal
): Promise<SimilarGroups> {
	const only = '';
	const sum = await askOne<{ groups: number; complaints: number }>(engine, sumSql, filter, { only }, signal);
	return { ...sum, rows: await ask<SimilarGroup>(engine, rowsSql, filter, { only, limit }, signal) };
}

/** SQL: the group that a complaint is in, whichever of its complaints names it. */
const groupOf = (complaint: string): string =>
	`m.group_no = (select min(group_no) from similar_members where member_no = ${literal(complaint)})`;

/** The group in view that this complaint is in, by its number; null where there is none. */
export async function similarGroup(
	engine: Engine,
	filter: Filter,
	complaint: string,
	signal?: AbortSignal
): Promise<SimilarGroup | null> {
	const only = ` and ${groupOf(complaint)}`;
	const [found] = await ask<SimilarGroup>(engine, rowsSql, filter, { only, limit: 1 }, signal);
	return found ?? null;
}

/** A complaint beside the text that leads its group. */
export interface SimilarRow {
	readonly complaint_id: number;
	readonly complaint_no: string;
	readonly received_at: string | null;
	readonly received_at_date_only: boolean | null;
	readonly site: string | null;
	readonly unit: string | null;
	readonly content: string;
	readonly similarity: number;
}

const ofGroupSql = `-- One row per complaint of the group. Key: complaint_id.
select complaint_id, complaint_no, received_at, received_at_date_only, site, unit, content, m.similarity
from mart_complaints as c join similar_members as m using (complaint_id)
where $group /*filter*/
order by received_at desc nulls last, complaint_id
limit $limit`;

/** The complaints in view of the group that this one is in, the latest first. */
export async function similarRows(
	engine: Engine,
	filter: Filter,
	complaint: string,
	limit = 200,
	signal?: AbortSignal
): Promise<SimilarRow[]> {
	return ask<SimilarRow>(engine, ofGroupSql, filter, { group: groupOf(complaint), limit }, signal);
}

const nearSql = `-- One row per complaint with one of these texts. Key: complaint_id.
select complaint_id, complaint_no, received_at, received_at_date_only, site, unit, content, n.similarity
from mart_complaints as c join (values $texts) as n (content, similarity) using (content)
where complaint_id <> $id
order by n.similarity desc, received_at desc nulls last, complaint_id
limit $limit`;

/** The complaints beside this one that say these texts, the most similar first. */
export async function complaintsSaying(
	engine: Engine,
	id: number,
	texts: readonly { readonly text: string; readonly similarity: number }[],
	limit: number,
	signal?: AbortSignal
): Promise<SimilarRow[]> {
	if (texts.length === 0) return [];
	const values = texts.map(({ text, similarity }) => `(${literal(text)}, ${similarity}::double)`).join(', ');
	return ask<SimilarRow>(engine, nearSql, {}, { texts: values, id: Math.trunc(id), limit }, signal);
}
