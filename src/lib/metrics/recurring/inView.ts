import type { Filter } from '#lib/metrics/filter.ts';
import type { Issue } from './issues.ts';

/** An issue without a site or a category of its own is in every view: it is about all of them. */
export function isInView(issue: Issue, { site, category }: Filter): boolean {
	const within = (value: string | null, asked: readonly string[] | undefined) =>
		!asked?.length || value === null || asked.includes(value);
	return within(issue.site, site) && within(issue.category_l1, category);
}
