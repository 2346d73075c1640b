import { byDay } from './within.ts';
import type { ClauseOf } from '#lib/rulebook/shape.ts';
import type { ClauseSql } from './kind.ts';

/** On the calendar day of the start. */
export const sameDay = (clause: ClauseOf<'same_day'>): ClauseSql =>
	byDay(clause, 0, clause.exceptRecorderRole);
