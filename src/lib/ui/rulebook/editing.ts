import { createContext } from 'svelte';
import type { Path } from '#lib/rulebook/form/edit.ts';

/** What a page that edits a rulebook hands to its fields; null where it is only read. */
export interface Editing {
	set(path: Path, value: unknown): void;
	insert(path: Path, item: unknown, at?: number): void;
	remove(path: Path, at: number): void;
	/** What is wrong at this place itself, in words. */
	problems(path: Path): readonly string[];
	/** How much is wrong at this place and inside it. */
	count(path: Path): number;
	/** What a field of text may say, where the edition itself lists it, e.g. the names of its calendars. */
	options(path: Path): readonly { readonly value: string; readonly label: string }[] | null;
}

export const [useEditing, provideEditing] = createContext<Editing | null>();

/** A name for the control of a place, so that a label and a problem can point at it. */
export const controlId = (path: Path): string => `at-${path.join('-')}`;
