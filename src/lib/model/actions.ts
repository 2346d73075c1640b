import * as z from 'zod';
import { Refusal } from '#lib/base/problem.ts';
import { words, type Words } from '#lib/i18n/locale.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const month = z.string().regex(/^\d{4}-\d{2}$/);
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
const name = z.string().trim().min(1);
const text = z.string().default('');

/** Where an action stands: proposed, planned, being carried out, its effect looked at, closed. Reopened is told from the data. */
export const actionStates = ['candidate', 'plan', 'do', 'check', 'closed'] as const;
export type ActionState = (typeof actionStates)[number];

/** Kinds of recurring issue that an action may come from. */
export const issueKinds = ['repeat', 'spike', 'pareto', 'staff', 'contractor'] as const;

/** Groups of root causes, after K. Ishikawa's diagram with the two that a property has beside: design and suppliers. */
export const causeGroups = [
	'people',
	'equipment',
	'material',
	'method',
	'environment',
	'inspection',
	'design',
	'supplier'
] as const;
export type CauseGroup = (typeof causeGroups)[number];

/** What is counted before and after: complaints, repeats or broken notices, of one site, category, person or contractor. */
const scope = z.strictObject({
	counts: z.enum(['complaints', 'repeats', 'notices']).default('complaints'),
	site: name.optional(),
	category_l1: name.optional(),
	category_l2: name.optional(),
	target_person: name.optional(),
	contractor: name.optional()
});

const why = z.strictObject({ answer: name, evidence: text });

/** One chain of whys, five at most, from the problem down to a root; its group is what the Pareto of causes counts. */
const cause = z.strictObject({
	group: z.enum(causeGroups).optional(),
	whys: z.array(why).min(1).max(5)
});

/** What somebody changed, and when. */
const change = z.strictObject({
	at: moment,
	by: name,
	what: z.enum(['made', 'edited', ...actionStates]),
	note: text
});

const action = z.strictObject({
	/** Names it for good, as CA-2025-001. */
	id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
	title: name,
	/** The recurring issue that it came from. */
	issue: z.strictObject({ kind: z.enum(issueKinds), key: z.string() }).optional(),
	scope,
	problem: text,
	/** Numbers of the complaints that it rests on. */
	evidence: z.array(name).default([]),
	/** Months that triggered it: they are not part of "before". */
	triggers: z.array(month).default([]),
	causes: z.array(cause).default([]),
	correction: text,
	corrective: text,
	preventive: text,
	owner: text,
	due: day.optional(),
	done: day.optional(),
	verification: text,
	state: z.enum(actionStates),
	history: z.array(change).min(1)
});

const shape = z.strictObject({ version: z.literal(1), actions: z.array(action).default([]) });

export type ActionScope = z.infer<typeof scope>;
export type Cause = z.infer<typeof cause>;
export type ActionChange = z.infer<typeof change>;
export type Action = z.infer<typeof action>;
/** The register of corrective actions: ground state, like the files themselves. */
export interface Actions {
	readonly version: 1;
	readonly actions: readonly Action[];
}

export const noActions: Actions = { version: 1, actions: [] };

export const actionWords = {
	bad_actions: words(
		'{file}不是纠正措施的登记：{detail}',
		'{file}不是糾正措施的登記：{detail}',
		'{file} is not a register of corrective actions: {detail}'
	)
} satisfies Record<string, Words>;

/** Reads the register as it is kept or handed on; of two with the same id the later counts. Throws a Refusal that names the place; `file` is only for its words. */
export function parseActions(json: unknown, file: string): Actions {
	const read = shape.safeParse(json);
	if (read.success) return read.data.actions.reduce(keepAction, noActions);
	const issue = read.error.issues[0]!;
	throw refuseActions(file, `${issue.path.map(String).join('.')} ${issue.message}`);
}

/** The file holds no register that can be read; `detail` says where. */
export const refuseActions = (file: string, detail: string): Refusal =>
	new Refusal({ code: 'bad_actions', where: { file }, severity: 'error', fill: { file, detail } });

/** The action takes the place of one with the same id, or comes last. */
export const keepAction = (known: Actions, next: Action): Actions => ({
	...known,
	actions: known.actions.some(({ id }) => id === next.id)
		? known.actions.map((one) => (one.id === next.id ? next : one))
		: [...known.actions, next]
});

/** The register without this action. */
export const dropAction = (known: Actions, id: string): Actions => ({
	...known,
	actions: known.actions.filter((one) => one.id !== id)
});

/** What both know, and what either knows alone; of the same action the one that was changed later. */
export const mergeActions = (known: Actions, given: Actions): Actions =>
	given.actions
		.filter((one) => {
			const own = known.actions.find(({ id }) => id === one.id);
			return own === undefined || changedAt(own) < changedAt(one);
		})
		.reduce(keepAction, known);

/** When an action was last changed. */
export const changedAt = ({ history }: Action): string => history.at(-1)!.at;

/** The next free id of a year: CA-2025-001. */
export function nextActionId({ actions }: Actions, year: string): string {
	const numbers = actions.map(({ id }) => Number(new RegExp(`^CA-${year}-(\\d+)$`).exec(id)?.[1] ?? 0));
	return `CA-${year}-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
}

/** Who, when and why. */
export type Signed = Omit<ActionChange, 'what'>;

/** The action in another state, with who moved it. Back to the plan it is not done any more: the earlier date stays in the history. */
export function moveAction(one: Action, state: ActionState, signed: Signed): Action {
	const { done, ...rest } = one;
	const back = actionStates.indexOf(state) < actionStates.indexOf(one.state);
	const undone = back && (state === 'candidate' || state === 'plan');
	const kept = undone || done === undefined ? {} : { done };
	const note =
		done !== undefined && kept.done === undefined ? [signed.note, `(${done})`].join(' ').trim() : signed.note;
	return { ...rest, ...kept, state, history: [...one.history, { ...signed, note, what: state }] };
}

/** The action with other contents, with who wrote them. */
export const editAction = (
	one: Action,
	part: Partial<Omit<Action, 'id' | 'state' | 'history'>>,
	signed: Signed
): Action => ({ ...one, ...part, history: [...one.history, { ...signed, what: 'edited' }] });
