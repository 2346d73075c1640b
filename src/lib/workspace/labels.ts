import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { CodeSet } from '#lib/model/codes.ts';
import { codeLabel, unclassified, unclassifiedWords, unnamed } from '#lib/model/labels.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import type { DimensionName } from '#lib/metrics/filter.ts';

/** What a part of the filter is called. */
export const partWords: Readonly<Record<DimensionName, Words>> = {
	site: words('项目', '項目', 'Site'),
	category: words('类别', '類別', 'Category'),
	department: words('责任部门', '責任部門', 'Department'),
	severity: words('级别', '級別', 'Severity'),
	channel: words('投诉方式', '投訴方式', 'Channel'),
	validity: words('判定', '判定', 'Validity'),
	handler: words('处理人', '處理人', 'Handler'),
	satisfaction: words('满意度', '滿意度', 'Satisfaction')
};

const coded: readonly string[] = ['severity', 'validity', 'satisfaction', 'status'];

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
	const category = part.startsWith('category') ? categories.get(value) : undefined;
	return category ? say(category, locale) : value;
}
