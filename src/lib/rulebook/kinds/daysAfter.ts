import { byDay } from './within.ts';
import type { ClauseOf } from '#lib/rulebook/shape.ts';
import type { ClauseSql } from './kind.ts';

/** By the end of the day that is so many days after the day of the start. */
export const daysAfter = (clause: ClauseOf<'days_after'>): ClauseSql => byDay(clause, clause.days.value);
