import { words, type Words } from '#lib/i18n/locale.ts';
import type { ClauseId } from './clauses.ts';

/** What each clause is called. */
export const clauseLabels: Readonly<Record<ClauseId, Words>> = {
	forward: words('转交', '轉交', 'Forwarding'),
	dispatch: words('派单', '派單', 'Dispatch'),
	complete: words('处理完毕', '處理完畢', 'Completion'),
	progress: words('进展反馈', '進展反饋', 'Progress reports'),
	escalate: words('升级上报', '升級上報', 'Escalation'),
	first_feedback: words('首问反馈', '首問反饋', 'First feedback'),
	result_feedback: words('结果反馈', '結果反饋', 'Result feedback'),
	followup: words('回访', '回訪', 'Follow-up'),
	visit: words('上门回访', '上門回訪', 'Visit'),
	reply: words('答复', '答覆', 'Reply'),
	promise: words('预定答复', '預定答覆', 'Promised answer'),
	promise_changes: words('约定变更', '約定變更', 'Changes of the promise'),
	ladder: words('处理层级', '處理層級', 'Handling level'),
	on_site: words('整改到场', '整改到場', 'On site'),
	rectify: words('限期整改', '限期整改', 'Rectification'),
	notice_return: words('通知单返回', '通知單返回', 'Return of the notice'),
	monthly_report: words('月报报送', '月報報送', 'Monthly report'),
	daily_review: words('每日审核', '每日審核', 'Daily review'),
	spot_check: words('抽查', '抽查', 'Spot checks'),
	visit_cycle: words('客户访问周期', '客戶訪問週期', 'Visit cycle')
};
