import * as z from 'zod';
import { Refusal } from '#lib/base/problem.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import { furtherRules, type NelsonRule } from '#lib/stats/nelson.ts';

/** Who wrote it, and when: 'YYYY-MM-DD HH:MM:SS', civil time. */
const signature = {
	by: z.string().trim().min(1),
	at: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
};

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** What happened on a day, for all who read a chart over time. */
const note = z.strictObject({
	on: z.string().regex(day),
	text: z.string().trim().min(1).max(200),
	...signature
});

/** Somebody's answer to where a baseline begins: it does, or it was proposed and does not. */
const phase = z.strictObject({
	/** Which chart: a figure, and what it was filtered to. */
	chart: z.string().min(1),
	/** The first point, a month or a day. */
	from: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/),
	begins: z.boolean(),
	reason: z.string().trim().min(1),
	...signature
});

const shape = z.strictObject({
	version: z.literal(1),
	notes: z.array(note).default([]),
	phases: z.array(phase).default([]),
	/** Run rules asked of every chart beyond the usual four. */
	rules: z.array(z.literal([5, 6, 7, 8])).default([])
});

export type Note = z.infer<typeof note>;
export type PhaseAnswer = z.infer<typeof phase>;
/** What people wrote on charts: ground state, like the files themselves. Nothing is derived from it but how charts are judged. */
export interface Annotations {
	readonly version: 1;
	readonly notes: readonly Note[];
	readonly phases: readonly PhaseAnswer[];
	readonly rules: readonly NelsonRule[];
}

export const noAnnotations: Annotations = { version: 1, notes: [], phases: [], rules: [] };

export const annotationWords = {
	bad_annotations: words(
		'{file}不是图上备注与基线的记录：{detail}',
		'{file}不是圖上備註與基線的記錄：{detail}',
		'{file} is not a record of notes and baselines: {detail}'
	)
} satisfies Record<string, Words>;

/** Reads annotations as they are kept. Throws a Refusal that names the place; `file` is only for its words. */
export function parseAnnotations(json: unknown, file: string): Annotations {
	const read = shape.safeParse(json);
	if (read.success) return { ...read.data, notes: inOrder(read.data.notes) };
	const issue = read.error.issues[0]!;
	const detail = `${issue.path.map(String).join('.')} ${issue.message}`;
	throw new Refusal({ code: 'bad_annotations', where: { file }, severity: 'error', fill: { file, detail } });
}

const inOrder = (notes: readonly Note[]): Note[] =>
	notes.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** One note more, in order of its day. */
export const addNote = (known: Annotations, next: Note): Annotations => ({
	...known,
	notes: inOrder([...known.notes, next])
});

/** The note is gone. */
export const removeNote = (known: Annotations, gone: Note): Annotations => ({
	...known,
	notes: known.notes.filter(
		(one) => one.on !== gone.on || one.text !== gone.text || one.by !== gone.by || one.at !== gone.at
	)
});

/** Whether a baseline of this chart begins there, instead of an earlier answer. */
export const answerPhase = (known: Annotations, next: PhaseAnswer): Annotations => ({
	...known,
	phases: [...withoutPhase(known, next.chart, next.from), next]
});

/** Nobody has said anything of a baseline of this chart from there. */
export const forgetPhase = (known: Annotations, chart: string, from: string): Annotations => ({
	...known,
	phases: withoutPhase(known, chart, from)
});

const withoutPhase = (known: Annotations, chart: string, from: string): PhaseAnswer[] =>
	known.phases.filter((one) => one.chart !== chart || one.from !== from);

/** Asks a further rule of every chart, or no longer. */
export const askRule = (known: Annotations, rule: NelsonRule, asked: boolean): Annotations => ({
	...known,
	rules: furtherRules.filter((each) => (each === rule ? asked : known.rules.includes(each)))
});
