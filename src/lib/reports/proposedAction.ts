import { words, type Words } from '#lib/i18n/locale.ts';
import type { Issue } from '#lib/metrics/recurring/issues.ts';

/** What to do about an issue that nobody has taken on: by how it was found where that says more, else by how far it reaches. */
const byKind: Partial<Record<Issue['kind'], Words>> = {
	staff: words(
		'建议立项：由其主管核实各件，查明原因后再定培训或调整安排',
		'建議立項：由其主管核實各件，查明原因後再定培訓或調整安排',
		'Proposed: the supervisor looks into each complaint; training or other work once the cause is known'
	),
	contractor: words(
		'建议立项：约谈施工单位，逐张核对通知单；处罚见处罚建议',
		'建議立項：約談施工單位，逐張核對通知單；處罰見處罰建議',
		'Proposed: go through the notices with the contractor; for sanctions see their proposals'
	)
};
const repeated: Words = words(
	'建议立项：查明前次处理为何没有解决，再定纠正措施',
	'建議立項：查明前次處理為何沒有解決，再定糾正措施',
	'Proposed: find out why the earlier handling did not settle it, then correct that'
);
const byLabel: Readonly<Record<Issue['label'], Words>> = {
	single: words(
		'建议先核实这几件的共同点，再定是否立项',
		'建議先核實這幾件的共同點，再定是否立項',
		'Look first at what these complaints have in common, then decide on an action'
	),
	recurring: words(
		'建议立项：查明该处的原因，定纠正措施、责任人与期限',
		'建議立項：查明該處的原因，定糾正措施、責任人與期限',
		'Proposed: find the cause at this place; corrective action, owner and date'
	),
	systemic: words(
		'建议立项：各处一并查明共同原因，除纠正外定预防措施',
		'建議立項：各處一併查明共同原因，除糾正外定預防措施',
		'Proposed: find the cause that the places share; preventive action beside the correction'
	)
};

/** The corrective action that an issue proposes, in words; owner and date are for people to set. */
export const proposedAction = ({ kind, label }: Pick<Issue, 'kind' | 'label'>): Words =>
	byKind[kind] ?? (kind === 'repeat' && label !== 'systemic' ? repeated : byLabel[label]);
