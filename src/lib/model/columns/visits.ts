import { words } from '#lib/i18n/locale.ts';
import { field, type Field } from './field.ts';

/** A customer visit. */
export const visits = [
	field('visit_no', 'text', words('序号', '序號', 'No.'), ['序号', '编号', 'visit no']),
	field('topic', 'text', words('主题', '主題', 'Topic'), ['主题', '访问主题', 'topic']),
	field('visitor', 'text', words('访问人', '訪問人', 'Visitor'), ['访问人', 'visitor']),
	field('customer', 'text', words('客户', '客戶', 'Customer'), ['客户', '被访问人', 'customer']),
	field('age', 'text', words('年龄', '年齡', 'Age'), ['年龄', 'age']),
	field('occupation', 'text', words('职业', '職業', 'Occupation'), ['职业', 'occupation']),
	field('education', 'text', words('文化程度', '文化程度', 'Education'), ['文化程度', 'education']),
	field('phone', 'text', words('联系电话', '聯繫電話', 'Phone'), ['联系电话', 'phone']),
	field('address', 'text', words('住址', '住址', 'Address'), ['住址', 'address']),
	field('purpose', 'text', words('访问事由', '訪問事由', 'Purpose'), ['访问事由', 'purpose']),
	field('record', 'text', words('访问记录', '訪問記錄', 'Record'), ['访问记录', 'record']),
	field('visited_at', 'datetime', words('日期', '日期', 'Date'), ['日期', '访问日期', 'date'])
] as const satisfies readonly Field[];
