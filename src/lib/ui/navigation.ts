import { createContext } from 'svelte';
import type { Filter } from '#lib/metrics/filter.ts';
import type { PageId } from '#lib/workspace/pages.ts';

/** Where links lead. The layout of the routes provides it; nothing else knows addresses. */
export interface Navigation {
	/** The address of a page that shows `filter`, with further parts of the address. */
	href(page: PageId, filter?: Filter, more?: Readonly<Record<string, string>>): string;
	/** The address of a page whose part after the question mark was kept. */
	at(page: PageId, search: string): string;
	/** The part after the question mark where we are. */
	readonly search: string;
	/** The address of one complaint. */
	complaint(id: number): string;
	/** Goes there. */
	go(address: string): void;
	/** Shows the page where we are under another filter. */
	setFilter(filter: Filter): void;
	readonly filter: Filter;
	readonly page: PageId | null;
	/** A part of the address where we are. */
	part(name: string): string | null;
	/** Sets parts of the address where we are; null takes one away. */
	setParts(parts: Readonly<Record<string, string | null>>): void;
}

export const [useNavigation, provideNavigation] = createContext<Navigation>();
