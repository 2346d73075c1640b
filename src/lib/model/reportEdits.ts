import * as z from 'zod';
import { Refusal } from '#lib/base/problem.ts';
import { locales, words, type Words } from '#lib/i18n/locale.ts';
import { addition, type Addition } from './additions.ts';
import {
	changeLists,
	countMissing,
	listOf,
	nameOf,
	together,
	type ChangeList,
	type Listed
} from './editsMerged.ts';

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

/** Something of the author's that was there, and that somebody took away: remembered, so that it does not come back from elsewhere. */
const removal = z.strictObject({ list: z.enum(changeLists), id: place, ...signature });

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
	additions: z.array(addition).default([]),
	removed: z.array(removal).default([])
});

const shape = z.strictObject({ version: z.literal(1), papers: z.array(paperEdits).default([]) });

/** Who changes something, and when. */
export interface Signature {
	readonly by: string;
	/** 'YYYY-MM-DD HH:MM:SS' */
	readonly at: string;
}
export type TextEdit = z.infer<typeof textEdit>;
export type Remark = z.infer<typeof remark>;
export type Omission = z.infer<typeof omission>;
export type Removal = z.infer<typeof removal>;
export type PaperKey = Pick<z.infer<typeof paperEdits>, 'kind' | 'subject' | 'locale' | 'filter'>;
/** What the author made of one paper, apart from what the program writes. */
export interface PaperEdits extends PaperKey {
	readonly texts: readonly TextEdit[];
	readonly remarks: readonly Remark[];
	readonly omissions: readonly Omission[];
	readonly additions: readonly Addition[];
	/** What was taken away and not written again since. */
	readonly removed: readonly Removal[];
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
		...{ texts: [], remarks: [], omissions: [], additions: [], removed: [] }
	};

/** How many changes were made to a paper. */
export const countEdits = ({ texts, remarks, omissions, additions }: PaperEdits): number =>
	texts.length + remarks.length + omissions.length + additions.length;

/** Changes what was made of one paper; a paper of which nothing is left, and from which nothing was taken, is forgotten. */
export function changePaper(
	known: ReportEdits,
	key: PaperKey,
	change: (own: PaperEdits) => PaperEdits
): ReportEdits {
	const next = change(editsOf(known, key));
	const at = known.papers.findIndex((one) => samePaper(one, key));
	const kept = countEdits(next) + next.removed.length > 0 ? [next] : [];
	return {
		...known,
		papers:
			at < 0
				? [...known.papers, ...kept]
				: [...known.papers.slice(0, at), ...kept, ...known.papers.slice(at + 1)]
	};
}

/** In the place of the one that is the same, or last; it is no longer among what was taken away. */
function put<L extends ChangeList>(own: PaperEdits, list: L, next: Listed[L]): PaperEdits {
	const id = nameOf[list](next);
	const all = listOf(own, list);
	const there = all.some((one) => nameOf[list](one) === id);
	return {
		...own,
		[list]: there ? all.map((one) => (nameOf[list](one) === id ? next : one)) : [...all, next],
		removed: own.removed.filter((one) => one.list !== list || one.id !== id)
	};
}

/** Takes it away and remembers that, at a time no earlier than that of what is taken away: clocks of two machines differ. */
function take<L extends ChangeList>(own: PaperEdits, list: L, id: string, signed: Signature): PaperEdits {
	const all = listOf(own, list);
	const gone = all.find((one) => nameOf[list](one) === id);
	if (gone === undefined) return own;
	const at = gone.at > signed.at ? gone.at : signed.at;
	return {
		...own,
		[list]: all.filter((one) => one !== gone),
		removed: [...own.removed, { list, id, by: signed.by, at }]
	};
}

/** The paragraph says this instead. */
export const editText = (own: PaperEdits, next: TextEdit): PaperEdits => put(own, 'texts', next);

/** The paragraph says again what the program writes. */
export const dropText = (own: PaperEdits, paragraph: string, signed: Signature): PaperEdits =>
	take(own, 'texts', paragraph, signed);

/** A remark more, or other words for one. */
export const keepRemark = (own: PaperEdits, next: Remark): PaperEdits => put(own, 'remarks', next);

export const dropRemark = (own: PaperEdits, id: string, signed: Signature): PaperEdits =>
	take(own, 'remarks', id, signed);

/** An id that no remark of this paper has: when it was written, and a number. */
export function nextRemarkId({ remarks }: PaperEdits, at: string): string {
	const stem = at.replace(/\D/g, '');
	let no = 1;
	while (remarks.some(({ id }) => id === `${stem}-${no}`)) no += 1;
	return `${stem}-${no}`;
}

/** The paper does without this chapter. */
export const leaveOut = (own: PaperEdits, next: Omission): PaperEdits => put(own, 'omissions', next);

/** The chapter is printed again. */
export const takeIn = (own: PaperEdits, chapter: string, signed: Signature): PaperEdits =>
	take(own, 'omissions', chapter, signed);

/** A chart more, or the same one anew. */
export const keepAddition = (own: PaperEdits, next: Addition): PaperEdits => put(own, 'additions', next);

export const dropAddition = (own: PaperEdits, id: string, signed: Signature): PaperEdits =>
	take(own, 'additions', id, signed);

/** What both know, and what either knows alone; of the same thing what was written, or taken away, later. */
export const mergeReportEdits = (known: ReportEdits, given: ReportEdits): ReportEdits =>
	given.papers.reduce(
		(all, paper) =>
			changePaper(all, paper, (own) => together(own, paper, (ours, theirs) => ours.at < theirs.at)),
		known
	);

/** How many changes of the first are not in the second any more. */
export const countGone = (before: ReportEdits, after: ReportEdits): number =>
	before.papers.reduce((sum, paper) => sum + countMissing(paper, editsOf(after, paper)), 0);
