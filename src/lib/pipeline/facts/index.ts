import type { Context, Model } from '#lib/pipeline/model.ts';
import {
	calendarDaysSql,
	workingBucketsSql,
	workingPeriodsSql,
	workingTilesSql
} from '#lib/rulebook/calendar/days.ts';
import { compileLimits } from '#lib/rulebook/calendar/limits.ts';
import { compileOvers } from '#lib/rulebook/calendar/overs.ts';
import { compilePauses } from '#lib/rulebook/calendar/pauses.ts';
import { compileClauses, compileJudgements } from '#lib/rulebook/compile.ts';
import { compilePromises, compileWindows } from '#lib/rulebook/compileInstances.ts';
import { compileEvents } from '#lib/rulebook/events/index.ts';
import { compileEventFines } from '#lib/rulebook/eventFines.ts';
import { compileFines, compileLedger, compileWaived } from '#lib/rulebook/fines.ts';
import { presenceOf, type Presence } from '#lib/rulebook/presence.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import { breachesSql } from './breaches.ts';
import { classesSql, classRulesSql } from './classes.ts';
import { complaintsSql } from './complaints.ts';
import notices from './fct_notices.sql?raw';
import register from './fct_register.sql?raw';
import settledCategories from './fct_settled_categories.sql?raw';
import { judgedSql } from './judged.ts';
import { keywordsSql } from './keywords.ts';
import { progressSql } from './progress.ts';
import { rowsSql } from './rows.ts';
import { versionsSql } from './versions.ts';

const compiled =
	(compile: (rulebook: Rulebook, presence: Presence) => string) =>
	({ rulebook, batches }: Context) =>
		compile(rulebook, presenceOf(batches));

/** Facts: the complaints that are judged, and what the rulebook makes of each. */
export const factModels: readonly Model[] = [
	{ name: 'fct_versions', kind: 'table', sql: versionsSql },
	{
		name: 'fct_judged',
		kind: 'table',
		sql: ({ rulebook, batches }) => judgedSql({ rulebook, presence: presenceOf(batches), batches })
	},
	{
		name: 'fct_keywords',
		kind: 'table',
		sql: compiled((rulebook, presence) => keywordsSql({ rulebook, presence }))
	},
	{ name: 'fct_rows', kind: 'table', sql: rowsSql },
	{ name: 'fct_settled_categories', kind: 'table', sql: settledCategories },
	{ name: 'fct_complaints', kind: 'view', sql: compiled((_, presence) => complaintsSql({ presence })) },
	{ name: 'fct_progress', kind: 'table', sql: compiled((_, presence) => progressSql({ presence })) },
	{ name: 'fct_notices', kind: 'table', sql: notices },
	{ name: 'fct_register', kind: 'table', sql: register },
	{ name: 'fct_calendar_days', kind: 'table', sql: calendarDaysSql },
	{ name: 'fct_working_periods', kind: 'table', sql: workingPeriodsSql },
	{ name: 'fct_working_tiles', kind: 'table', sql: workingTilesSql },
	{ name: 'fct_working_buckets', kind: 'table', sql: workingBucketsSql },
	{ name: 'fct_pauses', kind: 'table', sql: compiled(compilePauses) },
	{ name: 'fct_working_limits', kind: 'table', sql: compiled(compileLimits) },
	{ name: 'fct_event_clauses', kind: 'table', sql: compiled(compileEvents) },
	{ name: 'fct_judgements', kind: 'table', sql: compiled(compileJudgements) },
	{ name: 'fct_clauses', kind: 'view', sql: compiled(compileClauses) },
	{ name: 'fct_promises', kind: 'table', sql: compiled(compilePromises) },
	{ name: 'fct_progress_windows', kind: 'table', sql: compiled(compileWindows) },
	{ name: 'fct_working_overs', kind: 'table', sql: compiled(compileOvers) },
	{
		name: 'fct_class_rules',
		kind: 'table',
		sql: compiled((rulebook, presence) => classRulesSql({ rulebook, presence }))
	},
	{
		name: 'fct_classes',
		kind: 'table',
		sql: compiled((rulebook, presence) => classesSql({ rulebook, presence }))
	},
	{
		name: 'fct_settled_classes',
		kind: 'table',
		sql: compiled((rulebook, presence) => classesSql({ rulebook, presence, settled: true }))
	},
	{ name: 'fct_ledger', kind: 'table', sql: compiled(compileLedger) },
	{ name: 'fct_breaches', kind: 'table', sql: breachesSql },
	{ name: 'fct_event_fines', kind: 'table', sql: compiled(compileEventFines) },
	{ name: 'fct_waived', kind: 'table', sql: compileWaived },
	{ name: 'fct_fines', kind: 'view', sql: compileFines }
];
