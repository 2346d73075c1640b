import { formatDuration, formatMoney } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { fieldOf } from '#lib/model/columns.ts';
import { articleWordsOf, evidenceParts, factWords, fineRoleWords, proposalWords } from './explain.ts';
import type { PersonSource } from './fines.ts';
import { editionOn } from './index.ts';
import type { Edition, FineRole, Rulebook, Trigger } from './shape.ts';

/** A line of the ledger, as far as its explanation needs it. */
export interface FineToExplain {
	readonly article: string;
	readonly clause: string;
	readonly instance: number;
	readonly role: string;
	readonly person: string | null;
	readonly person_from: PersonSource | null;
	readonly department: string | null;
	readonly amount_fen: number;
	readonly start_at: string | null;
	readonly due_at: string | null;
	readonly actual_at: string | null;
	readonly seconds_over: number | null;
	readonly status: string;
	readonly stands: string;
	readonly waived_reason: string | null;
	readonly waived_by: string | null;
	readonly waived_at: string | null;
	readonly evidence: string;
	readonly edition: string | null;
	readonly recorder: string | null;
}

/** A line of the ledger in sentences, each a part of its defence. */
export interface FineExplained {
	/** The article by number and title. */
	readonly article: string;
	/** What the article says. */
	readonly rule: string;
	/** What the clause asks; empty where no clause caused the line. */
	readonly asked: string;
	/** From when to when, what the log has, how much over. */
	readonly happened: string;
	/** Who is fined, and how he was found. */
	readonly who: string;
	/** What it costs, and whether the number is a reading of the source. */
	readonly amount: string;
	/** Who let it go and why; empty where nobody did. */
	readonly waived: string;
}

const w = {
	late: words(
		'自 {start} 起算，应在 {due} 前完成；台账记录为 {actual}，超过 {over}。',
		'自 {start} 起算，應在 {due} 前完成；台賬記錄為 {actual}，超過 {over}。',
		'Counted from {start}, it was due by {due}; the log has {actual}, {over} over.'
	),
	never: words(
		'自 {start} 起算，应在 {due} 前完成；到截止时刻没有记录，已超过 {over}。',
		'自 {start} 起算，應在 {due} 前完成；到截止時刻沒有記錄，已超過 {over}。',
		'Counted from {start}, it was due by {due}; nothing is recorded up to the cut-off, {over} over by then.'
	),
	dueOnly: words(
		'应在 {due} 前完成，没有按时完成的记录。',
		'應在 {due} 前完成，沒有按時完成的記錄。',
		'It was due by {due}; nothing shows that it was done in time.'
	),
	nth: words('本条为第 {n} 次。', '本條為第 {n} 次。', 'This line is for time {n}.'),
	again: words(
		'此后同一事项再次被投诉。',
		'此後同一事項再次被投訴。',
		'Afterwards the same matter was complained of again.'
	),
	field: words(
		'{received} 受理登记时，“{field}”一栏为空。',
		'{received} 受理登記時，「{field}」一欄為空。',
		'In the record of receipt of {received} the field “{field}” is empty.'
	),
	recorded: words(
		'{day} 登记的违规{note}。',
		'{day} 登記的違規{note}。',
		'A breach recorded on {day}{note}.'
	),
	undated: words(
		'登记的违规{note}（未写日期）。',
		'登記的違規{note}（未寫日期）。',
		'A recorded breach{note} (no date).'
	),
	fact: words('{fact}。', '{fact}。', '{fact}.'),
	colon: words('：{note}', '：{note}', ': {note}'),
	person: words('{role}：{person}。{found}', '{role}：{person}。{found}', '{role}: {person}. {found}'),
	nobody: words(
		'{role}：投诉记录和花名册都没有写明是谁，记在岗位上，待补登人员后落实。',
		'{role}：投訴記錄和花名冊都沒有寫明是誰，記在崗位上，待補登人員後落實。',
		'{role}: neither the complaint nor the roster names anybody; the line stands against the role until the roster is completed.'
	),
	fine: words('扣 {amount}。', '扣 {amount}。', 'Fine: {amount}.'),
	proposed: words(
		'建议处罚不少于 {amount}，数额由协调人核定。',
		'建議處罰不少於 {amount}，數額由協調人核定。',
		'A sanction of at least {amount} is proposed; the coordinator sets the amount.'
	),
	special: words(
		'情节特殊，制度没有定额，另行处理。',
		'情節特殊，制度沒有定額，另行處理。',
		'A special case: the regulation names no amount.'
	),
	written: words('金额为登记所写。', '金額為登記所寫。', 'The amount is the one written down.'),
	reading: words(
		'这一数额是对制度原文的解读。',
		'這一數額是對制度原文的解讀。',
		'The amount is a reading of the source.'
	),
	also: words('并建议{list}。', '並建議{list}。', 'Also proposed: {list}.'),
	repeated: words(
		'多次违反，并建议{list}。',
		'多次違反，並建議{list}。',
		'Repeated, so also proposed: {list}.'
	),
	waived: words(
		'{by} 于 {at} 豁免：{reason}',
		'{by} 於 {at} 豁免：{reason}',
		'Waived by {by} on {at}: {reason}'
	)
} as const;

/** How a person was found, as a sentence. */
export const foundWords: Readonly<Record<PersonSource, Words>> = {
	row: words('投诉记录上写明。', '投訴記錄上寫明。', 'Named on the complaint.'),
	breach: words('违规登记上写明。', '違規登記上寫明。', 'Named in the recorded breach.'),
	notice: words('整改通知单上写明。', '整改通知單上寫明。', 'Named on the notice.'),
	recorder_supervisor: words(
		'投诉记录没有写明，花名册上是受理人的主管。',
		'投訴記錄沒有寫明，花名冊上是受理人的主管。',
		'Not named on the complaint; the roster has this supervisor for its recorder.'
	),
	person_supervisor: words(
		'没有写明，花名册上是责任人的主管。',
		'沒有寫明，花名冊上是責任人的主管。',
		'Not named; the roster has this supervisor for the person responsible.'
	),
	person_head: words(
		'没有写明，花名册上是责任人所在部门的负责人。',
		'沒有寫明，花名冊上是責任人所在部門的負責人。',
		'Not named; the roster has this head for the department of the person responsible.'
	),
	department_head: words(
		'投诉记录没有写明，花名册上是责任部门的负责人。',
		'投訴記錄沒有寫明，花名冊上是責任部門的負責人。',
		'Not named on the complaint; the roster has this head for its department.'
	),
	dispatcher: words(
		'没有写明，花名册上唯一的调度主管。',
		'沒有寫明，花名冊上唯一的調度主管。',
		'Not named; the only dispatch supervisor on the roster.'
	),
	dispatcher_head: words(
		'没有写明，花名册上是调度主管所在部门的负责人。',
		'沒有寫明，花名冊上是調度主管所在部門的負責人。',
		'Not named; the roster has this head for the dispatch supervisor’s department.'
	)
};

const nameOf = (all: Readonly<Record<string, Words>>, key: string, locale: Locale): string => {
	const found = all[key];
	return found ? say(found, locale) : key;
};

/** The edition that a line was made by: its complaint's, else that in force when it began. */
function editionOf({ edition, start_at, due_at }: FineToExplain, rulebook: Rulebook): Edition {
	const day = (start_at ?? due_at ?? '9999-12-31').slice(0, 10);
	return rulebook.editions.find(({ id }) => id === edition) ?? editionOn(rulebook, day);
}

const causes: Readonly<Record<string, Trigger['on']>> = {
	required_field: 'required_field',
	repeat: 'repeat'
};

/** The amount that the edition has for this line, where it can be told for certain. */
function setBy(line: FineToExplain, edition: Edition) {
	const article = edition.articles.find((each) => each.article === line.article);
	const fines = (article?.triggers ?? [])
		.filter(
			(t) => ('clause' in t && t.clause === line.clause) || t.on === (causes[line.clause] ?? 'recorded')
		)
		.flatMap((t) => t.fines)
		.filter((f) => f.role === line.role && f.yuan * 100 === line.amount_fen);
	return fines[0];
}

/** A line of the ledger as it can be put to the person who is fined; `format` writes a time for the reader. */
export function explainFine(
	line: FineToExplain,
	rulebook: Rulebook,
	locale: Locale,
	format: (at: string) => string = (at) => at
): FineExplained {
	const edition = editionOf(line, rulebook);
	const own: Rulebook = { ...rulebook, editions: [edition] };
	const article = edition.articles.find((each) => each.article === line.article);
	const clause = edition.clauses.find(({ id }) => id === line.clause);
	const role = nameOf(fineRoleWords, line.role as FineRole, locale);
	const gap = locale === 'en' ? ' ' : '';
	return {
		article: nameOf(articleWordsOf(own), line.article, locale),
		rule: article ? say(article.sentence, locale) : '',
		asked: clause ? say(clause.sentence, locale) : '',
		happened: happened(line, locale, format),
		who: line.person
			? say(w.person, locale, {
					role,
					person: line.person,
					found: line.person_from ? say(foundWords[line.person_from], locale) : ''
				}).trim()
			: say(w.nobody, locale, { role }),
		amount: [...amount(line, edition, locale)].join(gap),
		waived:
			line.waived_by === null
				? ''
				: say(w.waived, locale, {
						by: line.waived_by,
						at: line.waived_at ? format(line.waived_at) : '',
						reason: line.waived_reason ?? ''
					})
	};
}

function happened(line: FineToExplain, locale: Locale, format: (at: string) => string): string {
	const { parts, note } = evidenceParts(line.evidence);
	const time = (at: string | null) => (at ? format(at) : '');
	const field = parts.get('field');
	if (field !== undefined) {
		const label = fieldOf('complaints', field)?.label;
		const received = time(line.due_at);
		return say(w.field, locale, { received, field: label ? say(label, locale) : field });
	}
	const fact = factWords[parts.get('fact') ?? ''];
	if (parts.has('recorded') && fact)
		return say(w.fact, locale, { fact: say(fact, locale, { day: time(line.due_at) }) });
	if (parts.has('recorded')) {
		const told = note ? say(w.colon, locale, { note }) : '';
		return say(line.due_at ? w.recorded : w.undated, locale, { day: time(line.due_at), note: told });
	}
	const fill = {
		start: time(line.start_at),
		due: time(line.due_at),
		actual: time(line.actual_at),
		over: formatDuration(line.seconds_over, locale)
	};
	const sentence =
		!line.start_at || line.seconds_over === null ? w.dueOnly : line.actual_at ? w.late : w.never;
	const more = [
		...(line.clause === 'repeat' ? [say(w.again, locale)] : []),
		...(fact && line.clause !== 'repeat' ? [say(w.fact, locale, { fact: say(fact, locale) })] : []),
		...(line.instance > 1 ? [say(w.nth, locale, { n: line.instance })] : [])
	];
	return [say(sentence, locale, fill), ...more].join(locale === 'en' ? ' ' : '');
}

function* amount(line: FineToExplain, edition: Edition, locale: Locale): Generator<string> {
	const { parts } = evidenceParts(line.evidence);
	const sum = formatMoney(line.amount_fen);
	const proposal = line.stands === 'proposed';
	if (line.stands === 'special') yield say(w.special, locale);
	else yield say(proposal ? w.proposed : w.fine, locale, { amount: sum });
	if (parts.get('amount') === 'row') yield say(w.written, locale);
	else if (setBy(line, edition)?.reading) yield say(w.reading, locale);
	for (const name of ['propose', 'repeated'] as const) {
		const list = parts.get(name)?.split(',').filter(Boolean) ?? [];
		if (list.length > 0)
			yield say(name === 'propose' ? w.also : w.repeated, locale, {
				list: list.map((each) => nameOf(proposalWords, each, locale)).join(locale === 'en' ? ', ' : '、')
			});
	}
}
