import { complaintPage, type ListRow, type Sort } from '#lib/metrics/complaintPage.ts';
import { PagedRows } from './pagedRows.svelte.ts';

/** The list of complaints in view, fetched piece by piece as it is scrolled. */
export class ComplaintList extends PagedRows<ListRow> {
	/** Follows the filter and the sorting. To be made while a component is. */
	constructor(order: () => Sort | undefined) {
		super(() => {
			const sort = order();
			return (engine, filter, part, signal) => complaintPage(engine, { filter, sort, ...part }, signal);
		});
	}
}
