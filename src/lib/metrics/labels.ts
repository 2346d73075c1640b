import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { CodeSet } from '#lib/model/codes.ts';
import { codeLabel, unclassified, unclassifiedWords, unnamed } from '#lib/model/labels.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import type { AgeBucket } from './ages.ts';
import type { DimensionName } from './filter.ts';

/** What a part of the filter is called. */
export const partWords: Readonly<Record<DimensionName, Words>> = {
	site: words('项目', '項目', 'Site'),
	category: words('类别', '類別', 'Category'),
	subcategory: words('二级分类', '二級分類', 'Subcategory'),
	department: words('责任部门', '責任部門', 'Department'),
	severity: words('级别', '級別', 'Severity'),
	channel: words('投诉方式', '投訴方式', 'Channel'),
	validity: words('判定', '判定', 'Validity'),
	handler: words('处理人', '處理人', 'Handler'),
	recorder: words('记录人', '記錄人', 'Recorder'),
	satisfaction: words('满意度', '滿意度', 'Satisfaction')
};

/** How long an open complaint has waited. */
export const ageWords: Readonly<Record<AgeBucket, Words>> = {
	'0-1': words('1 天内', '1 天內', 'Under 1 day'),
	'1-3': words('1–3 天', '1–3 天', '1–3 days'),
	'3-7': words('3–7 天', '3–7 天', '3–7 days'),
	'7-30': words('7–30 天', '7–30 天', '7–30 days'),
	'30+': words('30 天以上', '30 天以上', 'Over 30 days')
};

const coded: readonly string[] = ['severity', 'validity', 'satisfaction', 'status', 'role'];

/** Canonical category names have words of their own; other imported text stands as it is. */
const categories: ReadonlyMap<string, Words> = new Map([
	[unclassified, unclassifiedWords] as const,
	...defaultRulebook().editions.flatMap(({ taxonomy }) =>
		taxonomy.flatMap((category) =>
			[category, ...category.parts].map(({ name, title }) => [name, title] as const)
		)
	)
]);

/** A value of a dimension as people read it: codes in words, imported text as it stands, "not given" where there is none. */
export function valueLabel(part: string, value: string | null | undefined, locale: Locale): string {
	if (coded.includes(part)) return codeLabel(part as CodeSet, value, locale);
	if (value === null || value === undefined || value === '') return say(unnamed, locale);
	const category = part.includes('category') ? categories.get(value) : undefined;
	return category ? say(category, locale) : value;
}
