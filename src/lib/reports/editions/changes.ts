import {
	between,
	cellValue,
	judgedFields,
	markedFields,
	type ComplaintDigest
} from '#lib/metrics/digest/complaints.ts';
import { complaintClauses, outcomes } from '#lib/pipeline/marts/clauses.ts';
import { itemKinds, type Ground, type ItemKind, type Items, type Rest } from './ground.ts';

/** A field of a complaint that differs. Where a digest keeps no more than a mark, both are null. */
export interface FieldChange {
	readonly field: string;
	readonly from: string | null;
	readonly to: string | null;
}
export interface ComplaintChange {
	readonly no: string;
	readonly fields: readonly FieldChange[];
}
export interface ItemChange {
	readonly key: string;
	readonly how: 'added' | 'gone' | 'changed';
	/** The fields that differ. */
	readonly fields: readonly string[];
}
export interface MonthChange {
	readonly month: string | null;
	readonly from: number;
	readonly to: number;
}

/** In what two papers' ground differs: everything that can have made them differ. */
export interface GroundChanges {
	readonly asOf: { readonly from: string | null; readonly to: string | null } | null;
	readonly program: { readonly from: string; readonly to: string } | null;
	/** Both rulebooks, where they are not the same. */
	readonly rulebook: { readonly from: unknown; readonly to: unknown } | null;
	readonly items: Readonly<Record<ItemKind, readonly ItemChange[]>>;
	/** Complaints that only the first or only the second has. */
	readonly gone: readonly string[];
	readonly added: readonly string[];
	/** Their rows say something else. */
	readonly changed: readonly ComplaintChange[];
	/** Their rows say the same and are judged differently: what follows from the rest. */
	readonly judged: readonly ComplaintChange[];
	/** Months before the paper's own days whose rows differ. */
	readonly earlier: readonly MonthChange[];
}

/** Compares what two papers rest on. `from` is the first day of the paper's own period. */
export function changesBetween(a: Rest, b: Rest, from: string): GroundChanges {
	const apart = <T>(one: T, other: T) => (one === other ? null : { from: one, to: other });
	const [before, after] = [a.ground, b.ground];
	const sameRules = JSON.stringify(before.rulebook) === JSON.stringify(after.rulebook);
	return {
		asOf: apart(before.asOf, after.asOf),
		program: apart(before.program, after.program),
		rulebook: sameRules ? null : { from: before.rulebook, to: after.rulebook },
		items: Object.fromEntries(
			itemKinds.map((kind) => [kind, itemChanges(before.items[kind], after.items[kind])])
		) as unknown as GroundChanges['items'],
		...complaintChanges(a.complaints, b.complaints),
		earlier: monthChanges(before, after).filter(({ month }) => month === null || month < from.slice(0, 7))
	};
}

function itemChanges(before: Items, after: Items): ItemChange[] {
	const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
	return keys.flatMap((key): ItemChange[] => {
		// a key may be called like something that every object has
		const [was, is] = [before, after].map((items) => (Object.hasOwn(items, key) ? items[key] : undefined));
		if (!was) return [{ key, how: 'added', fields: [] }];
		if (!is) return [{ key, how: 'gone', fields: [] }];
		const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
			(name) => was[name] !== is[name]
		);
		return fields.length === 0 ? [] : [{ key, how: 'changed', fields }];
	});
}

function monthChanges(before: Ground, after: Ground): MonthChange[] {
	const [was, is] = [before, after].map(({ months }) => new Map(months.map((one) => [one.month, one])));
	return [...new Set([...was!.keys(), ...is!.keys()])].flatMap((month) => {
		const [one, other] = [was!.get(month), is!.get(month)];
		if (one?.mark === other?.mark) return [];
		return [{ month, from: one?.n ?? 0, to: other?.n ?? 0 }];
	});
}

const outcomeField = (clause: string): string => `${clause}_outcome`;
const judgedNames = new Set([...judgedFields, ...complaintClauses.map(outcomeField)]);
const isJudged = (field: string): boolean => judgedNames.has(field);

/** The clauses of which the outcome differs: a digest has the first letter of each, in order. */
function outcomeChanges(from: string, to: string): FieldChange[] {
	const told = (letters: string, at: number) =>
		outcomes.find((one) => one.startsWith(letters[at] ?? '-')) ?? '';
	return complaintClauses.flatMap((clause, at) =>
		from[at] === to[at] ? [] : [{ field: outcomeField(clause), from: told(from, at), to: told(to, at) }]
	);
}

const keyOf = (line: string): string => line.slice(0, line.indexOf(between));

function complaintChanges(
	before: ComplaintDigest,
	after: ComplaintDigest
): Pick<GroundChanges, 'gone' | 'added' | 'changed' | 'judged'> {
	const sameFields = before.fields.join() === after.fields.join();
	const was = new Map(before.lines.map((line) => [keyOf(line), line]));
	const [added, changed, judged]: [string[], ComplaintChange[], ComplaintChange[]] = [[], [], []];
	for (const line of after.lines) {
		const no = keyOf(line);
		const old = was.get(no);
		was.delete(no);
		if (old === undefined) added.push(no);
		else if (!sameFields || old !== line) {
			const fields = fieldChanges(before.fields, old, after.fields, line);
			if (fields.some(({ field }) => !isJudged(field))) changed.push({ no, fields });
			else if (fields.length > 0) judged.push({ no, fields });
		}
	}
	return { gone: [...was.keys()], added, changed, judged };
}

/** A field that only one of them knows differs where it is not empty: a column was imported, or taken back. */
function fieldChanges(
	oldFields: readonly string[],
	old: string,
	newFields: readonly string[],
	now: string
): FieldChange[] {
	const cells = (fields: readonly string[], line: string) => {
		const values = line.split(between);
		const received = values[fields.indexOf('received_at')] ?? '';
		return new Map(fields.map((field, at) => [field, cellValue(field, values[at] ?? '', received)]));
	};
	const [was, is] = [cells(oldFields, old), cells(newFields, now)];
	return [...new Set([...newFields, ...oldFields])].flatMap((field) => {
		const [from, to] = [was.get(field) ?? '', is.get(field) ?? ''];
		if (from === to) return [];
		if (field === 'outcomes') return outcomeChanges(from, to);
		return [markedFields.has(field) ? { field, from: null, to: null } : { field, from, to }];
	});
}

/** Whether nothing at all differs. */
export const isUnchanged = (changes: GroundChanges): boolean => causesIn(changes).length === 0;

/** What may make papers differ. */
export const causes = [
	'rows',
	'earlier',
	'inputs',
	'rules',
	'confirmations',
	'waivers',
	'actions',
	'notes',
	'edits',
	'settings',
	'asOf',
	'program',
	'paper'
] as const;
export type Cause = (typeof causes)[number];

/** What of it did change. */
export function causesIn(changes: GroundChanges): Cause[] {
	const { gone, added, changed, items, earlier } = changes;
	return causes.filter((cause) => {
		switch (cause) {
			case 'rows':
				return gone.length + added.length + changed.length > 0;
			case 'earlier':
				return earlier.length > 0;
			case 'inputs':
				// complaint logs are seen in their rows
				return items.inputs.some(({ key }) => !key.startsWith('complaints '));
			case 'rules':
				return changes.rulebook !== null;
			case 'asOf':
				return changes.asOf !== null;
			case 'program':
				return changes.program !== null;
			case 'paper':
				return false;
			default:
				return items[cause].length > 0;
		}
	});
}
