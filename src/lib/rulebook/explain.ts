import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { fieldOf } from '#lib/model/columns.ts';
import type { ClauseId } from './clauses.ts';
import type { fineCauses, fineStatuses } from './fines.ts';
import { defaultRulebook } from './index.ts';
import { provedBy, reasonCodes, reasons, type ReasonCode } from './reasons.ts';
import type { FineRole, proposals, Rulebook, Trigger } from './shape.ts';
import { provingStages } from './stages.ts';

export { clauseLabels } from './clauseLabels.ts';
export { outcomeWords, outcomeWordsOf } from './outcomeWords.ts';

/** Words of every reason, with places {start} {due} {actual} {stage} {stage_at}. */
export const reasonWords: Readonly<Record<ReasonCode, Words>> = Object.fromEntries(
	reasonCodes.map((code) => [code, reasons[code].words])
) as Record<ReasonCode, Words>;

/** The field of the later stage that proved the event, e.g. accepted_at; null where the reason is another. */
export const provingField = (reason: string): string | null =>
	provingStages.find((stage) => provedBy(stage) === reason) ?? null;

/** Why a fine stands where no clause caused it. */
export const causeWords: Readonly<Record<Exclude<(typeof fineCauses)[number], ClauseId>, Words>> = {
	required_field: words('登记缺项', '登記缺項', 'Required field empty'),
	repeat: words('未派单致再次投诉', '未派單致再次投訴', 'Never dispatched and complained of again'),
	recorded: words('违规登记', '違規登記', 'Recorded breach')
};

/** How a fine comes about, by the kind of trigger. */
export const triggerWords: Readonly<Record<Trigger['on'], Words>> = {
	clause: words('按时限', '按時限', 'By a time limit'),
	repeat: words('再次投诉', '再次投訴', 'Complained of again'),
	required_field: words('登记缺项，每项', '登記缺項，每項', 'Each required field that is empty'),
	days_late: words('每逾一日', '每逾一日', 'Each further day late'),
	report_errors: words('月报错漏，每项', '月報錯漏，每項', 'Each item of the report wrong or missing'),
	notice: words('通知单所记事实', '通知單所記事實', 'A fact on the notice'),
	recorded: words('违规登记', '違規登記', 'Recorded breach')
};

export const fineRoleWords: Readonly<Record<FineRole, Words>> = {
	recorder: words('受理（当班）人员', '受理（當班）人員', 'Recorder (duty)'),
	handler: words('处理人', '處理人', 'Handler'),
	responsible: words('责任人', '責任人', 'Person responsible'),
	responsible_supervisor: words('责任主管', '責任主管', 'Responsible supervisor'),
	dispatch_supervisor: words('调度主管', '調度主管', 'Dispatch supervisor'),
	department_head: words('部门负责人', '部門負責人', 'Department head'),
	contractor: words('施工单位', '施工單位', 'Contractor')
};

const articleLabel = words('第 {n} 条 {title}', '第 {n} 條 {title}', 'Article {n} {title}');

/** Articles that have no number go by the name of their source. */
const namedLabel = words('{n} {title}', '{n} {title}', '{n} {title}');

const inLocales = (make: (locale: Locale) => string): Words =>
	words(make('zh-CN'), make('zh-Hant'), make('en'));

/** What an article is called, by its number: the newest edition that has it. */
export function articleWordsOf(rulebook: Rulebook): Readonly<Record<string, Words>> {
	return Object.fromEntries(
		rulebook.editions
			.flatMap((e) => e.articles)
			.map(({ article, title }) => [
				article,
				inLocales((locale) =>
					say(/^\d/.test(article) ? articleLabel : namedLabel, locale, { n: article, title: title[locale] })
				)
			])
	);
}

/** The same of the default rulebook. */
export const articleWords = articleWordsOf(defaultRulebook());

/** The times of one judged clause, already formatted for the reader; empty text where there is none. */
export interface Told {
	readonly reason: string;
	readonly start: string;
	readonly due: string;
	readonly actual: string;
	/** The time of the later stage that proves, where `provingField(reason)` names one. */
	readonly stage?: string;
}

/** A reason as a sentence; an unknown code stands as it is. */
export function explainReason({ reason, start, due, actual, stage = '' }: Told, locale: Locale): string {
	const sentence = (reasonWords as Readonly<Record<string, Words>>)[reason];
	if (!sentence) return reason;
	const field = provingField(reason);
	const label = field ? fieldOf('complaints', field)?.label : undefined;
	const fill = { start, due, actual, stage_at: stage, stage: label ? say(label, locale) : '' };
	return say(sentence, locale, fill);
}

const named = (all: Readonly<Record<string, Words>>, name: string, locale: Locale): string => {
	const found = all[name];
	return found ? say(found, locale) : name;
};

const evidenceWords = {
	clause: words(
		'起点 {start}，时限 {due}，实际 {actual}',
		'起點 {start}，時限 {due}，實際 {actual}',
		'Start {start}, due {due}, actual {actual}'
	),
	never: words(
		'起点 {start}，时限 {due}，至今未见记录',
		'起點 {start}，時限 {due}，至今未見記錄',
		'Start {start}, due {due}, nothing recorded'
	),
	field: words('“{field}”一栏为空', '「{field}」一欄為空', '“{field}” is empty'),
	recorded: words('{day} 登记', '{day} 登記', 'Recorded on {day}'),
	note: words('：{note}', '：{note}', ': {note}'),
	also: words('；{fact}', '；{fact}', '; {fact}'),
	amount: words('（金额为登记所写）', '（金額為登記所寫）', ' (the amount is the one written down)'),
	propose: words('；并建议{list}', '；並建議{list}', '; also proposed: {list}'),
	repeated: words(
		'；多次违反，并建议{list}',
		'；多次違反，並建議{list}',
		'; repeated, so also proposed: {list}'
	),
	and: words('、', '、', ', ')
} as const;

/** What no time of a line shows: a fact on a notice, an item of the report, a further day, that it came back. */
export const factWords: Readonly<Record<string, Words>> = {
	refused: words('{day} 的整改通知被拒收', '{day} 的整改通知被拒收', 'The notice of {day} was refused'),
	against_code: words(
		'{day} 的整改不符合规范，业主也不满意',
		'{day} 的整改不符合規範，業主也不滿意',
		'The work of {day} is against the building code and the owner is dissatisfied'
	),
	report_error: words(
		'{day} 报送的月报错漏一项',
		'{day} 報送的月報錯漏一項',
		'One item of the report sent on {day} is wrong or missing'
	),
	not_accepted: words('到期未验收合格', '到期未驗收合格', 'not accepted by then'),
	late_day: words('每逾一日另计', '每逾一日另計', 'each further day late counts'),
	again: words('此后再次投诉', '此後再次投訴', 'complained of again afterwards')
};

export const proposalWords: Readonly<Record<(typeof proposals)[number], Words>> = {
	emergency_repair: words('应急维修', '應急維修', 'emergency repair'),
	end_of_contract: words('解除合同', '解除合約', 'ending the contract'),
	bidding_veto: words('否决投标', '否決投標', 'a bidding veto')
};

export const fineStatusWords: Readonly<Record<(typeof fineStatuses)[number], Words>> = {
	applied: words('应扣', '應扣', 'Applied'),
	waived: words('豁免', '豁免', 'Waived'),
	proposed: words('建议', '建議', 'Proposed'),
	special: words('另行处理', '另行處理', 'Special case')
};

/** The evidence of a ledger line taken apart; the note is whatever somebody wrote. */
export function evidenceParts(evidence: string): { parts: ReadonlyMap<string, string>; note: string } {
	const [told = '', ...noted] = evidence.split(';note=');
	const parts = new Map(told.split(';').map((part) => part.split(/=(.*)/s).slice(0, 2) as [string, string]));
	return { parts, note: noted.join(';note=') };
}

/**
 * The evidence of a ledger line, worded; `format` writes a time 'YYYY-MM-DD HH:MM:SS' for the reader.
 * Evidence is `start=…;due=…;actual=…`, `field=…;received=…` for a required field, or `recorded=…` for what somebody
 * wrote down; then `fact=…` for what no time shows, `repeated=…`, `propose=…`, `amount=row`, and last `note=…`, which may hold any text.
 */
export function explainEvidence(
	evidence: string,
	locale: Locale,
	format: (at: string) => string = (at) => at
): string {
	const { parts, note } = evidenceParts(evidence);
	const field = parts.get('field');
	if (field !== undefined) {
		const label = fieldOf('complaints', field)?.label;
		return say(evidenceWords.field, locale, { field: label ? say(label, locale) : field });
	}
	const at = (name: string) => parts.get(name)?.slice(0, 19) ?? '';
	const all = ['start', 'due', 'actual'].map(at).filter((each) => each !== '');
	// two moments that would look the same and are not are told to the second
	const alike = new Set(all).size > new Set(all.map(format)).size;
	const time = (name: string) => (at(name) === '' || alike ? at(name) : format(at(name)));
	const proposed = (name: 'propose' | 'repeated') => {
		const list = parts
			.get(name)
			?.split(',')
			.map((p) => named(proposalWords, p, locale));
		return list ? say(evidenceWords[name], locale, { list: list.join(say(evidenceWords.and, locale)) }) : '';
	};
	const fact = factWords[parts.get('fact') ?? ''];
	const further = [
		!parts.has('recorded') && fact ? say(evidenceWords.also, locale, { fact: say(fact, locale) }) : '',
		parts.get('amount') === 'row' ? say(evidenceWords.amount, locale) : '',
		proposed('propose'),
		proposed('repeated')
	].join('');
	if (parts.has('recorded')) {
		const told = factWords[parts.get('fact') ?? ''] ?? evidenceWords.recorded;
		const day = say(told, locale, { day: time('recorded') });
		return day + (note ? say(evidenceWords.note, locale, { note }) : '') + further;
	}
	const fill = { start: time('start'), due: time('due'), actual: time('actual') };
	return say(fill.actual ? evidenceWords.clause : evidenceWords.never, locale, fill) + further;
}
