import { words, type Words } from '#lib/i18n/locale.ts';
import { codeSets, type Code, type CodeSet } from '#lib/model/codes.ts';
import { fieldOf } from '#lib/model/columns.ts';
import { operatorLabels } from '#lib/rulebook/conditions.ts';
import { clauseLabels, fineRoleWords, proposalWords, triggerWords } from '#lib/rulebook/explain.ts';
import { dayKindWords } from '#lib/rulebook/explainCalendar.ts';
import { reasons, type ReasonCode } from '#lib/rulebook/reasons.ts';

type Table = Readonly<Record<string, Words>>;

const units: Table = {
	minutes: words('分钟', '分鐘', 'minutes'),
	hours: words('小时', '小時', 'hours')
};

const kinds: Table = {
	within: words('在时限内完成', '在時限內完成', 'Within a length of time'),
	same_day: words('当日完成', '當日完成', 'On the same day'),
	days_after: words('若干天内完成', '若干天內完成', 'Within some days'),
	windows: words('每隔一段至少一次', '每隔一段至少一次', 'At least once in each span'),
	escalation: words('逾时须上报', '逾時須上報', 'Escalated once overdue'),
	promise: words('按约定时间', '按約定時間', 'By each promised time'),
	promise_changes: words('约定变更有限', '約定變更有限', 'Few changes of the promise'),
	ladder: words('按层级处理', '按層級處理', 'Handled by level'),
	on_site: words('按时到场', '按時到場', 'On site in time'),
	rectify: words('按限期整改', '按限期整改', 'By the limit of the notice'),
	notice_return: words('按时返回', '按時返回', 'Returned in time'),
	monthly_report: words('按月报送', '按月報送', 'In each month'),
	daily_review: words('每日', '每日', 'Every day'),
	spot_check: words('每月若干次', '每月若干次', 'Some times a month'),
	visit_cycle: words('按周期访问', '按週期訪問', 'In each cycle')
};

/** Why a clause was broken, without the times: reasons that a fine may be limited to. */
const breaches: Table = {
	late: words('逾期才完成', '逾期才完成', 'done late'),
	overdue: words('逾期未完成', '逾期未完成', 'not done'),
	no_report: words('期内无反馈', '期內無反饋', 'no report in the window'),
	escalated_after_completion: words('办结后才上报', '辦結後才上報', 'escalated after completion'),
	not_escalated: words('未上报', '未上報', 'not escalated'),
	too_many_changes: words('变更次数过多', '變更次數過多', 'too many changes'),
	not_submitted: words('失约未提交', '失約未提交', 'not submitted once missed'),
	handled_below: words('处理层级不符', '處理層級不符', 'handled below the level'),
	not_accepted: words('未验收合格', '未驗收合格', 'not accepted'),
	not_to_code: words('不符合规范', '不符合規範', 'not to the building code'),
	owner_dissatisfied: words('业主不满意', '業主不滿意', 'owner dissatisfied'),
	too_few_checks: words('抽查次数不足', '抽查次數不足', 'too few spot checks'),
	no_visit: words('期内未访问', '期內未訪問', 'no visit in the cycle')
};

const facts: Table = {
	refused: words('拒收通知', '拒收通知', 'Refuses the notice'),
	against_code: words('违反规范且业主不满意', '違反規範且業主不滿意', 'Against the code, owner dissatisfied')
};
const kept: Table = {
	forms_and_lists: words('表单与清单', '表單與清單', 'Forms and lists'),
	visits_and_reports: words('访问记录与报告', '訪問記錄與報告', 'Visits and reports')
};

const states: Table = {
	breached: words('未达标', '未達標', 'not met'),
	past: words('过了时限仍未做', '過了時限仍未做', 'past its limit')
};
const holidays: Table = {
	'mainland-china': words('按中国内地法定节假日和调休', '按中國內地法定節假日和調休', 'Mainland China'),
	none: words('不计', '不計', 'None')
};

const codes = (set: CodeSet): Table =>
	Object.fromEntries((codeSets[set] as readonly Code[]).map(({ code, label }) => [code, label]));

/** Words of the options of a field; fields that are not here hold fields of the log. */
const tables: Readonly<Record<string, Table>> = {
	unit: units,
	'clauses.kind': kinds,
	'clauses.id': clauseLabels,
	clause: clauseLabels,
	on: triggerWords,
	role: fineRoleWords,
	proposes: proposalWords,
	reasons: breaches,
	fact: facts,
	what: kept,
	holidays,
	op: operatorLabels,
	is: states,
	'validityRules.value': codes('validity'),
	'severityRules.value': codes('severity'),
	'calendars.kind': dayKindWords,
	'satisfaction.code': codes('satisfaction'),
	about: codes('target_level'),
	handledBy: codes('role'),
	exceptRecorderRole: codes('role')
};

/** What an option of a field of this part is called; null where there are no words for it. */
export function optionWords(option: string, field: string, part = ''): Words | null {
	const table = tables[`${part}.${field}`] ?? tables[field];
	return table?.[option] ?? fieldOf('complaints', option)?.label ?? null;
}

/** The options that make sense for a field: a fine is limited to reasons that break a clause. */
export const offered = (options: readonly string[], field: string): readonly string[] =>
	field === 'reasons'
		? options.filter((code) => reasons[code as ReasonCode]?.outcome === 'breached')
		: options;
