import { byDay } from './within.ts';
import type { ClauseOf } from '#lib/rulebook/shape.ts';
import type { ClauseSql } from './kind.ts';

/** On the calendar day of the start. */
export const sameDay = ({ id, start, stop, exceptRecorderRole }: ClauseOf<'same_day'>): ClauseSql =>
	byDay(id, start, stop, 0, exceptRecorderRole);
