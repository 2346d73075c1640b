import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { conditionText, type Condition } from './conditions.ts';
import { namedLists } from './extend.ts';
import type { Edition, Rulebook } from './shape.ts';

/** One thing in which two rulebooks differ: a clause, an article, a value in one of them. */
export interface Difference {
	readonly edition: string;
	/** clauses, articles …, or the name of a single value. */
	readonly part: string;
	/** The clause's id, the article's number …; empty for a single value. */
	readonly name: string;
	readonly kind: 'added' | 'removed' | 'changed';
	/** Within the item, e.g. `limit`; empty where the whole came or went. */
	readonly place: string;
	readonly before: string;
	readonly after: string;
}

const partWords: Readonly<Record<string, Words>> = {
	editions: words('版本', '版本', 'Edition'),
	calendars: words('工作日历', '工作日曆', 'Calendar'),
	pauses: words('暂停用语', '暫停用語', 'Words of pauses'),
	clauses: words('时限', '時限', 'Clause'),
	articles: words('条款', '條款', 'Article'),
	taxonomy: words('分类', '分類', 'Category'),
	categoryRules: words('分类规则', '分類規則', 'Category rule'),
	validityRules: words('判定规则', '判定規則', 'Validity rule'),
	severityRules: words('分级规则', '分級規則', 'Severity rule'),
	classification: words('分类方式', '分類方式', 'Classification'),
	satisfaction: words('满意度', '滿意度', 'Answer'),
	forms: words('表单', '表單', 'Form'),
	retention: words('保存', '保存', 'Retention')
};
const w = {
	added: words('{part} {name}：增加 {after}', '{part} {name}：增加 {after}', '{part} {name}: added {after}'),
	removed: words(
		'{part} {name}：去掉 {before}',
		'{part} {name}：去掉 {before}',
		'{part} {name}: removed {before}'
	),
	changed: words(
		'{part} {name} {place}：{before} → {after}',
		'{part} {name} {place}：{before} → {after}',
		'{part} {name} {place}: {before} → {after}'
	),
	none: words('（无）', '（無）', '(none)')
};

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const isWords = (value: Json): boolean => 'zh-CN' in value && 'en' in value;

/** A value as a person reads it: a number with its unit and source, words in the reader's language. */
function text(value: unknown, locale: Locale): string {
	if (value === undefined || value === null) return say(w.none, locale);
	if (Array.isArray(value)) return value.map((item) => text(item, locale)).join(', ') || say(w.none, locale);
	if (!isJson(value)) return String(value);
	if (isWords(value)) return say(value as unknown as Words, locale);
	if ('value' in value) {
		const source = value['reading'] ? `${String(value['source'])} *` : String(value['source']);
		return `${[value['value'], value['unit']].filter((part) => part !== undefined).join(' ')} (${source})`;
	}
	if ('op' in value) return conditionText(value as unknown as Condition, locale);
	return JSON.stringify(value);
}

/** The places within an item at which two differ: as deep as both are objects, lists of the same length item by item. */
function places(
	before: unknown,
	after: unknown,
	place = ''
): { place: string; before: unknown; after: unknown }[] {
	if (JSON.stringify(before) === JSON.stringify(after)) return [];
	const whole = [{ place, before, after }];
	if (!isJson(before) || !isJson(after) || Array.isArray(before) !== Array.isArray(after)) return whole;
	if ('value' in before || 'op' in before || isWords(before)) return whole;
	const lists = Array.isArray(before);
	if (lists && (before as unknown as unknown[]).length !== (after as unknown as unknown[]).length)
		return whole;
	return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
		places(before[key], after[key], lists ? `${place}[${key}]` : `${place}${place && '.'}${key}`)
	);
}

function ofEdition(before: Edition, after: Edition, locale: Locale): Difference[] {
	const told = (d: Omit<Difference, 'edition'>): Difference => ({ edition: after.id, ...d });
	return (Object.keys({ ...before, ...after }) as (keyof Edition)[]).flatMap((part) => {
		if (part === 'id') return [];
		const key = (namedLists as Readonly<Record<string, string>>)[part];
		if (!key)
			return places(before[part], after[part]).map((p) =>
				told({
					part,
					name: '',
					kind: 'changed',
					place: p.place,
					before: text(p.before, locale),
					after: text(p.after, locale)
				})
			);
		const byName = (list: unknown) => new Map((list as Json[]).map((item) => [String(item[key]), item]));
		const [old, now] = [byName(before[part]), byName(after[part])];
		return [...new Set([...old.keys(), ...now.keys()])].flatMap((name): Difference[] => {
			const [was, is] = [old.get(name), now.get(name)];
			const title = (item: Json | undefined) => text(item?.['sentence'] ?? item?.['title'] ?? name, locale);
			if (!was) return [told({ part, name, kind: 'added', place: '', before: '', after: title(is) })];
			if (!is) return [told({ part, name, kind: 'removed', place: '', before: title(was), after: '' })];
			return places(was, is).map((p) =>
				told({
					part,
					name,
					kind: 'changed',
					place: p.place,
					before: text(p.before, locale),
					after: text(p.after, locale)
				})
			);
		});
	});
}

/** In what the second rulebook differs from the first: editions of the same order are compared, further ones come or go. */
export function differences(before: Rulebook, after: Rulebook, locale: Locale): Difference[] {
	const length = Math.max(before.editions.length, after.editions.length);
	return Array.from({ length }, (_, i) => [before.editions[i], after.editions[i]] as const).flatMap(
		([was, is]): Difference[] => {
			if (was && is) return ofEdition(was, is, locale);
			const [edition, kind] = is ? ([is, 'added'] as const) : ([was!, 'removed'] as const);
			const from = edition.from ?? '…';
			return [
				{
					edition: edition.id,
					part: 'editions',
					name: edition.id,
					kind,
					place: '',
					before: is ? '' : from,
					after: is ? from : ''
				}
			];
		}
	);
}

/** A difference as a line. */
export function differenceLine(
	{ part, name, kind, place, before, after }: Difference,
	locale: Locale
): string {
	const label = partWords[part] ? say(partWords[part], locale) : part;
	return say(w[kind], locale, { part: label, name, place, before, after }).replaceAll(
		/ {2,}| (?=[：:])/g,
		(s) => (s.length > 1 ? ' ' : '')
	);
}
