import type { Engine } from '#lib/engine/engine.ts';
import { versionsSql } from '#lib/pipeline/facts/versions.ts';
import { batchSeeds } from '#lib/pipeline/seeds.ts';
import { correctionsSql, hasCorrections, keySql } from '#lib/pipeline/staging/corrections.ts';
import type { Batch } from '#lib/model/batch.ts';

/** A sheet in line, under the number that says its place. */
export interface Numbered {
	readonly batch: Batch;
	readonly alias: string;
	readonly no: number;
}

/**
 * Which rows of these sheets count, decided by the SQL that decides it once they are imported: writes the tables `judged_<name>`
 * (one row per complaint that counts: its key, place, site and month) and `versions_<name>`. Reads `review_rows`.
 */
export async function judge(
	engine: Engine,
	name: 'before' | 'after',
	line: readonly Numbered[],
	signal?: AbortSignal
): Promise<void> {
	const batches = line.map(({ batch }) => batch);
	const [seed] = batchSeeds(batches);
	const numbers = line.map(({ no }) => no);
	await engine.load(
		'seed_batches',
		seed!.columns,
		seed!.rows.map(([, ...rest], at) => [numbers[at]!, ...rest])
	);
	await engine.load(
		'seed_replaced',
		{ batch_no: 'INTEGER', site: 'VARCHAR', month: 'VARCHAR' },
		line.flatMap(({ batch, no }) => (batch.replaces ?? []).map(({ site, month }) => [no, site, month]))
	);
	await engine.load('seed_run', { as_of: 'TIMESTAMP' }, [[null]]);
	const corrects = hasCorrections(batches);
	const key = keySql(corrects);
	await engine.exec(
		`create or replace view stg_complaint_rows as
select batch_no, source_row, row_hash, complaint_no, site, received_at from review_rows where batch_no in (${numbers.join(', ') || 'null'});
create or replace table stg_corrections as ${correctionsSql(
			batches,
			(at) => line[at]!.alias,
			(at) => numbers[at]!
		)};
create or replace table versions_${name} as ${versionsSql({ batches })};
create or replace table keys_${name} as
select s.batch_no, s.source_row, s.complaint_no, ${key.sql} as complaint_key, s.site, strftime(s.received_at, '%Y-%m') as month
from stg_complaint_rows as s join seed_batches as b using (batch_no) ${key.join};
create or replace table judged_${name} as
select k.batch_no, k.source_row, k.complaint_key, k.site, k.month
from keys_${name} as k anti join versions_${name} as v on v.batch_no = k.batch_no and v.source_row = k.source_row`,
		signal
	);
}
