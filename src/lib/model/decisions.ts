import * as z from 'zod';
import { Refusal } from '#lib/base/problem.ts';
import { words, type Words } from '#lib/i18n/locale.ts';

/** Why a person decided, who, and when: 'YYYY-MM-DD HH:MM:SS', civil time. */
const signature = {
	reason: z.string().trim().min(1),
	by: z.string().trim().min(1),
	at: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
};

/** The fields of a complaint whose recomputed value a person may settle. */
export const confirmedFields = ['category_l1', 'category_l2', 'validity', 'severity'] as const;

/** A person settled one value of one complaint; the latest of the same complaint and field counts. */
const confirmation = z.strictObject({
	/** Its number, or `file#sheet#row` where it has none. */
	complaint: z.string().min(1),
	field: z.enum(confirmedFields),
	value: z.string().min(1),
	...signature
});

/** A person let one line of the ledger go; it stays there, waived. */
const waiver = z.strictObject({
	/** The complaint's number or the event's id, as the ledger has it. */
	complaint: z.string().min(1),
	article: z.string().min(1),
	clause: z.string().min(1),
	instance: z.int().positive(),
	role: z.string().min(1),
	/** What tells the line apart for good, where its number can move: the empty field, the recorded breach. */
	mark: z.string().min(1).optional(),
	...signature
});

const shape = z.strictObject({
	version: z.literal(1),
	confirmations: z.array(confirmation).default([]),
	waivers: z.array(waiver).default([])
});

export type ConfirmedField = (typeof confirmedFields)[number];
export type Confirmation = z.infer<typeof confirmation>;
export type Waiver = z.infer<typeof waiver>;
/** What people decided, with a reason: ground state, like the files themselves. */
export interface Decisions {
	readonly version: 1;
	readonly confirmations: readonly Confirmation[];
	readonly waivers: readonly Waiver[];
}

export const noDecisions: Decisions = { version: 1, confirmations: [], waivers: [] };

export const decisionWords = {
	bad_decisions: words(
		'{file}不是人工决定的记录：{detail}',
		'{file}不是人工決定的記錄：{detail}',
		'{file} is not a record of decisions: {detail}'
	)
} satisfies Record<string, Words>;

/** Reads decisions as they are kept or handed on; of two about the same thing the later counts. Throws a Refusal that names the place; `file` is only for its words. */
export function parseDecisions(json: unknown, file: string): Decisions {
	const read = shape.safeParse(json);
	if (read.success) {
		const { confirmations, waivers } = read.data;
		return {
			version: 1,
			confirmations: theLater(confirmations, ({ complaint, field }) => [complaint, field], sameValue),
			waivers: theLater(waivers, (w) => [w.complaint, w.article, w.clause, w.role], sameLine)
		};
	}
	const issue = read.error.issues[0]!;
	throw refuseDecisions(file, `${issue.path.map(String).join('.')} ${issue.message}`);
}

/** The file holds no decisions that can be read; `detail` says where. */
export const refuseDecisions = (file: string, detail: string): Refusal =>
	new Refusal({ code: 'bad_decisions', where: { file }, severity: 'error', fill: { file, detail } });

const sameValue = (one: Confirmation, other: Confirmation): boolean =>
	one.complaint === other.complaint && one.field === other.field;

/** Of decisions about the same thing the later in the list. Those that could be the same share a group, so that many stay quick. */
function theLater<T>(
	all: readonly T[],
	groupOf: (one: T) => readonly string[],
	same: (one: T, other: T) => boolean
): T[] {
	const groups = new Map<string, T[]>();
	for (const one of all) {
		const key = JSON.stringify(groupOf(one));
		groups.set(key, [...(groups.get(key) ?? []).filter((other) => !same(other, one)), one]);
	}
	return [...groups.values()].flat();
}

/** A line of the ledger, by what it is known by. */
export type WaivedLine = Omit<Waiver, 'reason' | 'by' | 'at'>;

/** The same line: by their marks where both have one, else by their numbers. */
export const sameLine = (one: WaivedLine, other: WaivedLine): boolean =>
	one.complaint === other.complaint &&
	one.article === other.article &&
	one.clause === other.clause &&
	one.role === other.role &&
	(one.mark !== undefined && other.mark !== undefined
		? one.mark === other.mark
		: one.instance === other.instance);

/** The confirmation takes the place of an earlier one of the same value. */
const confirm = (decisions: Decisions, next: Confirmation): Decisions => ({
	...decisions,
	confirmations: [...decisions.confirmations.filter((one) => !sameValue(one, next)), next]
});

/** The line is waived, for this reason instead of an earlier one. */
export const waive = (decisions: Decisions, next: Waiver): Decisions => ({
	...decisions,
	waivers: [...decisions.waivers.filter((one) => !sameLine(one, next)), next]
});

/** The line counts again. */
export const restore = (decisions: Decisions, line: WaivedLine): Decisions => ({
	...decisions,
	waivers: decisions.waivers.filter((one) => !sameLine(one, line))
});

/** What both know, and what either knows alone; where both decided the same thing, the later decision counts. */
export function mergeDecisions(known: Decisions, given: Decisions): Decisions {
	const later = <T extends { readonly at: string }>(
		ours: readonly T[],
		theirs: readonly T[],
		same: (one: T, other: T) => boolean
	): T[] => theirs.filter((one) => !ours.some((own) => same(own, one) && own.at >= one.at));
	return later(known.waivers, given.waivers, sameLine).reduce(
		waive,
		later(known.confirmations, given.confirmations, sameValue).reduce(confirm, known)
	);
}
