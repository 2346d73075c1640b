import { joinList } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { conditionText, type Condition } from '#lib/rulebook/conditions.ts';
import { fieldWords, unitAfter } from './fieldWords.ts';
import { groupFor, type GroupNode, type Node } from './node.ts';
import { optionWords } from './optionWords.ts';

type Json = Readonly<Record<string, unknown>>;

/** One thing that a clause or an article says beside its sentence, as it is read. */
export interface Fact {
	readonly field: string;
	readonly label: string;
	readonly text: string;
	readonly source: string | null;
	readonly reading: boolean;
}

const w = {
	else: words('，缺则', '，缺則', ', else '),
	of: words('：', '：', ': '),
	then: words('；', '；', '; '),
	yes: words('是', '是', 'yes'),
	no: words('否', '否', 'no'),
	none: words('（无）', '（無）', '(none)')
} as const;

const isJson = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const said = (found: Words | null | undefined, locale: Locale, otherwise: string): string =>
	found ? say(found, locale) : otherwise;

/** Where the first field that is filled counts. */
const inOrder = ['start', 'stop', 'promised'];

/** Fields that are said elsewhere: in the heading, in the sentence, beside the number. */
const apart = ['id', 'kind', 'on', 'title', 'sentence', 'source', 'reading', 'article', 'name'];

/** A number with its unit: 5 minutes, 3 days, ¥30. */
function quantity(value: Json, field: string, locale: Locale): string {
	const number = String(value['value'] ?? '');
	const unit = typeof value['unit'] === 'string' ? optionWords(value['unit'], 'unit') : unitAfter[field];
	return unit ? `${number} ${say(unit, locale)}` : number;
}

/** A number with its source, not a rule that gives a value. */
export const isMeasure = (value: unknown): value is Json =>
	isJson(value) && 'value' in value && !('when' in value) && !('op' in value);

/** A condition that is being written may lack what its sentence needs. */
function toldCondition(value: unknown, locale: Locale): string {
	try {
		return conditionText(value as Condition, locale);
	} catch {
		return '…';
	}
}

/** A value as a person reads it; empty where nothing is said. */
export function valueText(
	node: Node | undefined,
	value: unknown,
	field: string,
	part: string,
	locale: Locale
): string {
	if (value === undefined || value === null || value === '') return '';
	if (node?.kind === 'condition') return toldCondition(value, locale);
	if (Array.isArray(value)) return listText(node, value, field, part, locale);
	if (isJson(value)) {
		if ('zh-CN' in value) return String(value[locale] ?? '');
		if (isMeasure(value)) return quantity(value, field, locale);
		const group = node && (node.kind === 'group' || node.kind === 'union') ? groupFor(node, value) : null;
		return group ? groupText(group, value, part, locale) : JSON.stringify(value);
	}
	if (typeof value === 'boolean') return say(value ? w.yes : w.no, locale);
	if (typeof value === 'number') {
		const unit = unitAfter[field];
		return unit ? `${value} ${say(unit, locale)}` : String(value);
	}
	const chosen = node?.kind === 'choice' || node?.kind === 'fixed' || node?.kind === 'choices';
	return chosen ? said(optionWords(String(value), field, part), locale, String(value)) : String(value);
}

function listText(
	node: Node | undefined,
	value: readonly unknown[],
	field: string,
	part: string,
	locale: Locale
): string {
	const of = node?.kind === 'list' ? node.of : node;
	const items = value.map((item) => valueText(of, item, field, part, locale)).filter((text) => text !== '');
	if (inOrder.includes(field)) return items.join(say(w.else, locale));
	return node?.kind === 'list' ? items.join(say(w.then, locale)) : joinList(items, locale);
}

function groupText(group: GroupNode, value: Json, part: string, locale: Locale): string {
	const clock = 'from' in group.fields && 'to' in group.fields && Object.keys(group.fields).length === 2;
	if (clock) return `${String(value['from'])}–${String(value['to'])}`;
	const name = valueText(
		group.fields['title'] ?? group.fields['name'],
		value['title'] ?? value['name'],
		'title',
		part,
		locale
	);
	const inside = Object.entries(group.fields)
		.filter(([field]) => !apart.includes(field))
		.map(([field, node]) => valueText(node, value[field], field, part, locale))
		.filter((text) => text !== '');
	return [name, inside.join(say(w.of, locale))].filter((text) => text !== '').join(' ');
}

/** What a group says beside its sentence, field by field; what is not said is left out. */
export function facts(
	group: GroupNode,
	value: unknown,
	part: string,
	locale: Locale,
	except: readonly string[] = []
): Fact[] {
	if (!isJson(value)) return [];
	return Object.entries(group.fields).flatMap(([field, node]): Fact[] => {
		const inner = value[field];
		if (apart.includes(field) || except.includes(field) || inner === false) return [];
		const text = inner === true ? '' : valueText(node, inner, field, part, locale);
		if (text === '' && inner !== true) return [];
		const origin = isMeasure(inner) ? inner : {};
		return [
			{
				field,
				label: said(fieldWords(field, part), locale, field),
				text,
				source: typeof origin['source'] === 'string' ? origin['source'] : null,
				reading: origin['reading'] === true
			}
		];
	});
}

/** A value for a table of differences; what is not there says so. */
export const toldValue = (
	node: Node | undefined,
	value: unknown,
	field: string,
	part: string,
	locale: Locale
): string => valueText(node, value, field, part, locale) || say(w.none, locale);
