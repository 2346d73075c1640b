import type { ColumnType } from '#lib/engine/engine.ts';
import type { Batch } from '#lib/model/batch.ts';
import { fieldsOf } from '#lib/model/columns.ts';
import type { Decisions } from '#lib/model/decisions.ts';
import type { Seed } from './seed.ts';

/** The `has_<field>` columns of seed_batches, one for every field of the complaint log. */
export const hasColumns: readonly string[] = fieldsOf('complaints').map((f) => `has_${f.name}`);

/** What was imported, which canonical columns each batch brought, and of which site-months it is the whole. */
export function batchSeeds(batches: readonly Batch[]): readonly Seed[] {
	const flags: Record<string, ColumnType> = Object.fromEntries(hasColumns.map((name) => [name, 'BOOLEAN']));
	return [
		{
			name: 'seed_batches',
			columns: {
				batch_no: 'INTEGER',
				batch_id: 'VARCHAR',
				source_file: 'VARCHAR',
				source_sheet: 'VARCHAR',
				table_name: 'VARCHAR',
				sha256: 'VARCHAR',
				rows_read: 'INTEGER',
				rows_skipped: 'INTEGER',
				rows_imported: 'INTEGER',
				...flags
			},
			rows: batches.map((batch, i) => [
				i + 1,
				batch.id,
				batch.file,
				batch.sheet,
				batch.table,
				batch.sha256,
				batch.rowsRead,
				batch.rowsSkipped,
				batch.rowsImported,
				...fieldsOf('complaints').map(
					({ name }) => batch.table === 'complaints' && batch.columns.some((c) => c.field === name)
				)
			])
		},
		{
			name: 'seed_batch_columns',
			columns: { batch_no: 'INTEGER', column_index: 'INTEGER', header: 'VARCHAR', field: 'VARCHAR' },
			rows: batches.flatMap((batch, i) =>
				batch.columns.map((c) => [i + 1, c.index, c.header, c.field] as const)
			)
		},
		{
			name: 'seed_replaced',
			columns: { batch_no: 'INTEGER', site: 'VARCHAR', month: 'VARCHAR' },
			rows: batches.flatMap(({ table, replaces = [] }, i) =>
				table === 'complaints' ? replaces.map(({ site, month }) => [i + 1, site, month] as const) : []
			)
		}
	];
}

/** When the world is looked at. `outlierAfter` is the last moment that is believed to be an event; null where nothing is dated. */
export interface RunSeed {
	readonly asOf: string | null;
	readonly outlierAfter: string | null;
	readonly given: boolean;
	readonly rulebookId: string;
	readonly edition: string;
}

/** seed_run, one row. */
export function runSeed(run: RunSeed): Seed {
	return {
		name: 'seed_run',
		columns: {
			as_of: 'TIMESTAMP',
			outlier_after: 'TIMESTAMP',
			as_of_given: 'BOOLEAN',
			rulebook_id: 'VARCHAR',
			edition: 'VARCHAR'
		},
		rows: [[run.asOf, run.outlierAfter, run.given, run.rulebookId, run.edition]]
	};
}

const signed = { reason: 'VARCHAR', decided_by: 'VARCHAR', decided_at: 'TIMESTAMP' } as const;

/** What people decided: seed_confirmations, one row a settled value, and seed_waivers, one row a waived line. */
export function decisionSeeds({ confirmations, waivers }: Decisions): readonly Seed[] {
	return [
		{
			name: 'seed_confirmations',
			columns: { complaint_no: 'VARCHAR', field: 'VARCHAR', value: 'VARCHAR', ...signed },
			rows: confirmations.map((c) => [c.complaint, c.field, c.value, c.reason, c.by, c.at])
		},
		{
			name: 'seed_waivers',
			columns: {
				waiver_id: 'INTEGER',
				complaint_no: 'VARCHAR',
				article: 'VARCHAR',
				clause: 'VARCHAR',
				instance: 'INTEGER',
				role: 'VARCHAR',
				mark: 'VARCHAR',
				...signed
			},
			rows: waivers.map((w, i) => [
				i + 1,
				...[w.complaint, w.article, w.clause, w.instance, w.role, w.mark ?? null],
				...[w.reason, w.by, w.at]
			])
		}
	];
}

/** What a classifier learnt from the log says of a text: the category that it most likely has, and how sure that is and how much of it is like what was learnt, 0–1. */
export interface Guess {
	readonly content: string;
	readonly category: string;
	readonly confidence: number;
	readonly known: number;
}

/** seed_learnt, one row a text without a category; empty where nothing was learnt. */
export const learntSeed = (guesses: readonly Guess[]): Seed => ({
	name: 'seed_learnt',
	columns: { content: 'VARCHAR', category_l1: 'VARCHAR', confidence: 'DOUBLE', known: 'DOUBLE' },
	rows: guesses.map(({ content, category, confidence, known }) => [content, category, confidence, known])
});
