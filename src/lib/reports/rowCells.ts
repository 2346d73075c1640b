/** A naive time for a cell: its day alone where no time was written. */
export const timeCell = (at: string | null, dateOnly: boolean | null): string | null =>
	at === null ? null : dateOnly ? at.slice(0, 10) : at;

/** At most so many signs of a text, on one line, with an ellipsis where it was cut. */
export function excerpt(text: string | null, most: number): string | null {
	if (text === null) return null;
	const signs = [...text.replace(/\s+/gu, ' ').trim()];
	return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : signs.join('');
}
