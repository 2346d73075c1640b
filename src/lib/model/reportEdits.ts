import * as z from 'zod';
import { Refusal } from '#lib/base/problem.ts';
import { locales, words, type Words } from '#lib/i18n/locale.ts';
import { addition, type Addition } from './additions.ts';

/** Who wrote it, and when: 'YYYY-MM-DD HH:MM:SS', civil time. */
const signature = {
	by: z.string().trim().min(1),
	at: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
};
const place = z.string().min(1);
/** More than a page of text is no remark. */
const longest = 8000;

/** Other words for a generated paragraph. */
const textEdit = z.strictObject({
	/** The paragraph's id. */
	paragraph: place,
	/** What the program said there when the edit was made, and whether names were masked then. */
	generated: z.string(),
	masked: z.boolean(),
	/** What the author says instead; empty: nothing. */
	text: z.string().max(longest),
	...signature
});

/** Words of the author's own, after a paragraph or at the end of a chapter. */
const remark = z.strictObject({
	id: place,
	after: z.union([z.strictObject({ paragraph: place }), z.strictObject({ chapter: place })]),
	text: z.string().trim().min(1).max(longest),
	...signature
});

/** A chapter that the paper does without. */
const omission = z.strictObject({ chapter: place, ...signature });

/** Which paper: its kind, what it is about, its language, and the filter that narrows it, as an address has it. */
const paper = {
	kind: z.string().regex(/^[a-z]+$/),
	subject: z.string(),
	locale: z.enum(locales),
	filter: z.string().default('')
};

const paperEdits = z.strictObject({
	...paper,
	texts: z.array(textEdit).default([]),
	remarks: z.array(remark).default([]),
	omissions: z.array(omission).default([]),
	/** Charts that were added from elsewhere in the app. */
	additions: z.array(addition).default([])
});

const shape = z.strictObject({ version: z.literal(1), papers: z.array(paperEdits).default([]) });

export type TextEdit = z.infer<typeof textEdit>;
export type Remark = z.infer<typeof remark>;
export type Omission = z.infer<typeof omission>;
export type PaperKey = Pick<z.infer<typeof paperEdits>, 'kind' | 'subject' | 'locale' | 'filter'>;
/** What the author made of one paper, apart from what the program writes. */
export interface PaperEdits extends PaperKey {
	readonly texts: readonly TextEdit[];
	readonly remarks: readonly Remark[];
	readonly omissions: readonly Omission[];
	readonly additions: readonly Addition[];
}
/** The author's hand in all papers: ground state, like the files themselves. No number follows from it. */
export interface ReportEdits {
	readonly version: 1;
	readonly papers: readonly PaperEdits[];
}

export const noReportEdits: ReportEdits = { version: 1, papers: [] };

export const reportEditWords = {
	bad_report_edits: words(
		'{file}不是报告修改的记录：{detail}',
		'{file}不是報告修改的記錄：{detail}',
		'{file} is not a record of changes to reports: {detail}'
	)
} satisfies Record<string, Words>;

/** Reads edits as they are kept or handed on; of two of the same thing the later in the file counts. Throws a Refusal that names the place; `file` is only for its words. */
export function parseReportEdits(json: unknown, file: string): ReportEdits {
	const read = shape.safeParse(json);
	if (read.success)
		return read.data.papers.reduce<ReportEdits>(
			(known, given) => changePaper(known, given, (own) => together(own, given, () => true)),
			noReportEdits
		);
	const issue = read.error.issues[0]!;
	throw refuseReportEdits(file, `${issue.path.map(String).join('.')} ${issue.message}`);
}

/** The file holds no edits that can be read; `detail` says where. */
export const refuseReportEdits = (file: string, detail: string): Refusal =>
	new Refusal({ code: 'bad_report_edits', where: { file }, severity: 'error', fill: { file, detail } });

const samePaper = (one: PaperKey, other: PaperKey): boolean =>
	one.kind === other.kind &&
	one.subject === other.subject &&
	one.locale === other.locale &&
	one.filter === other.filter;

/** What the author made of this paper; nothing where nobody touched it. */
export const editsOf = ({ papers }: ReportEdits, key: PaperKey): PaperEdits =>
	papers.find((one) => samePaper(one, key)) ?? {
		...{ kind: key.kind, subject: key.subject, locale: key.locale, filter: key.filter },
		...{ texts: [], remarks: [], omissions: [], additions: [] }
	};

/** How many changes were made to a paper. */
export const countEdits = ({ texts, remarks, omissions, additions }: PaperEdits): number =>
	texts.length + remarks.length + omissions.length + additions.length;

/** Changes what was made of one paper; a paper of which nothing is left is forgotten. */
export function changePaper(
	known: ReportEdits,
	key: PaperKey,
	change: (own: PaperEdits) => PaperEdits
): ReportEdits {
	const next = change(editsOf(known, key));
	const at = known.papers.findIndex((one) => samePaper(one, key));
	const kept = countEdits(next) > 0 ? [next] : [];
	return {
		...known,
		papers:
			at < 0
				? [...known.papers, ...kept]
				: [...known.papers.slice(0, at), ...kept, ...known.papers.slice(at + 1)]
	};
}

/** In the place of the one that is the same, or last. */
const put = <T>(all: readonly T[], next: T, same: (one: T) => boolean): T[] =>
	all.some(same) ? all.map((one) => (same(one) ? next : one)) : [...all, next];

/** The paragraph says this instead. */
export const editText = (own: PaperEdits, next: TextEdit): PaperEdits => ({
	...own,
	texts: put(own.texts, next, ({ paragraph }) => paragraph === next.paragraph)
});

/** The paragraph says again what the program writes. */
export const dropText = (own: PaperEdits, paragraph: string): PaperEdits => ({
	...own,
	texts: own.texts.filter((one) => one.paragraph !== paragraph)
});

/** A remark more, or other words for one. */
export const keepRemark = (own: PaperEdits, next: Remark): PaperEdits => ({
	...own,
	remarks: put(own.remarks, next, ({ id }) => id === next.id)
});

export const dropRemark = (own: PaperEdits, id: string): PaperEdits => ({
	...own,
	remarks: own.remarks.filter((one) => one.id !== id)
});

/** An id that no remark of this paper has: when it was written, and a number. */
export function nextRemarkId({ remarks }: PaperEdits, at: string): string {
	const stem = at.replace(/\D/g, '');
	let no = 1;
	while (remarks.some(({ id }) => id === `${stem}-${no}`)) no += 1;
	return `${stem}-${no}`;
}

/** The paper does without this chapter. */
export const leaveOut = (own: PaperEdits, next: Omission): PaperEdits => ({
	...own,
	omissions: put(own.omissions, next, ({ chapter }) => chapter === next.chapter)
});

/** The chapter is printed again. */
export const takeIn = (own: PaperEdits, chapter: string): PaperEdits => ({
	...own,
	omissions: own.omissions.filter((one) => one.chapter !== chapter)
});

/** A chart more, or the same one anew. */
export const keepAddition = (own: PaperEdits, next: Addition): PaperEdits => ({
	...own,
	additions: put(own.additions, next, ({ id }) => id === next.id)
});

export const dropAddition = (own: PaperEdits, id: string): PaperEdits => ({
	...own,
	additions: own.additions.filter((one) => one.id !== id)
});

/** What both know, and what either knows alone; of the same thing the one that was written later. */
export const mergeReportEdits = (known: ReportEdits, given: ReportEdits): ReportEdits =>
	given.papers.reduce(
		(all, paper) =>
			changePaper(all, paper, (own) => together(own, paper, (ours, theirs) => ours.at < theirs.at)),
		known
	);

type Dated = { readonly at: string };

/** Both papers' changes; `theirs` takes the place of the same one of ours where `over` says so. */
function together(
	own: PaperEdits,
	given: PaperEdits,
	over: (ours: Dated, theirs: Dated) => boolean
): PaperEdits {
	const join = <T extends Dated>(ours: readonly T[], theirs: readonly T[], nameOf: (one: T) => string): T[] =>
		theirs.reduce<T[]>(
			(all, next) => {
				const same = all.find((one) => nameOf(one) === nameOf(next));
				return same && !over(same, next) ? all : put(all, next, (one) => one === same);
			},
			[...ours]
		);
	return {
		...own,
		texts: join(own.texts, given.texts, ({ paragraph }) => paragraph),
		remarks: join(own.remarks, given.remarks, ({ id }) => id),
		omissions: join(own.omissions, given.omissions, ({ chapter }) => chapter),
		additions: join(own.additions, given.additions, ({ id }) => id)
	};
}
