import type { ComplaintClause } from '#lib/rulebook/shape.ts';
import { daysAfter } from './daysAfter.ts';
import { escalation } from './escalation.ts';
import type { ClauseSql } from './kind.ts';
import { ladder } from './ladder.ts';
import { promise } from './promise.ts';
import { promiseChanges } from './promiseChanges.ts';
import { sameDay } from './sameDay.ts';
import { windows } from './windows.ts';
import { within } from './within.ts';

/** Every kind of rule that judges complaints, each in a file of its own. */
export function clauseSql(clause: ComplaintClause): ClauseSql {
	switch (clause.kind) {
		case 'within':
			return within(clause);
		case 'same_day':
			return sameDay(clause);
		case 'days_after':
			return daysAfter(clause);
		case 'windows':
			return windows(clause);
		case 'escalation':
			return escalation(clause);
		case 'promise':
			return promise(clause);
		case 'promise_changes':
			return promiseChanges(clause);
		case 'ladder':
			return ladder(clause);
	}
}
