import type { InspectedColumn } from '#lib/intake/inspection.ts';

/** From here on a guess is as good as sure. */
const sure = 0.8;

/** True for a column that the user had better look at: its meaning is a guess, or cells of it are not read. */
export const needsLook = ({ field, how, confidence, dates, unreadable }: InspectedColumn): boolean =>
	field !== null && (dates?.ambiguous === true || unreadable > 0 || (how !== 'user' && confidence < sure));

/** A meaning that is dragged, and the column that it comes from; null: from none. */
export interface Carried {
	readonly field: string;
	readonly from: number | null;
}

const kind = 'application/x-sujian-field';

export function carry(event: DragEvent, what: Carried): void {
	event.dataTransfer?.setData(kind, JSON.stringify(what));
	if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
}

export const isCarried = (event: DragEvent): boolean => event.dataTransfer?.types.includes(kind) === true;

/** What was dropped; null where it is something else. */
export function carried(event: DragEvent): Carried | null {
	const text = event.dataTransfer?.getData(kind);
	return text ? (JSON.parse(text) as Carried) : null;
}
