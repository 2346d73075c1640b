import { words, type Words } from '#lib/i18n/locale.ts';
import type { Stage } from '#lib/metrics/time/stages.ts';

/** What reaching a stage is called, in a word. */
export const stageWords: Readonly<Record<Stage, Words>> = {
	received_at: words('受理', '受理', 'Received'),
	forwarded_at: words('转交', '轉交', 'Forwarded'),
	dispatched_at: words('派单', '派單', 'Dispatched'),
	accepted_at: words('接单', '接單', 'Accepted'),
	completed_at: words('完成', '完成', 'Completed'),
	result_feedback_at: words('结果反馈', '結果反饋', 'Result told'),
	followup_at: words('回访', '回訪', 'Followed up'),
	closed_at: words('关闭', '關閉', 'Closed')
};
