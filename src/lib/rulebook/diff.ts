import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { isMeasure, toldValue } from '#lib/rulebook/form/facts.ts';
import { fieldWords } from '#lib/rulebook/form/fieldWords.ts';
import { editionNode, groupFor, type Node } from '#lib/rulebook/form/node.ts';
import { optionWords } from '#lib/rulebook/form/optionWords.ts';
import { editionName, itemName, placeText } from '#lib/rulebook/form/place.ts';
import { namedLists } from './extend.ts';
import type { Edition, Rulebook } from './shape.ts';

/** One thing in which two rulebooks differ: a clause, an article, a value in one of them. */
export interface Difference {
	readonly edition: string;
	/** The same in words. */
	readonly inEdition: string;
	/** clauses, articles …, or the name of a single value. */
	readonly part: string;
	/** The clause's id, the article's number …; empty for a single value. */
	readonly name: string;
	/** The same in words. */
	readonly label: string;
	readonly kind: 'added' | 'removed' | 'changed';
	/** Within the item, e.g. `limit`; empty where the whole came or went. */
	readonly place: string;
	/** The same in words. */
	readonly where: string;
	readonly before: string;
	readonly after: string;
}

const partNames: Readonly<Record<string, Words>> = {
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
	)
};

type Found = Omit<Difference, 'inEdition'>;
type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const isWords = (value: Json): boolean => 'zh-CN' in value && 'en' in value;

interface Place {
	readonly place: string;
	readonly field: string;
	readonly node: Node | undefined;
	readonly before: unknown;
	readonly after: unknown;
}

/** A value as a person reads it: a number with its unit and source, words in the reader's language. */
function text(
	value: unknown,
	{ node, field }: Pick<Place, 'node' | 'field'>,
	part: string,
	locale: Locale
): string {
	const told = toldValue(node, value, field, part, locale);
	if (!isMeasure(value)) return told;
	const source = value['reading'] ? `${String(value['source'])} *` : String(value['source']);
	return `${told} (${source})`;
}

/** The form of what stands at a name within a value of this form. */
function inner(node: Node | undefined, key: string, value: unknown): Node | undefined {
	if (node?.kind === 'list') return groupFor(node.of, value) ?? undefined;
	return node?.kind === 'group' ? node.fields[key] : undefined;
}

/** The places within an item at which two differ: as deep as both are objects, lists of the same length item by item. */
function places(at: Place): Place[] {
	const { before, after, node, place } = at;
	if (JSON.stringify(before) === JSON.stringify(after)) return [];
	if (!isJson(before) || !isJson(after) || Array.isArray(before) !== Array.isArray(after)) return [at];
	if (isMeasure(before) || 'op' in before || isWords(before)) return [at];
	const lists = Array.isArray(before);
	const short = node?.kind !== 'list' && lists;
	if (lists && (short || (before as unknown as unknown[]).length !== (after as unknown as unknown[]).length))
		return [at];
	return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
		places({
			place: lists ? `${place}[${key}]` : `${place}${place && '.'}${key}`,
			field: lists ? at.field : key,
			node: inner(node, key, after[key] ?? before[key]),
			before: before[key],
			after: after[key]
		})
	);
}

/** A clause names its calendar by its id; the reader knows it by its title. */
function calendarName({ calendars }: Edition, field: string, id: unknown, locale: Locale): string | null {
	const found = field === 'calendar' && calendars.find((calendar) => calendar.id === id);
	return found ? say(found.title, locale) : null;
}

function ofEdition(before: Edition, after: Edition, locale: Locale, dates: boolean): Found[] {
	const form = editionNode().fields;
	const changed = (part: string, name: string, label: string, whole: Place): Found[] =>
		places(whole).map((found) => ({
			edition: after.id,
			part,
			name,
			label,
			kind: 'changed',
			place: found.place,
			where: found.place === '' ? '' : placeText(found.place, whole.after, locale, part),
			before:
				calendarName(before, found.field, found.before, locale) ?? text(found.before, found, part, locale),
			after: calendarName(after, found.field, found.after, locale) ?? text(found.after, found, part, locale)
		}));
	return (Object.keys({ ...before, ...after }) as (keyof Edition)[]).flatMap((part) => {
		if (part === 'id' || (!dates && (part === 'from' || part === 'to'))) return [];
		const node = form[part];
		const key = (namedLists as Readonly<Record<string, string>>)[part];
		const whole = { place: '', field: part, node, before: before[part], after: after[part] };
		if (!key) return changed(part, '', '', whole);
		const byName = (list: unknown) => new Map((list as Json[]).map((item) => [String(item[key]), item]));
		const [old, now] = [byName(before[part]), byName(after[part])];
		return [...new Set([...old.keys(), ...now.keys()])].flatMap((name): Found[] => {
			const [was, is] = [old.get(name), now.get(name)];
			const label = labelOf(part, (is ?? was)!, locale);
			if (was && is)
				return changed(part, name, label, {
					place: '',
					field: '',
					node: inner(node, '', is),
					before: was,
					after: is
				});
			const said = (item: Json | undefined) =>
				item
					? toldValue(
							{ kind: 'words' },
							item['sentence'] ?? item['title'] ?? (label || name),
							'',
							part,
							locale
						)
					: '';
			const kind = is ? 'added' : 'removed';
			return [
				{
					edition: after.id,
					part,
					name,
					label,
					kind,
					place: '',
					where: '',
					before: said(was),
					after: said(is)
				}
			];
		});
	});
}

function labelOf(part: string, item: Json, locale: Locale): string {
	if (part === 'articles') return String(item['article']);
	const option = part === 'satisfaction' ? 'code' : part === 'retention' ? 'what' : null;
	const found = option && optionWords(String(item[option]), option, part);
	return found ? say(found, locale) : itemName(item, 0, locale);
}

/** The edition of a rulebook that another one's edition takes the place of, and whether it does so on other days. */
function counterpart(rulebook: Rulebook, { id, from }: Edition): { edition: Edition; same: boolean } {
	const same =
		rulebook.editions.find((other) => other.id === id) ??
		rulebook.editions.find((other) => other.from === from);
	if (same) return { edition: same, same: true };
	const inForce = rulebook.editions.findLast(
		(other) => other.from === null || (from !== null && other.from <= from)
	);
	return { edition: inForce ?? rulebook.editions[0]!, same: false };
}

/**
 * In what the second rulebook differs from the first. Editions of the same name or day are compared; one that is new is
 * compared with the edition that was in force on its first day.
 */
export function differences(before: Rulebook, after: Rulebook, locale: Locale): Difference[] {
	const whole = (edition: Edition, kind: 'added' | 'removed'): Found => {
		const from = edition.from ?? '…';
		const [was, is] = kind === 'added' ? ['', from] : [from, ''];
		const name = edition.id;
		return {
			edition: name,
			part: 'editions',
			name,
			label: name,
			kind,
			place: '',
			where: '',
			before: was,
			after: is
		};
	};
	const names = new Map(
		[before, after].flatMap(({ editions }) =>
			editions.map((edition, at) => [edition.id, editionName(edition, at, locale)] as const)
		)
	);
	const met = new Set<Edition>();
	const found = after.editions.flatMap((edition) => {
		const { edition: other, same } = counterpart(before, edition);
		if (same) met.add(other);
		return [...(same ? [] : [whole(edition, 'added')]), ...ofEdition(other, edition, locale, same)];
	});
	const gone = before.editions.filter((e) => !met.has(e)).map((e) => whole(e, 'removed'));
	return [...found, ...gone].map((one) => ({ ...one, inEdition: names.get(one.edition) ?? one.edition }));
}

/** What a part of an edition is called, where one thing of it is named. */
export function partName(part: string, locale: Locale): string {
	const found = partNames[part] ?? fieldWords(part);
	return found ? say(found, locale) : part;
}

/** A difference as a line. */
export function differenceLine(
	{ part, label: name, kind, where: place, before, after }: Difference,
	locale: Locale
): string {
	return say(w[kind], locale, { part: partName(part, locale), name, place, before, after }).replaceAll(
		/ {2,}| (?=[：:])/g,
		(s) => (s.length > 1 ? ' ' : '')
	);
}
