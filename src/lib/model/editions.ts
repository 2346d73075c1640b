import * as z from 'zod';
import { Refusal } from '#lib/base/problem.ts';
import { locales, words, type Words } from '#lib/i18n/locale.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** The three steps that a paper goes through, whoever takes them. */
export const hands = ['prepared', 'reviewed', 'approved'] as const;
export type Hand = (typeof hands)[number];

/** Who took a step, and on which day; the day may be left to the pen. */
const signer = z.strictObject({
	hand: z.enum(hands),
	/** Which of the paper's lines for this step, from 1: some papers are reviewed and approved by several. */
	place: z.int().positive(),
	name: z.string().trim().min(1).max(80),
	on: day.optional()
});
export type Signer = z.infer<typeof signer>;

/** What is said of a sealed paper: which one it is, what it rests on, who sealed it and when. */
const edition = z.strictObject({
	kind: z.string().min(1),
	/** Month, year, number or id that the paper is about; empty for the present. */
	subject: z.string(),
	/** The paper's own number; with the edition it names one sealed paper for good. */
	number: z.string().min(1),
	edition: z.int().positive(),
	title: z.string(),
	period: z.strictObject({ from: day, to: day, label: z.string() }),
	locale: z.enum(locales),
	masked: z.boolean(),
	/** The filter in words, null where the paper covers everything. */
	scope: z.string().nullable(),
	asOf: instant.nullable(),
	/** The digest is that of the whole rulebook as JSON. */
	rulebook: z.strictObject({ id: z.string(), edition: z.string(), title: z.string(), sha256: digest }),
	program: z.string(),
	fingerprint: z.string(),
	at: instant,
	by: z.string().trim().min(1).max(80),
	note: z.string().max(2000),
	hands: z.array(signer)
});
export type Edition = z.infer<typeof edition>;
export const parseEdition = (json: unknown): Edition | null => edition.safeParse(json).data ?? null;

/** An edition that is kept here: its file by its SHA-256. One that was deleted leaves its trace. */
const kept = edition.extend({
	file: digest,
	bytes: z.int().positive(),
	deleted: z.strictObject({ at: instant, by: z.string().min(1), reason: z.string().min(1) }).optional()
});
export type KeptEdition = z.infer<typeof kept>;

const shape = z.strictObject({ version: z.literal(1), editions: z.array(kept).default([]) });
/** The register of sealed papers: ground state. Nothing is derived from it. */
export type Editions = z.infer<typeof shape>;
export const noEditions: Editions = { version: 1, editions: [] };

/** The name of the register among the documents of a store. */
export const editionsDocument = 'editions';

export const editionWords = {
	bad_editions: words(
		'{file}不是封存版本的记录：{detail}',
		'{file}不是封存版本的記錄：{detail}',
		'{file} is not a register of sealed editions: {detail}'
	)
} satisfies Record<string, Words>;

/** Reads the register as it is kept. Throws a Refusal that names the place; `file` is only for its words. */
export function parseEditions(json: unknown, file: string): Editions {
	const read = shape.safeParse(json);
	if (read.success) return read.data;
	const issue = read.error.issues[0]!;
	const detail = `${issue.path.map(String).join('.')} ${issue.message}`;
	throw new Refusal({ code: 'bad_editions', where: { file }, severity: 'error', fill: { file, detail } });
}

/** Which paper an edition is one of. */
export type PaperName = Pick<Edition, 'kind' | 'number'>;
const samePaper = (one: PaperName, other: PaperName): boolean =>
	one.kind === other.kind && one.number === other.number;

/** All editions of a paper, the latest first, deleted ones with their trace. */
export const editionsOf = ({ editions }: Editions, paper: PaperName): KeptEdition[] =>
	editions.filter((one) => samePaper(one, paper)).toSorted((a, b) => b.edition - a.edition);

/** The number that the next edition of a paper gets: no number is given twice, that of a deleted edition neither. */
export const nextEdition = (known: Editions, paper: PaperName): number =>
	(editionsOf(known, paper)[0]?.edition ?? 0) + 1;

/** Takes a sealed edition into the register. Throws where its number is taken: that would be our own mistake. */
export function keepEdition(known: Editions, next: KeptEdition): Editions {
	if (known.editions.some((one) => samePaper(one, next) && one.edition === next.edition))
		throw new Error(`edition ${next.edition} of ${next.number} is kept already`);
	return { ...known, editions: [...known.editions, next] };
}

/** The edition is gone; that it was there, who took it away, when and why stays. */
export const deleteEdition = (
	known: Editions,
	gone: PaperName & Pick<Edition, 'edition'>,
	trace: NonNullable<KeptEdition['deleted']>
): Editions => ({
	...known,
	editions: known.editions.map((one) =>
		samePaper(one, gone) && one.edition === gone.edition && !one.deleted ? { ...one, deleted: trace } : one
	)
});

/** The files that a register as it is kept asks for, by their SHA-256; null where this program cannot read it: then nothing may go. */
export function filesOf(json: unknown): ReadonlySet<string> | null {
	if (json === null) return new Set();
	const read = shape.safeParse(json);
	return read.success
		? new Set(read.data.editions.flatMap(({ file, deleted }) => (deleted ? [] : [file])))
		: null;
}
