import type { Locale } from '#lib/i18n/locale.ts';
import { numbersIn, numberText, type Counted, type SaidNumber } from './sentenceNumbers.ts';

type Json = Readonly<Record<string, unknown>>;

/** A number of the data that a sentence may say, or must. */
interface Datum {
	readonly value: number;
	readonly unit: Counted | null;
	readonly must: boolean;
}

/** Where a sentence and the numbers beside it do not agree. */
export interface Disagreement {
	/** Numbers of the sentence that the data do not have. */
	readonly stray: readonly SaidNumber[];
	/** Numbers of the data that the sentence should say and does not, as it would write them. */
	readonly unsaid: readonly string[];
	/** The sentence with the one number that has changed; null where it cannot be told which. */
	readonly mended: string | null;
}

const isJson = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

const countedBy: Readonly<Record<string, Counted>> = {
	days: 'days',
	byDay: 'days',
	months: 'months',
	most: 'times',
	least: 'times',
	repeated: 'times'
};

/** The lengths and counts of a clause. */
function ofClause(clause: Json, must: boolean): Datum[] {
	return Object.entries(clause).flatMap(([field, inner]): Datum[] => {
		if (!isJson(inner) || typeof inner['value'] !== 'number') return [];
		const unit = (inner['unit'] as Counted | undefined) ?? countedBy[field] ?? null;
		const own = { value: inner['value'], unit, must };
		// the period of a monthly report begins the day after
		return field === 'byDay' ? [own, { value: own.value + 1, unit, must: false }] : [own];
	});
}

/** The amounts of an article, what makes them more, and the limits of the clauses that it fines. */
function ofArticle(article: Json, clauses: readonly Json[]): Datum[] {
	const triggers = list(article['triggers']);
	const amounts = triggers.flatMap((trigger) =>
		list(trigger['fines']).flatMap(({ yuan }): Datum[] =>
			typeof yuan === 'number' ? [{ value: yuan, unit: 'yuan', must: true }] : []
		)
	);
	const further = triggers.flatMap((trigger) =>
		ofClause(trigger, false).map((datum) => ({ ...datum, unit: null }))
	);
	const named = new Set(triggers.map(({ clause }) => clause));
	const limits = clauses.filter(({ id }) => named.has(id)).flatMap((clause) => ofClause(clause, false));
	const proposed = isJson(article['proposed']) ? ofClause(article['proposed'], true) : [];
	return [...amounts, ...further, ...limits, ...proposed];
}

const span: readonly (Counted | null)[] = ['minutes', 'hours', 'days', 'months', 'years'];
const alike = (one: Counted | null, other: Counted | null) => one === null || other === null || one === other;
const same = (said: SaidNumber, datum: Datum) => said.value === datum.value && alike(said.unit, datum.unit);

/** The one number that may stand in the place of a stray one. */
function instead(stray: SaidNumber, open: readonly Datum[]): Datum | null {
	const distinct = (from: readonly Datum[]) => [
		...new Map(from.map((datum) => [`${datum.value} ${datum.unit}`, datum])).values()
	];
	const exact = distinct(open.filter(({ unit }) => alike(stray.unit, unit)));
	const spans = distinct(open.filter(({ unit }) => span.includes(stray.unit) && span.includes(unit)));
	return exact.length === 1 ? exact[0]! : exact.length === 0 && spans.length === 1 ? spans[0]! : null;
}

/**
 * Whether the sentence of a clause or an article says the numbers that it is judged by; null where it does. `edition` is
 * asked for the clauses that an article names.
 */
export function disagreement(part: string, item: Json, edition: Json, locale: Locale): Disagreement | null {
	const sentence = (item['sentence'] as Readonly<Record<string, unknown>> | undefined)?.[locale];
	if (typeof sentence !== 'string' || sentence === '') return null;
	const data = part === 'articles' ? ofArticle(item, list(edition['clauses'])) : ofClause(item, true);
	const said = numbersIn(sentence, locale);
	const stray = said.filter((number) => !data.some((datum) => same(number, datum)));
	const open = data.filter((datum) => !said.some((number) => same(number, datum)));
	// a plain “one” is not said as a number
	const unsaid = open.filter(({ must, value }) => must && value !== 1);
	if (stray.length === 0 && unsaid.length === 0) return null;
	const [first] = stray;
	const alone = first && stray.every(({ value, unit }) => value === first.value && unit === first.unit);
	const datum = alone ? instead(first, open) : null;
	return {
		stray,
		unsaid: [...new Set(unsaid.map(({ value, unit }) => numberText(value, unit, locale)))],
		mended: datum && stray.reduceRight((text, number) => replaced(text, number, datum, locale), sentence)
	};
}

function replaced(sentence: string, { at, text, unit }: SaidNumber, datum: Datum, locale: Locale): string {
	const kept = datum.unit === null || unit === null || unit === datum.unit;
	const fresh = kept
		? text.replace(/\d[\d,]*|[零〇一二两兩三四五六七八九十百千]+|[a-z]+/i, String(datum.value))
		: numberText(datum.value, datum.unit, locale);
	return sentence.slice(0, at) + fresh + sentence.slice(at + text.length);
}
