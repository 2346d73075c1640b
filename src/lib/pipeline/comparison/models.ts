import { martClassChanges } from './mart_class_changes.ts';
import { martClauseChanges } from './mart_clause_changes.ts';
import changes from './mart_changes.sql?raw';
import fineChanges from './mart_fine_changes.sql?raw';

/** What differs between two derivations of the same batches, in order; `$before` stands for the database of the first. */
export const comparisonModels: readonly { readonly name: string; readonly sql: string }[] = [
	{ name: 'mart_clause_changes', sql: martClauseChanges },
	{ name: 'mart_fine_changes', sql: fineChanges },
	{ name: 'mart_class_changes', sql: martClassChanges },
	{ name: 'mart_changes', sql: changes }
];
