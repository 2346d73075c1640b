import { standardSort, type Sort } from '#lib/metrics/complaintPage.ts';

/** Parts of the address that say what the list shows of the complaints in view, and in which order. */
export const listParts = { columns: 'cols', sort: 'sort', up: 'up' } as const;

/** Ids of columns as one part of the address; commas and backslashes in the head of a file's column are escaped. */
export const columnsPart = (ids: readonly string[]): string =>
	ids.map((id) => id.replace(/[\\,]/g, '\\$&')).join(',');

/** The ids that a part of the address names, each once; null where it names none. */
export function columnsIn(part: string | null): readonly string[] | null {
	const ids = [...(part ?? '').matchAll(/((?:[^\\,]|\\[\s\S]?)+)/g)].map(([, id]) =>
		id!.replace(/\\([\s\S]?)/g, '$1')
	);
	return ids.length === 0 ? null : [...new Set(ids)];
}

/** How the address sorts the list. */
export function sortIn(part: (name: string) => string | null): Sort {
	const by = part(listParts.sort);
	return { by: by || standardSort.by, descending: part(listParts.up) === null };
}

/** Words of the address that a saved view holds: its filter and what the list shows; nothing that is only about this moment. */
export function viewAddress(search: URLSearchParams): string {
	const kept = new URLSearchParams(search);
	kept.delete('find');
	return kept.toString();
}
