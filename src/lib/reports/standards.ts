import * as z from 'zod';
import { Refusal } from '#lib/base/problem.ts';
import { words, type Words } from '#lib/i18n/locale.ts';

/** What a log of complaints can show for a clause of a management standard. */
export const evidenceIds = [
	'complaints',
	'satisfaction',
	'limits',
	'trends',
	'recurring',
	'actions',
	'effects',
	'suppliers',
	'proposals',
	'none'
] as const;
export type EvidenceId = (typeof evidenceIds)[number];

const clause = z.strictObject({
	standard: z.string().trim().min(1).max(60),
	clause: z.string().trim().min(1).max(30),
	/** `none`: nothing that a log of complaints holds; it has to come from elsewhere. */
	evidence: z.array(z.enum(evidenceIds)).min(1)
});
const shape = z.strictObject({ version: z.literal(1), clauses: z.array(clause).min(1) });

export type StandardClause = Readonly<z.infer<typeof clause>>;

const of =
	(standard: string) =>
	(number: string, ...evidence: EvidenceId[]): StandardClause => ({ standard, clause: number, evidence });
const iso9001 = of('ISO 9001:2015');
const iso10002 = of('ISO 10002:2018');

/** The clauses that the annual summary answers to unless somebody says otherwise; numbers only, no wording of the standards. */
export const usualStandards: readonly StandardClause[] = [
	iso9001('9.1.2', 'satisfaction', 'complaints'),
	iso9001('9.1.3', 'trends'),
	iso9001('9.3.2 a', 'actions'),
	iso9001('9.3.2 b', 'none'),
	iso9001('9.3.2 c 1', 'satisfaction', 'complaints'),
	iso9001('9.3.2 c 2', 'limits'),
	iso9001('9.3.2 c 3', 'limits', 'trends'),
	iso9001('9.3.2 c 4', 'recurring', 'actions'),
	iso9001('9.3.2 c 5', 'trends'),
	iso9001('9.3.2 c 6', 'none'),
	iso9001('9.3.2 c 7', 'suppliers'),
	iso9001('9.3.2 d', 'none'),
	iso9001('9.3.2 e', 'effects'),
	iso9001('9.3.2 f', 'proposals'),
	iso9001('10.2', 'actions', 'effects'),
	iso10002('8.1', 'complaints'),
	iso10002('8.2', 'complaints', 'recurring', 'trends'),
	iso10002('8.3', 'satisfaction'),
	iso10002('8.4', 'limits'),
	iso10002('8.5', 'none'),
	iso10002('8.6', 'proposals'),
	iso10002('8.7', 'actions', 'effects')
];

export const standardsWords = {
	bad_standards: words(
		'{file}不是标准条款的对照表：{detail}',
		'{file}不是標準條款的對照表：{detail}',
		'{file} is not a table of clauses of standards: {detail}'
	)
} satisfies Record<string, Words>;

/** Reads a table of clauses. Throws a Refusal that names the place; `file` is only for its words. */
export function parseStandards(json: unknown, file: string): readonly StandardClause[] {
	const read = shape.safeParse(json);
	if (read.success) return read.data.clauses;
	const issue = read.error.issues[0]!;
	throw refuseStandards(file, `${issue.path.map(String).join('.')} ${issue.message}`);
}

/** The file holds no table of clauses that can be read; `detail` says where. */
export const refuseStandards = (file: string, detail: string): Refusal =>
	new Refusal({ code: 'bad_standards', where: { file }, severity: 'error', fill: { file, detail } });
