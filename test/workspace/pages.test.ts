import { expect, test } from 'vitest';
import { pageAt, pages, railOf, subPages, tabsOf } from '#lib/workspace/pages.ts';

test('a page that stands alone in the rail has no tabs, nor has one that is reached from within another', () => {
	const alone = pages.filter(({ id }) => !subPages.some(({ parent, within }) => parent === id && !within));
	for (const { id } of alone) expect(tabsOf(id)).toEqual([]);
	for (const { id } of subPages.filter(({ within }) => within)) expect(tabsOf(id)).toEqual([]);
});

test('pages side by side share one row of tabs, their place in the rail first', () => {
	for (const page of subPages.filter(({ within }) => !within)) {
		const tabs = tabsOf(page.id);
		expect(tabs[0]?.id).toBe(railOf(page.id));
		expect(tabs).toContain(page);
		expect(tabsOf(page.parent)).toEqual(tabs);
	}
});

test('every page is found at its path, with and without the last stroke', () => {
	for (const page of [...pages, ...subPages]) {
		expect(pageAt(page.path)).toBe(page);
		if (page.path !== '/') expect(pageAt(page.path.slice(0, -1))).toBe(page);
	}
});
