import type { OnProgress } from '#lib/base/progress.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';
import type { Guess } from './seeds.ts';

/** A text of the log, and the category that it is known to have. */
export interface Labelled {
	readonly content: string;
	readonly category: string;
}

/** What there is to learn from and what for. The same log asks the same question, whatever else changed. */
export interface Question {
	/** The same for the same examples and texts. */
	readonly key: string;
	/** Texts whose category is confirmed, recorded, or a class of the log's own; of very many, a fair sample. */
	examples(): Promise<readonly Labelled[]>;
	/** The different texts that have no category. */
	texts(): Promise<readonly string[]>;
}

/** Answers a question; nothing where the labels teach nothing. May take seconds. */
export type Learn = (
	question: Question,
	onProgress: OnProgress,
	signal?: AbortSignal
) => Promise<readonly Guess[]>;

/** Examples that are handed on at most: those whose texts have the lowest hashes, which is a sample that no order of rows changes. */
const most = 20_000;

const examplesFrom = `fct_judged as j
join stg_complaint_rows as s using (batch_no, source_row)
where j.category_l1 is not null and s.content is not null`;
const textsFrom = `fct_judged as j
join stg_complaint_rows as s using (batch_no, source_row)
anti join fct_keywords as k on k.complaint_id = j.complaint_id
where j.category_l1 is null and s.content is not null`;

const mark = (cells: string, from: string) =>
	`select count(*)::double as n, coalesce(sum(hash(${cells})::hugeint), 0)::varchar as sum from ${from}`;

/** The question that fct_judged and fct_keywords leave open; null where nothing is asked, or nobody can answer. */
export async function questionOf(engine: Engine, signal?: AbortSignal): Promise<Question | null> {
	const [texts] = rows<{ n: number; sum: string }>(await engine.query(mark('s.content', textsFrom), signal));
	if (!texts || texts.n === 0) return null;
	const labels = firstRow<{ n: number }>(
		await engine.query('select count(distinct category_l1)::double as n from fct_judged', signal)
	);
	if (!labels || labels.n < 2) return null;
	const [known] = rows<{ n: number; sum: string }>(
		await engine.query(mark('s.content, j.category_l1', examplesFrom), signal)
	);
	return {
		key: [known!.n, known!.sum, texts.n, texts.sum].join('/'),
		examples: async () =>
			rows<Labelled>(
				await engine.query(
					`select s.content, j.category_l1 as category from ${examplesFrom} order by hash(s.content), s.content, j.category_l1 limit ${most}`,
					signal
				)
			),
		texts: async () =>
			rows<{ content: string }>(
				await engine.query(`select distinct s.content from ${textsFrom} order by s.content`, signal)
			).map(({ content }) => content)
	};
}
