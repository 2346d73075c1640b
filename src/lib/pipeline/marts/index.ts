import type { Model } from '#lib/pipeline/model.ts';
import batchColumns from './mart_batch_columns.sql?raw';
import bonuses from './mart_bonuses.sql?raw';
import decisions from './mart_decisions.sql?raw';
import events from './mart_events.sql?raw';
import exposure from './mart_exposure.sql?raw';
import { martBatches } from './mart_batches.ts';
import { martClasses } from './mart_classes.ts';
import { martClauseFacts } from './mart_clause_facts.ts';
import { martClauseInstances } from './mart_clause_instances.ts';
import { martClauses } from './mart_clauses.ts';
import { martComplaintCells } from './mart_complaint_cells.ts';
import { martComplaintOutcomes } from './mart_complaint_outcomes.ts';
import { martComplaints } from './mart_complaints.ts';
import fineLines from './mart_fine_lines.sql?raw';
import { martFines } from './mart_fines.ts';
import problems from './mart_problems.sql?raw';
import progress from './mart_progress.sql?raw';
import recurring from './mart_recurring.sql?raw';
import run from './mart_run.sql?raw';
import versions from './mart_versions.sql?raw';
import visits from './mart_visits.sql?raw';
import waivers from './mart_waivers.sql?raw';
import workingOvers from './mart_working_overs.sql?raw';

/** What metrics read, and nothing else. */
export const martModels: readonly Model[] = [
	{ name: 'mart_run', kind: 'view', sql: run },
	{ name: 'mart_decisions', kind: 'view', sql: decisions },
	{ name: 'mart_recurring', kind: 'view', sql: recurring },
	{ name: 'mart_events', kind: 'table', sql: events },
	{ name: 'mart_complaint_cells', kind: 'table', sql: martComplaintCells },
	{ name: 'mart_complaint_outcomes', kind: 'table', sql: martComplaintOutcomes },
	{ name: 'mart_complaints', kind: 'view', sql: martComplaints },
	{ name: 'mart_classes', kind: 'view', sql: martClasses },
	{ name: 'mart_clause_facts', kind: 'view', sql: martClauseFacts },
	{ name: 'mart_clause_instances', kind: 'view', sql: martClauseInstances },
	{ name: 'mart_working_overs', kind: 'view', sql: workingOvers },
	{ name: 'mart_clauses', kind: 'view', sql: martClauses },
	{ name: 'mart_fine_lines', kind: 'table', sql: fineLines },
	{ name: 'mart_fines', kind: 'view', sql: martFines },
	{ name: 'mart_waivers', kind: 'table', sql: waivers },
	{ name: 'mart_progress', kind: 'table', sql: progress },
	{ name: 'mart_visits', kind: 'view', sql: visits },
	{ name: 'mart_bonuses', kind: 'table', sql: bonuses },
	{ name: 'mart_exposure', kind: 'table', sql: exposure },
	{ name: 'mart_versions', kind: 'table', sql: versions },
	{ name: 'mart_batches', kind: 'table', sql: martBatches },
	{ name: 'mart_batch_columns', kind: 'view', sql: batchColumns },
	{ name: 'mart_problems', kind: 'table', sql: problems }
];
