import { presets, loadRulebook, type ClauseId } from '#lib/rulebook/index.ts';
import { conditionNode, type GroupNode, type Node, type UnionNode } from './node.ts';

/** A place in a rulebook's JSON: names of fields and numbers of items. */
export type Path = readonly (string | number)[];
type Json = Readonly<Record<string, unknown>>;

/** What stands at a place; undefined where nothing does. */
export const valueAt = (json: unknown, path: Path): unknown =>
	path.reduce<unknown>((value, part) => (value as Json | null | undefined)?.[part], json);

/** The same JSON with `value` at a place; undefined takes a field away. What is not on the way is shared. */
export function withValue(json: unknown, path: Path, value: unknown): unknown {
	const [first, ...rest] = path;
	if (first === undefined) return value;
	const inner = withValue((json as Json | undefined)?.[first], rest, value);
	if (Array.isArray(json)) return json.map((item: unknown, at) => (at === first ? inner : item));
	const { [first]: _, ...others } = (json ?? {}) as Json;
	if (inner === undefined) return others;
	return { ...(json as Json), [first]: inner };
}

/** The same JSON with an item more in the list at `path`, before the item that is `at` now. */
export function withItem(json: unknown, path: Path, item: unknown, at?: number): unknown {
	const list = (valueAt(json, path) ?? []) as readonly unknown[];
	const place = at ?? list.length;
	return withValue(json, path, [...list.slice(0, place), item, ...list.slice(place)]);
}

/** The same JSON without one item of the list at `path`. */
export function withoutItem(json: unknown, path: Path, at: number): unknown {
	const list = (valueAt(json, path) ?? []) as readonly unknown[];
	return withValue(json, path, [...list.slice(0, at), ...list.slice(at + 1)]);
}

/** A new value of this form: what can be chosen is chosen, what a person must say is empty. */
export function blank(node: Node, mark?: string): unknown {
	switch (node.kind) {
		case 'words':
			return { 'zh-CN': '', 'zh-Hant': '', en: '' };
		case 'text':
		case 'day':
			return '';
		case 'flag':
			return false;
		case 'fixed':
			return node.value;
		case 'number':
			return '';
		case 'choice':
			return node.options[0];
		case 'condition':
			return blank(conditionNode());
		case 'conditions':
			return [blank(conditionNode())];
		case 'choices':
		case 'texts':
			return [];
		case 'list':
			return node.least > 0 ? [blank(node.of)] : [];
		case 'plain':
			return null;
		case 'union':
			return blank(node.branches[mark ?? ''] ?? Object.values(node.branches)[0]!);
		case 'group':
			return blankGroup(node);
	}
}

const blankGroup = (node: GroupNode): Json =>
	Object.fromEntries(
		Object.entries(node.fields)
			.filter(([name]) => !node.optional.has(name))
			.map(([name, field]) => [name, blank(field)])
	);

/** Another branch of a union, with what both have kept. */
export function branched(node: UnionNode, mark: string, value: unknown): unknown {
	const fresh = blank(node, mark) as Json;
	const old = (value ?? {}) as Json;
	const kept = Object.keys(fresh).filter((name) => name !== node.by && name in old);
	return { ...fresh, ...Object.fromEntries(kept.map((name) => [name, old[name]])) };
}

/** A time limit as the preset that has it says it; the start of one's own. */
export function clauseTemplate(id: ClauseId): unknown {
	const known = Object.keys(presets).flatMap((name) => loadRulebook(name).editions.flatMap((e) => e.clauses));
	return known.find((clause) => clause.id === id);
}
