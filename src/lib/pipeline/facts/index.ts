import type { Context, Model } from '#lib/pipeline/model.ts';
import { compileClauses, compilePromises, compileWindows } from '#lib/rulebook/compile.ts';
import { compileFines } from '#lib/rulebook/fines.ts';
import { presenceOf } from '#lib/rulebook/presence.ts';
import { complaintsSql, judgedSql } from './complaints.ts';
import versions from './fct_versions.sql?raw';
import { progressSql } from './progress.ts';
import { rowsSql } from './rows.ts';

const known = ({ rulebook, batches }: Context) => ({ rulebook, presence: presenceOf(batches) });

/** Facts: the complaints that are judged, and what the rulebook makes of each. */
export const factModels: readonly Model[] = [
	{ name: 'fct_versions', kind: 'table', sql: versions },
	{ name: 'fct_rows', kind: 'table', sql: (context) => rowsSql(known(context)) },
	{ name: 'fct_judged', kind: 'table', sql: (context) => judgedSql(known(context)) },
	{ name: 'fct_complaints', kind: 'view', sql: (context) => complaintsSql(known(context)) },
	{ name: 'fct_progress', kind: 'table', sql: (context) => progressSql(known(context)) },
	{
		name: 'fct_clauses',
		kind: 'table',
		sql: (context) => compileClauses(context.rulebook, presenceOf(context.batches))
	},
	{
		name: 'fct_promises',
		kind: 'view',
		sql: (context) => compilePromises(context.rulebook, presenceOf(context.batches))
	},
	{ name: 'fct_progress_windows', kind: 'table', sql: compileWindows },
	{
		name: 'fct_fines',
		kind: 'table',
		sql: (context) => compileFines(context.rulebook, presenceOf(context.batches))
	}
];
