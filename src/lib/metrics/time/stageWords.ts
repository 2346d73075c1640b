import { words, type Words } from '#lib/i18n/locale.ts';
import type { Stage, Standing } from './stageIs.ts';

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

/** How complaints stand to a stage, in a word or two. */
export const standingWords: Readonly<Record<Standing, Words>> = {
	inOrder: words('有记录', '有記錄', 'Recorded'),
	disordered: words('次序颠倒', '次序顛倒', 'Out of order'),
	skipped: words('没有记录', '沒有記錄', 'Skipped'),
	ahead: words('尚未到达', '尚未到達', 'Not reached'),
	here: words('停在此处', '停在此處', 'Still here')
};
