import { valueAt, type Path } from '#lib/rulebook/form/edit.ts';
import { itemName } from '#lib/rulebook/form/place.ts';
import { pathText } from '#lib/rulebook/problems.ts';
import { view } from '#lib/workspace/view.svelte.ts';
import type { draft } from './draft.svelte.ts';
import { fieldProblemText } from './problems.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the fields of a draft need: to change a place, and to know what is wrong there. */
export function editingOf(of: typeof draft) {
	const at = (path: Path) => {
		const place = pathText(path);
		return of.problems.filter(({ where }) => where.column === place);
	};
	const within = (place: string | undefined, path: string) =>
		place === path || place?.startsWith(`${path}.`) === true || place?.startsWith(`${path}[`) === true;
	/** The items of a list of the same edition, by the field that names them. */
	const named = (path: Path, list: string, key: string) => {
		const items = valueAt(of.raw, [...path.slice(0, 2), list]);
		return (Array.isArray(items) ? (items as Json[]) : []).map((item, i) => ({
			value: String(item[key] ?? ''),
			label: itemName(item, i, view.locale),
			item
		}));
	};
	return {
		set: (path: Path, value: unknown) => of.set(path, value),
		insert: (path: Path, item: unknown, place?: number) => of.insert(path, item, place),
		remove: (path: Path, place: number) => of.remove(path, place),
		problems: (path: Path) => at(path).map((problem) => fieldProblemText(problem, view.locale)),
		count: (path: Path) => {
			const place = pathText(path);
			return of.problems.filter(({ where }) => within(where.column, place)).length;
		},
		options: (path: Path) => {
			const field = path.at(-1);
			if (field === 'calendar') return named(path, 'calendars', 'id');
			if (field === 'category_l1') return named(path, 'taxonomy', 'name');
			if (field === 'category_l2') {
				const first = valueAt(of.raw, [...path.slice(0, -1), 'category_l1']);
				const topic = named(path, 'taxonomy', 'name').find(({ value }) => value === first)?.item;
				const parts = (topic?.['parts'] ?? []) as readonly Json[];
				return parts.map((part, i) => ({
					value: String(part['name'] ?? ''),
					label: itemName(part, i, view.locale)
				}));
			}
			return null;
		}
	};
}
