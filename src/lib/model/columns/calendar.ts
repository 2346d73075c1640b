import { words } from '#lib/i18n/locale.ts';
import { field, type Field } from './field.ts';

/** A special day. */
export const calendar = [
	field('day', 'datetime', words('日期', '日期', 'Day'), ['日期', 'day']),
	field('kind', 'code:day_kind', words('休/班', '休/班', 'Off or on'), ['休/班', '休班', '类型', 'kind']),
	field('name', 'text', words('名称', '名稱', 'Name'), ['名称', '节日', 'name'])
] as const satisfies readonly Field[];
