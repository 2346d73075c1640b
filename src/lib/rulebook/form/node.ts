import * as z from 'zod';
import { rulebookShape } from '#lib/rulebook/shape.ts';

/** What a place of a rulebook may hold, as a form needs to know it. Made from the shape, so that a new field has a form of its own. */
export type Node =
	| { readonly kind: 'words' }
	| { readonly kind: 'text' }
	| { readonly kind: 'day' }
	| { readonly kind: 'flag' }
	| { readonly kind: 'fixed'; readonly value: unknown }
	| { readonly kind: 'number'; readonly least: number; readonly most: number | null }
	| { readonly kind: 'choice'; readonly options: readonly string[] }
	| { readonly kind: 'choices'; readonly options: readonly string[]; readonly least: number }
	| { readonly kind: 'texts'; readonly least: number }
	| { readonly kind: 'list'; readonly of: GroupNode | UnionNode; readonly least: number }
	| GroupNode
	| UnionNode
	/** What a complaint must be like; it may hold others, so its form is asked for where it is shown. */
	| { readonly kind: 'condition' }
	| { readonly kind: 'conditions' }
	/** What no form is made for: it is read and written as it stands in the file. */
	| { readonly kind: 'plain' };

export interface GroupNode {
	readonly kind: 'group';
	readonly fields: Readonly<Record<string, Node>>;
	/** Fields that may be left out. */
	readonly optional: ReadonlySet<string>;
}

/** One of several groups, told apart by the value of one field. */
export interface UnionNode {
	readonly kind: 'union';
	readonly by: string;
	readonly branches: Readonly<Record<string, GroupNode>>;
}

interface Schema {
	readonly $ref?: string;
	readonly $defs?: Readonly<Record<string, Schema>>;
	readonly type?: string;
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly format?: string;
	readonly minimum?: number;
	readonly exclusiveMinimum?: number;
	readonly maximum?: number;
	readonly minItems?: number;
	readonly items?: Schema;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly anyOf?: readonly Schema[];
	readonly oneOf?: readonly Schema[];
}

const plain: Node = { kind: 'plain' };

function nodeOf(schema: Schema): Node {
	if (schema.$ref) return schema.$ref === '#/$defs/condition' ? { kind: 'condition' } : plain;
	const some = (schema.oneOf ?? schema.anyOf)?.filter(({ type }) => type !== 'null');
	if (some) return some.length === 1 ? nodeOf(some[0]!) : unionOf(some);
	if (schema.const !== undefined) return { kind: 'fixed', value: schema.const };
	if (schema.enum) return { kind: 'choice', options: schema.enum.map(String) };
	switch (schema.type) {
		case 'string':
			return { kind: schema.format === 'date' ? 'day' : 'text' };
		case 'boolean':
			return { kind: 'flag' };
		case 'integer':
		case 'number':
			return numberOf(schema);
		case 'array':
			return listOf(schema);
		case 'object':
			return schema.properties ? groupOf(schema) : plain;
		default:
			return plain;
	}
}

function numberOf({ minimum, exclusiveMinimum, maximum }: Schema): Node {
	const least = exclusiveMinimum === undefined ? (minimum ?? 0) : exclusiveMinimum + 1;
	const unlimited = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER;
	return { kind: 'number', least: Math.max(least, -1e9), most: unlimited ? null : maximum };
}

function listOf({ items = {}, minItems = 0 }: Schema): Node {
	const of = nodeOf(items);
	if (of.kind === 'choice') return { kind: 'choices', options: of.options, least: minItems };
	if (of.kind === 'condition') return { kind: 'conditions' };
	if (of.kind === 'text') return { kind: 'texts', least: minItems };
	return of.kind === 'group' || of.kind === 'union' ? { kind: 'list', of, least: minItems } : plain;
}

function groupOf({ properties = {}, required = [] }: Schema): Node {
	if ('zh-CN' in properties && 'en' in properties) return { kind: 'words' };
	const names = Object.keys(properties);
	return {
		kind: 'group',
		fields: Object.fromEntries(names.map((name) => [name, nodeOf(properties[name]!)])),
		optional: new Set(names.filter((name) => !required.includes(name)))
	};
}

function unionOf(schemas: readonly Schema[]): Node {
	const groups = schemas.map(nodeOf);
	if (!groups.every((group): group is GroupNode => group.kind === 'group')) return plain;
	const by = Object.keys(groups[0]!.fields).find((name) =>
		groups.every((group) => marksOf(group.fields[name]).length > 0)
	);
	if (by === undefined) return plain;
	const branches = groups.flatMap((group) =>
		marksOf(group.fields[by]).map((mark) => {
			const fields = { ...group.fields, [by]: { kind: 'fixed', value: mark } as const };
			return [mark, { ...group, fields }] as const;
		})
	);
	return { kind: 'union', by, branches: Object.fromEntries(branches) };
}

/** By what a group may be told apart. */
const marksOf = (field: Node | undefined): readonly string[] =>
	field?.kind === 'fixed' ? [String(field.value)] : field?.kind === 'choice' ? field.options : [];

let made: { readonly rulebook: GroupNode; readonly condition: UnionNode } | null = null;

function forms() {
	if (made) return made;
	const schema = z.toJSONSchema(rulebookShape, { io: 'input', reused: 'inline' }) as Schema;
	made = {
		rulebook: nodeOf(schema) as GroupNode,
		condition: nodeOf(schema.$defs?.['condition'] ?? {}) as UnionNode
	};
	return made;
}

/** The form of a whole rulebook. */
export const rulebookNode = (): GroupNode => forms().rulebook;

/** The form of a condition, one group an operator. */
export const conditionNode = (): UnionNode => forms().condition;

/** The form of one edition. */
export function editionNode(): GroupNode {
	const editions = rulebookNode().fields['editions'];
	return (editions?.kind === 'list' ? editions.of : undefined) as GroupNode;
}

/** The group that a value of a list or union belongs to; null where its mark is not one that is known. */
export function groupFor(node: GroupNode | UnionNode, value: unknown): GroupNode | null {
	if (node.kind === 'group') return node;
	const mark = (value as Readonly<Record<string, unknown>> | null)?.[node.by];
	return (typeof mark === 'string' && node.branches[mark]) || null;
}
