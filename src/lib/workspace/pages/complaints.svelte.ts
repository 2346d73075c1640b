import { complaintPage, type ListRow, type Sort } from '#lib/metrics/complaintPage.ts';
import { PagedRows } from './pagedRows.svelte.ts';

/** What the list shows of each complaint, and in which order. */
export interface ListOf {
	/** Ids of columns. */
	readonly columns: readonly string[];
	readonly sort: Sort;
}

/** The list of complaints in view, fetched piece by piece as it is scrolled. */
export class ComplaintList extends PagedRows<ListRow> {
	/** Follows the filter, the columns and the sorting. To be made while a component is. */
	constructor(of: () => ListOf) {
		super(() => {
			const { columns, sort } = of();
			return (engine, filter, part, signal) =>
				complaintPage(engine, { filter, columns, sort, ...part }, signal);
		});
	}
}
