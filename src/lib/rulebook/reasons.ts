import { words, type Words } from '#lib/i18n/locale.ts';

export const outcomes = ['met', 'breached', 'pending', 'unknown', 'not_applicable'] as const;
export type Outcome = (typeof outcomes)[number];

interface Reason {
	readonly outcome: Outcome;
	/** Places: {start} {due} {actual} the times of the clause; {stage} and {stage_at} the later stage that proves. */
	readonly words: Words;
}

const met = (w: Words): Reason => ({ outcome: 'met', words: w });
const breached = (w: Words): Reason => ({ outcome: 'breached', words: w });
const unknown = (w: Words): Reason => ({ outcome: 'unknown', words: w });
const notApplicable = (w: Words): Reason => ({ outcome: 'not_applicable', words: w });

const proved = met(
	words(
		'未记录时间，但 {stage_at} 已有“{stage}”，在限内（时限 {due}）',
		'未記錄時間，但 {stage_at} 已有「{stage}」，在限內（時限 {due}）',
		'No time is recorded, but “{stage}” at {stage_at} proves it in time (due {due})'
	)
);

/** Every reason that a clause can give: the outcome follows from it, and these are its words. */
export const reasons = {
	in_time: met(
		words('{actual}，在限内（时限 {due}）', '{actual}，在限內（時限 {due}）', '{actual}, in time (due {due})')
	),
	proved_by_dispatched: proved,
	proved_by_accepted: proved,
	proved_by_completed: proved,
	proved_by_result_feedback: proved,
	proved_by_followup: proved,
	proved_by_closed: proved,
	reported: met(
		words('期内 {actual} 有反馈', '期內 {actual} 有反饋', 'Reported at {actual} within the window')
	),
	escalated: met(words('已于 {actual} 上报', '已於 {actual} 上報', 'Escalated at {actual}')),
	few_changes: met(
		words(
			'变更次数在限内，第二次约定未失约',
			'變更次數在限內，第二次約定未失約',
			'Few enough changes, and the second promise was not missed'
		)
	),
	submitted: met(
		words(
			'第二次约定（{due}）失约，已于 {actual} 提交总经理',
			'第二次約定（{due}）失約，已於 {actual} 提交總經理',
			'The second promise ({due}) was missed and submitted to the general manager at {actual}'
		)
	),
	proved_by_finish: met(
		words(
			'没有完整的到场与方案时间，但整改已在时限 {due} 前完成',
			'沒有完整的到場與方案時間，但整改已在時限 {due} 前完成',
			'The times of arrival and plan are not both recorded, but the work was finished before the limit {due}'
		)
	),
	handled_at_level: met(
		words('由规定层级的人员处理', '由規定層級的人員處理', 'Handled by the level that the rule names')
	),
	late: breached(
		words(
			'{actual} 才完成，已过时限 {due}',
			'{actual} 才完成，已過時限 {due}',
			'Done at {actual}, after the limit {due}'
		)
	),
	overdue: breached(
		words(
			'至今未见记录，已过时限 {due}',
			'至今未見記錄，已過時限 {due}',
			'Nothing recorded, and the limit {due} has passed'
		)
	),
	no_report: breached(
		words(
			'{start} 至 {due} 之间没有任何反馈',
			'{start} 至 {due} 之間沒有任何反饋',
			'No report between {start} and {due}'
		)
	),
	escalated_after_completion: breached(
		words(
			'到 {due} 未处理完毕，处理完毕之后（{actual}）才上报',
			'到 {due} 未處理完畢，處理完畢之後（{actual}）才上報',
			'Not complete by {due}, and escalated only after completion ({actual})'
		)
	),
	not_escalated: breached(
		words(
			'到 {due} 未处理完毕，也未上报',
			'到 {due} 未處理完畢，也未上報',
			'Not complete by {due} and never escalated'
		)
	),
	too_many_changes: breached(
		words('约定时间变更次数超过规定', '約定時間變更次數超過規定', 'The promised date was changed too often')
	),
	not_submitted: breached(
		words(
			'第二次约定（{due}）失约，未提交总经理',
			'第二次約定（{due}）失約，未提交總經理',
			'The second promise ({due}) was missed and not submitted to the general manager'
		)
	),
	handled_below: breached(
		words(
			'处理人的岗位不是规定的层级',
			'處理人的崗位不是規定的層級',
			'The handler’s role is not the level that the rule names'
		)
	),
	not_accepted: breached(
		words(
			'{actual} 完成，但到限期 {due} 未验收合格',
			'{actual} 完成，但到限期 {due} 未驗收合格',
			'Finished at {actual}, but not accepted by the limit {due}'
		)
	),
	not_to_code: breached(
		words(
			'按期完成，但不符合规范',
			'按期完成，但不符合規範',
			'Finished in time, but not to the building code'
		)
	),
	owner_dissatisfied: breached(
		words(
			'按期完成，但业主不满意',
			'按期完成，但業主不滿意',
			'Finished in time, but the owner is not satisfied'
		)
	),
	too_few_checks: breached(
		words(
			'{start} 至 {due} 的抽查次数不足',
			'{start} 至 {due} 的抽查次數不足',
			'Too few spot checks between {start} and {due}'
		)
	),
	no_visit: breached(
		words(
			'{start} 至 {due} 之间没有访问',
			'{start} 至 {due} 之間沒有訪問',
			'No visit between {start} and {due}'
		)
	),
	not_handled_yet: {
		outcome: 'pending',
		words: words('尚未有人处理', '尚未有人處理', 'Nobody handles it yet')
	},
	waiting: {
		outcome: 'pending',
		words: words('尚未到期（{due}）', '尚未到期（{due}）', 'Not due yet ({due})')
	},
	stop_before_start: unknown(
		words(
			'时间先后不可能：{actual} 早于起点 {start}',
			'時間先後不可能：{actual} 早於起點 {start}',
			'Impossible order: {actual} is before the start {start}'
		)
	),
	answer_before_start: unknown(
		words(
			'时间先后不可能：答复时间早于起点 {start}',
			'時間先後不可能：答覆時間早於起點 {start}',
			'Impossible order: answered before the start {start}'
		)
	),
	arrived_before_start: unknown(
		words(
			'时间先后不可能：到场或方案时间早于起点 {start}',
			'時間先後不可能：到場或方案時間早於起點 {start}',
			'Impossible order: on site, or a plan given, before the start {start}'
		)
	),
	done_before_start: unknown(
		words(
			'时间先后不可能：完成时间早于起点 {start}',
			'時間先後不可能：完成時間早於起點 {start}',
			'Impossible order: completed before the start {start}'
		)
	),
	promise_before_start: unknown(
		words(
			'约定时间 {due} 早于起点 {start}',
			'約定時間 {due} 早於起點 {start}',
			'The promised time {due} is before the start {start}'
		)
	),
	stop_not_imported: unknown(
		words(
			'导入的表中没有判断这一项所需的列',
			'匯入的表中沒有判斷這一項所需的欄',
			'What was imported lacks a column that this is judged by'
		)
	),
	start_not_imported: unknown(
		words('台账中没有起点时间列', '台賬中沒有起點時間欄', 'The log has no column for the start')
	),
	done_not_imported: unknown(
		words('台账中没有完成时间列', '台賬中沒有完成時間欄', 'The log has no column for completion')
	),
	start_missing: unknown(
		words('起点已发生，但没有时间', '起點已發生，但沒有時間', 'The start did happen, but its time is missing')
	),
	done_time_missing: unknown(
		words('已处理完毕，但没有完成时间', '已處理完畢，但沒有完成時間', 'Completed, but the time is missing')
	),
	date_only: unknown(
		words(
			'只有日期，没有钟点，无法判断',
			'只有日期，沒有鐘點，無法判斷',
			'Only a date without a clock time: it cannot be said'
		)
	),
	proved_late: unknown(
		words(
			'后续环节证明已发生，但不能证明在限内（{due}）',
			'後續環節證明已發生，但不能證明在限內（{due}）',
			'A later stage proves that it happened, but not that it was in time (due {due})'
		)
	),
	proved_by_status: unknown(
		words(
			'状态表明已发生，但没有时间',
			'狀態表明已發生，但沒有時間',
			'The status says that it happened, but no time is known'
		)
	),
	level_unreadable: unknown(
		words(
			'填写的被投诉人级别读不出来',
			'填寫的被投訴人級別讀不出來',
			'The level complained of is written, but cannot be read'
		)
	),
	level_not_imported: unknown(
		words(
			'台账中没有被投诉人级别这一列',
			'台賬中沒有被投訴人級別這一欄',
			'The log has no column for the level complained of'
		)
	),
	handler_not_imported: unknown(
		words('台账中没有处理人这一列', '台賬中沒有處理人這一欄', 'The log has no column for the handler')
	),
	roster_not_imported: unknown(words('没有导入人员名册', '沒有匯入人員名冊', 'No staff roster was imported')),
	handler_unknown: unknown(
		words(
			'处理人未填写或不在名册中',
			'處理人未填寫或不在名冊中',
			'The handler is not given or not in the roster'
		)
	),
	calendar_unknown: unknown(
		words(
			'从 {start} 起的这段时间里有日历没有收录的年份，休息日和调休未知，无法判断',
			'從 {start} 起的這段時間裡有日曆沒有收錄的年份，休息日和調休未知，無法判斷',
			'The time from {start} reaches into a year that the calendar does not know: its days off cannot be said'
		)
	),
	pause_unknown: unknown(
		words(
			'曾经暂停，但暂停的起止时间不全；不计暂停已过时限 {due}，无法判断',
			'曾經暫停，但暫停的起止時間不全；不計暫停已過時限 {due}，無法判斷',
			'It was paused, but not from when to when; without that the limit {due} has passed, so it cannot be said'
		)
	),
	no_limit: unknown(words('通知单没有限期', '通知單沒有限期', 'The notice sets no limit')),
	not_started: notApplicable(words('起点尚未发生', '起點尚未發生', 'Its start has not happened yet')),
	not_asked: notApplicable(words('未要求', '未要求', 'Not asked for')),
	no_level: notApplicable(words('没有被投诉人级别', '沒有被投訴人級別', 'No level complained of is given')),
	excused: notApplicable(
		words(
			'超过时限 {due}，但说明了理由',
			'超過時限 {due}，但說明了理由',
			'Beyond the limit {due}, but a reason is given'
		)
	),
	no_promise: notApplicable(words('没有约定时间', '沒有約定時間', 'Nothing was promised')),
	exempt_recorder: notApplicable(
		words(
			'由调度中心人员受理，不适用',
			'由調度中心人員受理，不適用',
			'Received by the dispatch centre itself'
		)
	),
	done_in_time: notApplicable(words('时限内已处理完毕', '時限內已處理完畢', 'Complete within the limit')),
	no_window: notApplicable(
		words('没有经过完整的反馈期', '沒有經過完整的反饋期', 'No whole reporting window has passed')
	),
	not_in_rulebook: notApplicable(
		words('当时的规则没有此条款', '當時的規則沒有此條款', 'The rules of the time have no such clause')
	)
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof reasons;
export const reasonCodes = Object.keys(reasons) as ReasonCode[];

/** The reason code that says which stage proved the event in time. */
export const provedBy = (stage: string): ReasonCode => `proved_by_${stage.replace(/_at$/, '')}` as ReasonCode;
