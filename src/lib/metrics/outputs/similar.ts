import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import { complaintTexts, keepMembers, keepSimilar } from '#lib/metrics/similar/texts.ts';
import { similarTexts } from '#lib/similar/groups.ts';
import { whole } from './output.ts';

/** A complaint that is in a group of similar ones. */
interface SimilarLine {
	/** The number of the group's first complaint, which names the group for good. */
	readonly group: string;
	/** How many complaints the group has. */
	readonly size: number;
	readonly complaint_no: string;
	/** Share of the pairs of characters that its text has in common with the text that leads the group; 1: the same. */
	readonly similarity: number;
	/** True where its text is the one that leads. */
	readonly leads: boolean;
}

const sql = `-- One row per complaint that is in a group. Key: complaint_no.
select group_key as "group", size, member_no as complaint_no, similarity, leads
from (select *, count(*) over (partition by group_no)::integer as size from similar_members)
where size > 1
order by size desc, group_key, similarity desc, complaint_id`;

async function similarLines(engine: Engine, signal?: AbortSignal): Promise<SimilarLine[]> {
	const texts = await complaintTexts(engine, signal);
	await keepSimilar(engine, texts, similarTexts(texts.texts, texts.weights));
	await keepMembers(engine);
	return ask<SimilarLine>(engine, sql, {}, {}, signal);
}

/** similar.csv: complaints that say nearly the same, by group, the largest group first. */
export const similarOutput = whole<SimilarLine>(
	'similar',
	['group', 'size', 'complaint_no', 'similarity', 'leads'],
	similarLines
);
