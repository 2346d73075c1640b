import * as z from 'zod';
import { Refusal } from '#lib/base/problem.ts';
import { words, type Words } from '#lib/i18n/locale.ts';

/** A way of looking at the list of complaints that somebody gave a name: its filter, columns and order are an address, as the page has it. */
const view = z.strictObject({
	name: z.string().trim().min(1).max(80),
	/** The part of the address after the question mark. */
	address: z.string().max(8000)
});

const shape = z.strictObject({
	version: z.literal(1),
	/** Ids of the columns that are shown where the address names none; absent: the program's own. */
	columns: z.array(z.string().min(1)).min(1).optional(),
	views: z.array(view).default([])
});

export type SavedView = z.infer<typeof view>;
/** How people look at lists: ground state, like the files themselves. Nothing is derived from it. */
export type Lists = z.infer<typeof shape>;

export const noLists: Lists = { version: 1, views: [] };

export const listWords = {
	bad_lists: words(
		'{file}不是明细视图的记录：{detail}',
		'{file}不是明細檢視的記錄：{detail}',
		'{file} is not a record of saved views: {detail}'
	)
} satisfies Record<string, Words>;

/** Reads saved views as they are kept. Throws a Refusal that names the place; `file` is only for its words. */
export function parseLists(json: unknown, file: string): Lists {
	const read = shape.safeParse(json);
	if (read.success) return read.data;
	const issue = read.error.issues[0]!;
	const detail = `${issue.path.map(String).join('.')} ${issue.message}`;
	throw new Refusal({ code: 'bad_lists', where: { file }, severity: 'error', fill: { file, detail } });
}

/** The view takes the place of one with the same name, or comes last. */
export const keepView = (known: Lists, next: SavedView): Lists => ({
	...known,
	views: known.views.some(({ name }) => name === next.name)
		? known.views.map((one) => (one.name === next.name ? next : one))
		: [...known.views, next]
});

/** The view by another name; one that already goes by it gives way. */
export const renameView = (known: Lists, name: string, to: string): Lists => ({
	...known,
	views: known.views
		.filter((one) => one.name === name || one.name !== to)
		.map((one) => (one.name === name ? { ...one, name: to } : one))
});

export const dropView = (known: Lists, name: string): Lists => ({
	...known,
	views: known.views.filter((one) => one.name !== name)
});

/** Shows these columns where the address names none; null: the program's own. */
export const keepColumns = ({ version, views }: Lists, columns: readonly string[] | null): Lists =>
	columns === null ? { version, views } : { version, columns: [...columns], views };
