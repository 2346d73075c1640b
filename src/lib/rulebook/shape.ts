import * as z from 'zod';
import { codeSets } from '#lib/model/codes.ts';
import { tables } from '#lib/model/columns.ts';
import { clauseIds, complaintClauseIds, type EventClauseId } from './clauses.ts';
import { reasonCodes } from './reasons.ts';
import { count, origin, words } from './shapes/basics.ts';
import { categoryRule, learning, severityRule, validityRule } from './shapes/classification.ts';
import { calendar, counting, pauseWords } from './shapes/calendar.ts';

const complaintFields = tables.complaints.map((f) => f.name);
const timeFields = tables.complaints.filter((f) => f.type === 'datetime').map((f) => f.name);
const satisfactionCodes = codeSets.satisfaction.map((c) => c.code);

const day = z.iso.date().describe('A calendar day, YYYY-MM-DD.');
const field = z.enum(complaintFields).describe('A canonical field of the complaint log.');
const timeField = z.enum(timeFields).describe('A canonical date field of the complaint log.');

const duration = z
	.strictObject({
		value: z.int().positive(),
		unit: z.enum(['minutes', 'hours']),
		...origin
	})
	.describe('A length of time on the clock.');

/** When an issue counts as recurring. */
const recurring = z
	.strictObject({
		historyMonths: count.describe('Whole months that the count of a month is compared with.'),
		leastHistoryMonths: count.describe('The least of them that must be there.'),
		falseAlarmsPercent: count.describe('The share of false alarms that is accepted within a month.'),
		vitalSharePercent: count.describe('The vital few are the largest that make up this share.'),
		vitalMonths: count.describe('So many months in a row among the vital few.'),
		staffUnits: count.describe('So many different units that complain of one person in a calendar month.'),
		contractorNotices: count.describe('So many notices that one contractor broke …'),
		contractorMonths: count.describe('… within so many months.')
	})
	.describe('When an issue counts as recurring.');

const clauseId = z.enum(clauseIds);
const common = { id: z.enum(complaintClauseIds), title: words, sentence: words, ...origin };
/** A clause that judges events of another table has the only id of its kind. */
const event = <K extends EventClauseId>(kind: K) => ({
	kind: z.literal(kind),
	id: z.literal(kind),
	title: words,
	sentence: words,
	...origin
});
const role = z.enum(codeSets.role.map((c) => c.code));

/** The start of the clause: the first of these fields that is filled. */
const start = z.array(timeField).min(1);
/** What must happen: the first of these fields that is filled. */
const stop = z.array(timeField).min(1);

const within = z
	.strictObject({
		kind: z.literal('within'),
		...common,
		...counting,
		start,
		stop,
		limit: duration,
		promised: z
			.array(timeField)
			.default([])
			.describe('The first of these that is filled replaces the limit.'),
		onlyWhere: field.optional().describe('A yes/no field: the clause concerns only rows where it is yes.')
	})
	.describe('From start to stop within a length of time.');

const sameDay = z
	.strictObject({
		kind: z.literal('same_day'),
		...common,
		...counting,
		start,
		stop,
		exceptRecorderRole: z
			.enum(codeSets.role.map((c) => c.code))
			.optional()
			.describe('Does not concern rows whose recorder has this role in the roster.')
	})
	.describe('On the calendar day of the start.');

const daysAfter = z
	.strictObject({ kind: z.literal('days_after'), ...common, ...counting, start, stop, days: count })
	.describe('By the end of the day that is so many days after the day of the start.');

const windows = z
	.strictObject({
		kind: z.literal('windows'),
		...common,
		...counting,
		start,
		done: timeField,
		after: duration,
		every: duration
	})
	.describe('While not done: at least one progress report in each further length of time.');

const escalation = z
	.strictObject({
		kind: z.literal('escalation'),
		...common,
		...counting,
		start,
		done: timeField,
		stop,
		limit: duration
	})
	.describe('What is not done within the limit must be escalated.');

const promise = z
	.strictObject({ kind: z.literal('promise'), ...common, start, promises: z.array(timeField).min(1), stop })
	.describe('Each promised date is kept; one outcome for each.');

const promiseChanges = z
	.strictObject({
		kind: z.literal('promise_changes'),
		...common,
		start,
		promises: z.array(timeField).min(2),
		stop,
		most: count,
		submitted: timeField.describe('Must be filled once the second promise is missed.')
	})
	.describe('A promised date changes at most so many times.');

const ladder = z
	.strictObject({
		kind: z.literal('ladder'),
		...common,
		steps: z
			.array(
				z.strictObject({
					about: z.enum(codeSets.target_level.map((c) => c.code)),
					handledBy: z.array(role).min(1).describe('Roles in the roster that may handle it.')
				})
			)
			.min(1)
	})
	.describe('Who handles a complaint, by the level of the person complained of.');

const onSite = z
	.strictObject({ ...event('on_site'), calendar: counting.calendar, limit: duration })
	.describe('From the notice, or the call if earlier, to being on site with a plan.');
const rectify = z
	.strictObject(event('rectify'))
	.describe('Finished and accepted by the limit that the notice sets.');
const noticeReturn = z
	.strictObject({ ...event('notice_return'), calendar: counting.calendar, days: count })
	.describe('The notice comes back by the end of the day so many days after the work was finished.');
const monthlyReport = z
	.strictObject({ ...event('monthly_report'), byDay: count.describe('Day of the same month.') })
	.describe(
		'The report of a month is in by a day of that month; its period begins the day after, a month before.'
	);
const dailyReview = z
	.strictObject({ ...event('daily_review'), calendar: counting.calendar })
	.describe('The log is reviewed on every day of the register.');
const spotCheck = z
	.strictObject({ ...event('spot_check'), least: count })
	.describe('At least so many spot checks in a calendar month.');
const visitCycle = z
	.strictObject({ ...event('visit_cycle'), months: count })
	.describe('Every customer is visited within each so many months, counted from when he first appears.');

const clause = z.discriminatedUnion('kind', [
	within,
	sameDay,
	daysAfter,
	windows,
	escalation,
	promise,
	promiseChanges,
	ladder,
	onSite,
	rectify,
	noticeReturn,
	monthlyReport,
	dailyReview,
	spotCheck,
	visitCycle
]);

export const fineRoles = [
	'recorder',
	'handler',
	'responsible',
	'responsible_supervisor',
	'dispatch_supervisor',
	'department_head',
	'contractor'
] as const;

const fine = z.strictObject({ role: z.enum(fineRoles), yuan: z.int().positive(), ...origin });
const fines = z.array(fine).min(1);

/** What a sanction on a contractor proposes beside the amount. */
export const proposals = ['emergency_repair', 'end_of_contract', 'bidding_veto'] as const;
const proposes = z.array(z.enum(proposals)).default([]).describe('What is proposed beside the amount.');

const trigger = z.discriminatedUnion('on', [
	z.strictObject({
		on: z.literal('clause'),
		clause: clauseId,
		fines,
		proposes,
		most: count.optional().describe('At most so many instances for one complaint.'),
		reasons: z.array(z.enum(reasonCodes)).optional().describe('Only breaches for these reasons.')
	}),
	z.strictObject({
		on: z.literal('repeat'),
		clause: clauseId.describe('Never stopped, and then complained of again.'),
		fines
	}),
	z.strictObject({ on: z.literal('required_field'), fields: z.array(field).min(1), fines }),
	z
		.strictObject({
			on: z.literal('days_late'),
			clause: z.literal('monthly_report'),
			most: count.describe('At most so many days.'),
			fines
		})
		.describe('Each further day on which it is late.'),
	z
		.strictObject({ on: z.literal('report_errors'), most: count.describe('At most so many items.'), fines })
		.describe('Each wrong or missing item of a report.'),
	z
		.strictObject({
			on: z.literal('notice'),
			fact: z.enum(['refused', 'against_code']),
			fines,
			proposes
		})
		.describe(
			'A contractor refuses a notice, or works against the building code and leaves the owner dissatisfied.'
		),
	z
		.strictObject({
			on: z.literal('recorded'),
			title: words,
			words: z
				.array(z.string().min(1))
				.default([])
				.describe('Any of these in the explanation; without them, what no other of the article claims.'),
			special: z.boolean().default(false).describe('A special case: it is listed, without an amount.'),
			fines: z.array(fine),
			...origin
		})
		.describe('A breach that somebody wrote down.')
]);

const article = z.strictObject({
	article: z.string().min(1),
	title: words,
	sentence: words,
	source: z.string().min(1),
	proposed: z
		.strictObject({
			repeated: count.describe('So many notices broken by one contractor'),
			months: count.describe('within so many months'),
			proposes: proposes.describe('also propose this.')
		})
		.optional()
		.describe('The lines of this article are proposals.'),
	triggers: z.array(trigger).min(1)
});

const topic = z.strictObject({
	name: z.string().min(1).describe('The canonical text that is kept.'),
	title: words,
	synonyms: z.array(z.string().min(1)).default([])
});

const category = topic.extend({ parts: z.array(topic).default([]) });

const answer = z.strictObject({
	code: z.enum(satisfactionCodes),
	satisfied: z.boolean(),
	score: z.int().min(0).max(100),
	source: z.string().min(1)
});

const form = z.strictObject({
	id: z.string().regex(/^[a-z_]+$/),
	number: z.string(),
	title: words,
	source: z.string().min(1)
});
const retention = z.strictObject({
	what: z.enum(['forms_and_lists', 'visits_and_reports']),
	departmentYears: z.int().nonnegative(),
	archiveYears: z.int().nonnegative(),
	source: z.string().min(1)
});

const edition = z.strictObject({
	id: z.string().min(1),
	from: day.nullable().describe('The first day on which it is in force; null: always was.'),
	to: day.nullable().default(null).describe('The last day; null: until the next edition, or for ever.'),
	taxonomy: z.array(category),
	categoryRules: z.array(categoryRule),
	validityRules: z.array(validityRule),
	severityRules: z.array(severityRule),
	classification: learning,
	repeat: z.strictObject({ days: count }),
	recurring,
	calendars: z.array(calendar).default([]),
	pauses: pauseWords.optional(),
	clauses: z.array(clause).min(1),
	articles: z.array(article),
	satisfaction: z.array(answer),
	forms: z.array(form),
	retention: z.array(retention)
});

export const rulebookShape = z.strictObject({
	$schema: z.string().optional(),
	id: z.string().regex(/^[a-z0-9-]+$/),
	title: words,
	editions: z.array(edition).min(1)
});

const named = <K extends string>(key: K) => z.array(z.looseObject({ [key]: z.string() }));

/** A rulebook that extends another: what it says takes the place of what it extends; `extended` makes it whole. */
export const extendingShape = z.strictObject({
	$schema: z.string().optional(),
	extends: z.string().describe('A preset, or a file beside this one.'),
	id: rulebookShape.shape.id,
	title: words,
	editions: z
		.array(
			z.strictObject({
				...edition.partial().shape,
				id: z.string().min(1),
				base: z
					.string()
					.optional()
					.describe('The edition that this one changes; by default the one in force on its day.'),
				calendars: named('id').optional(),
				clauses: named('id').optional(),
				articles: named('article').optional(),
				taxonomy: named('name').optional(),
				satisfaction: named('code').optional(),
				categoryRules: named('id').optional(),
				validityRules: named('id').optional(),
				severityRules: named('id').optional(),
				forms: named('id').optional(),
				retention: named('what').optional(),
				without: z
					.partialRecord(
						z.enum([
							'calendars',
							'clauses',
							'articles',
							'taxonomy',
							'categoryRules',
							'validityRules',
							'severityRules',
							'satisfaction',
							'forms',
							'retention'
						]),
						z.array(z.string())
					)
					.optional()
					.describe('What is taken away, by name.')
			})
		)
		.optional()
});

/** What a rulebook file may be. */
export const rulebookFileShape = z.union([rulebookShape, extendingShape]);

export type Rulebook = z.infer<typeof rulebookShape>;
export type Edition = Rulebook['editions'][number];
export type Clause = Edition['clauses'][number];
export type ClauseKind = Clause['kind'];
export type ClauseOf<K extends ClauseKind> = Extract<Clause, { kind: K }>;
export type EventClause = Extract<Clause, { kind: EventClauseId }>;
export type ComplaintClause = Exclude<Clause, EventClause>;
export type CategoryRule = Edition['categoryRules'][number];
export type ValidityRule = Edition['validityRules'][number];
export type SeverityRule = Edition['severityRules'][number];
export type Article = Edition['articles'][number];
export type Trigger = Article['triggers'][number];
export type FineRole = (typeof fineRoles)[number];
export type Duration = z.infer<typeof duration>;
