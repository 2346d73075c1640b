import type { Clause } from '#lib/rulebook/shape.ts';
import { daysAfter } from './daysAfter.ts';
import { escalation } from './escalation.ts';
import type { ClauseSql } from './kind.ts';
import { promise } from './promise.ts';
import { promiseChanges } from './promiseChanges.ts';
import { sameDay } from './sameDay.ts';
import { windows } from './windows.ts';
import { within } from './within.ts';

/** Every kind of rule, each in a file of its own. */
export function clauseSql(clause: Clause): ClauseSql {
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
	}
}
