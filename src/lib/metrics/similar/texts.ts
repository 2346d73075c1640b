import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import type { Similar } from '#lib/similar/groups.ts';

/** What complaints say, each text once, in the order of their code units. */
export interface Texts {
	/** The same key: the same texts, as often. */
	readonly key: string;
	readonly texts: readonly string[];
	readonly weights: readonly number[];
}

const keySql = `-- One row. Key: n.
select count(content)::double as n, coalesce(sum(hash(content)::hugeint), 0)::varchar as sum from mart_complaints`;

/** Tells whether the texts are those of before without fetching them. */
export async function textsKey(engine: Engine, signal?: AbortSignal): Promise<string> {
	const [row] = await ask<{ n: number; sum: string }>(engine, keySql, {}, {}, signal);
	return `${row!.n} ${row!.sum}`;
}

const textsSql = `-- One row per text. Key: content.
select content, count(*)::double as n from mart_complaints where content is not null group by content order by content`;

/** The texts of all complaints. */
export async function complaintTexts(engine: Engine, signal?: AbortSignal): Promise<Texts> {
	const key = await textsKey(engine, signal);
	const found = await ask<{ content: string; n: number }>(engine, textsSql, {}, {}, signal);
	return { key, texts: found.map(({ content }) => content), weights: found.map(({ n }) => n) };
}

/** Puts what was found where metrics can ask for it: which text belongs to which group, and how similar it is to the one that leads. */
export async function keepSimilar(engine: Engine, { texts }: Texts, { groups }: Similar): Promise<void> {
	const members = groups.flatMap(({ leader, members: all }, at) =>
		all.map(({ text, similarity }) => [texts[text]!, at, similarity, text === leader] as const)
	);
	const columns = {
		content: 'VARCHAR',
		group_no: 'INTEGER',
		similarity: 'DOUBLE',
		leads: 'BOOLEAN'
	} as const;
	await engine.load('similar_texts', columns, members);
}

/**
 * Ties the complaints as they are now to the groups of their texts. `group_key` names a group for good: the number of the complaint that came
 * first, whatever else is imported later.
 */
export async function keepMembers(engine: Engine): Promise<void> {
	await engine.exec(
		`create or replace table similar_members as
select complaint_id, complaint_no as member_no, group_no, similarity, leads,
	first_value(complaint_no) over (partition by group_no order by received_at nulls last, complaint_id) as group_key
from mart_complaints join similar_texts using (content)`
	);
}
