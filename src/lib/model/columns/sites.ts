import { words } from '#lib/i18n/locale.ts';
import { field, type Field } from './field.ts';

/** A site, in a month where the list says so: the exposure of rates. */
export const sites = [
	field('site', 'text', words('项目', '項目', 'Site'), ['项目', '小区', '项目名称', 'site']),
	field('month', 'text', words('月份', '月份', 'Month'), ['月份', 'month']),
	field('households', 'integer', words('户数', '戶數', 'Households'), ['户数', '总户数', 'households']),
	field('occupied_households', 'integer', words('入住户数', '入住戶數', 'Occupied households'), [
		'入住户数',
		'occupied households'
	]),
	field('area', 'number', words('面积', '面積', 'Area'), ['面积', '建筑面积', 'area']),
	field('delivered_on', 'datetime', words('交付日期', '交付日期', 'Delivered'), [
		'交付日期',
		'交付时间',
		'delivered on'
	])
] as const satisfies readonly Field[];
