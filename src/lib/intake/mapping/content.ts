import { codeSets, type CodeSet } from '#lib/model/codes.ts';
import type { Field } from '#lib/model/columns.ts';
import { readBoolean } from '#lib/intake/values/boolean.ts';
import { cleanText } from '#lib/intake/values/clean.ts';
import { readCode } from '#lib/intake/values/code.ts';
import { isSerialText, readDate } from '#lib/intake/values/datetime.ts';
import { readNumber } from '#lib/intake/values/number.ts';

/** What the cells of one column look like, from a sample over the whole sheet. */
export interface Content {
	readonly filled: number;
	/** Different texts among the filled cells of the sample. */
	readonly distinct: number;
	/** Shares of the filled cells, 0..1. */
	readonly dates: number;
	readonly phones: number;
	readonly numbers: number;
	/** Marks with a running number: TS-0012, 20250601003. */
	readonly numbered: number;
	readonly booleans: number;
	/** Plain yes and no, which could answer any question. */
	readonly answers: number;
	readonly codes: Readonly<Record<CodeSet, number>>;
	/** Mean length in characters. */
	readonly length: number;
}

/** Looks at a sample of one column's cells. */
export function contentOf(cells: readonly (string | null)[]): Content {
	const texts = cells.map(cleanText).filter((text) => text !== null);
	const share = (test: (text: string) => boolean): number =>
		texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
	const sets = Object.keys(codeSets) as CodeSet[];
	return {
		filled: texts.length,
		distinct: new Set(texts).size,
		dates: share(isDate),
		phones: share((text) => phone.test(text.replace(/[\s-]/g, ''))),
		numbers: share((text) => text.length <= 20 && readNumber(text) !== null),
		numbered: texts.length < 3 ? 0 : share((text) => mark.test(text) && !phone.test(text)),
		answers: share((text) => answer.test(text)),
		booleans: share((text) => text.length <= 4 && readBoolean(text) !== null),
		codes: Object.fromEntries(
			sets.map((set) => [set, share((text) => text.length <= 20 && readCode(set, text) !== null)])
		) as Record<CodeSet, number>,
		length: texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length
	};
}

const mark = /^[A-Za-z]{1,8}[-_#]?\d[\d-]{1,20}$|^\d{8,20}$/;
const answer = /^(?:[是否有无無yn01√×]|yes|no)$/i;
const phone = /^(?:\+?86)?(?:1[3-9][\d*xX]{9}|0\d{2,3}[\d*]{7,8}|[2-8]\d{6,7}|852\d{8}|09\d{8})(?:转\d+)?$/;

function isDate(text: string): boolean {
	if (text.length < 6 || text.length > 40) return isSerialText(text);
	return (
		isSerialText(text) ||
		readDate(text, 'ymd') !== null ||
		readDate(text, 'dmy') !== null ||
		readDate(text, 'mdy') !== null
	);
}

/** Fields whose values repeat: a column in which nearly every cell differs is not one of them. */
const repeating: ReadonlySet<string> = new Set([
	'category_l1',
	'category_l2',
	'channel',
	'site',
	'nature',
	'customer_type',
	'delivery_state',
	'reply_method',
	'followup_method'
]);

/** How far a column's cells can be what a field holds: 1 fits, 0 cannot be. An empty column fits everything. */
export function fits(field: Field, content: Content): number {
	if (content.filled === 0) return 1;
	const { type } = field;
	if (type === 'datetime') return Math.min(1, content.dates * 2);
	if (type === 'integer' || type === 'number' || type === 'money') return Math.min(1, content.numbers * 2);
	if (type === 'boolean') return Math.max(partly(content.booleans), few(content));
	if (type !== 'text') return Math.max(partly(content.codes[type.slice(5) as CodeSet]), few(content));
	if (repeating.has(field.name)) {
		if (content.dates > 0.8) return 0;
		return content.filled > 20 && content.distinct > 0.4 * content.filled ? 0 : 1;
	}
	return content.dates > 0.8 && field.name !== 'month' ? 0.3 : 1;
}

/** Where a part of the values is known, the others are spellings to be told. */
const partly = (known: number): number => (known >= 0.2 ? Math.max(0.6, known) : known);

/** Values of which none is known speak against a field of codes, but the user may know what they mean. */
const unknownFits = 0.75;

/** Few different short values can be codes of someone else's making. */
function few({ filled, distinct, length, dates }: Content): number {
	if (dates > 0.8 || length > 20) return 0;
	return filled < 20 || distinct <= Math.max(12, 0.05 * filled) ? unknownFits : 0;
}
