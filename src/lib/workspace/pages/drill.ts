import { words, type Words } from '#lib/i18n/locale.ts';
import type { DimensionName } from '#lib/metrics/filter.ts';
import type { ParetoDimension, ParetoWeight } from '#lib/metrics/pareto.ts';

/** Dimensions that can be chosen in the overview, with the part of the filter that a click sets. */
export const dimensionChoices: readonly {
	readonly id: ParetoDimension;
	readonly field: string;
	readonly part: DimensionName;
	readonly label: Words;
}[] = [
	{ id: 'category_l1', field: 'category_l1', part: 'category', label: words('类别', '類別', 'Category') },
	{
		id: 'category_l2',
		field: 'category_l2',
		part: 'subcategory',
		label: words('二级分类', '二級分類', 'Subcategory')
	},
	{ id: 'site', field: 'site', part: 'site', label: words('项目', '項目', 'Site') },
	{
		id: 'department',
		field: 'department',
		part: 'department',
		label: words('责任部门', '責任部門', 'Department')
	},
	{ id: 'channel', field: 'channel', part: 'channel', label: words('投诉方式', '投訴方式', 'Channel') },
	{ id: 'handler', field: 'handler', part: 'handler', label: words('处理人', '處理人', 'Handler') },
	{ id: 'severity', field: 'severity', part: 'severity', label: words('级别', '級別', 'Severity') },
	{ id: 'recorder', field: 'recorder', part: 'recorder', label: words('记录人', '記錄人', 'Recorder') }
];

export const weightChoices: readonly { readonly id: ParetoWeight; readonly label: Words }[] = [
	{ id: 'count', label: words('按件数', '按件數', 'By count') },
	{ id: 'hours', label: words('按处理时长', '按處理時長', 'By hours') },
	{ id: 'fines', label: words('按扣罚', '按扣罰', 'By fines') },
	{ id: 'breaches', label: words('按未达标次数', '按未達標次數', 'By times not met') }
];

/** The part of the filter that a dimension is. */
export const partOf = (dimension: ParetoDimension): DimensionName | null =>
	dimensionChoices.find(({ id }) => id === dimension)?.part ?? null;
