import type { Action } from '#lib/model/actions.ts';
import type { RegisterRow } from './register.ts';
import { dayAfter } from './windows.ts';

/** late: its date has passed and it is not done · soon: it is due by then · reopened: it was done and came back. */
export interface DueAction {
	readonly action: Action;
	readonly why: 'late' | 'soon' | 'reopened';
}

const order = { reopened: 0, late: 1, soon: 2 } as const;

/** The actions that somebody has to look at on this day, 'YYYY-MM-DD', or within so many days after. */
export function dueActions(rows: readonly RegisterRow[], today: string, days = 3): DueAction[] {
	let until = today;
	for (let n = 0; n < days; n++) until = dayAfter(until);
	return rows
		.flatMap(({ action, state }): DueAction[] => {
			if (state === 'reopened') return [{ action, why: 'reopened' }];
			if (state === 'closed' || action.done !== undefined || action.due === undefined) return [];
			if (action.due < today) return [{ action, why: 'late' }];
			return action.due <= until ? [{ action, why: 'soon' }] : [];
		})
		.sort((a, b) => order[a.why] - order[b.why] || ((a.action.due ?? '') < (b.action.due ?? '') ? -1 : 1));
}
