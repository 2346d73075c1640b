import { words } from '#lib/i18n/locale.ts';
import { field, type Field } from './field.ts';

/** A recorded breach that no timestamp shows. */
export const violations = [
	field('occurred_at', 'datetime', words('日期', '日期', 'Date'), ['日期', '发生日期', 'date']),
	field('complaint_no', 'text', words('编号', '編號', 'Complaint no.'), ['编号', '投诉编号', 'complaint no']),
	field('person', 'text', words('责任人', '責任人', 'Person'), ['责任人', '姓名', 'person']),
	field('role', 'code:role', words('角色', '角色', 'Role'), ['角色', '岗位', 'role']),
	field('article', 'text', words('条款', '條款', 'Article'), ['条款', '违反条款', 'article']),
	field('note', 'text', words('说明', '說明', 'Explanation'), ['说明', '事由', 'note']),
	field('amount', 'money', words('金额', '金額', 'Amount'), ['金额', '扣罚金额', 'amount'])
] as const satisfies readonly Field[];
