import { formatHourOfDay, formatMonth, formatWeekday, joinList } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { clauseLabels, outcomeWords, outcomeWordsOf } from '#lib/rulebook/explain.ts';
import { dimensionColumns, dimensionNames, type Filter } from './filter.ts';
import { ageWords, partWords, valueLabel } from './labels.ts';
import { stageWords, standingWords } from './time/stageWords.ts';

const w = {
	part: words('{name}：{values}', '{name}：{values}', '{name}: {values}'),
	period: words('{from} 至 {to} 受理', '{from} 至 {to} 受理', 'received {from} to {to}'),
	from: words('{from} 起受理', '{from} 起受理', 'received from {from}'),
	to: words('{to} 前（含当日）受理', '{to} 前（含當日）受理', 'received up to {to}'),
	month: words('{month}受理', '{month}受理', 'received in {month}'),
	at: words('受理于{when}', '受理於{when}', 'received at {when}'),
	open: words('未办结', '未辦結', 'open only'),
	done: words('已办结', '已辦結', 'done only'),
	age: words('未办结 {days}', '未辦結 {days}', 'open for {days}'),
	here: words('未办结，停在{stage}', '未辦結，停在{stage}', 'open, last at “{stage}”'),
	stretch: words(
		'从{from}到{to}：走完的和还在其中的',
		'從{from}到{to}：走完的和還在其中的',
		'from “{from}” to “{to}”: gone through or still in it'
	),
	search: words('含“{text}”', '含「{text}」', 'containing “{text}”')
};

/** Which complaints a filter lets through, in words; null where it lets all through. */
export function filterInWords(filter: Filter, locale: Locale): string | null {
	const { from, to, month, hour, weekday, age, outcome, stage, stretch, search, open } = filter;
	const parts: string[] = [];
	const add = (text: Words, fill = {}) => parts.push(say(text, locale, fill));
	if (month) add(w.month, { month: formatMonth(month, locale) });
	else if (from && to) add(w.period, { from, to });
	else if (from) add(w.from, { from });
	else if (to) add(w.to, { to });
	const when = [
		...(weekday === undefined ? [] : [formatWeekday(weekday, locale)]),
		...(hour === undefined ? [] : [formatHourOfDay(hour, locale)])
	];
	if (when.length > 0) add(w.at, { when: when.join(' ') });
	for (const name of dimensionNames) {
		const values = filter[name] ?? [];
		if (values.length === 0) continue;
		const named = values.map((value) => valueLabel(dimensionColumns[name], value || null, locale));
		add(w.part, { name: say(partWords[name], locale), values: joinList(named, locale) });
	}
	if (outcome) parts.push(outcomeInWords(outcome, locale));
	if (open !== undefined) add(open ? w.open : w.done);
	if (age?.length)
		add(w.age, {
			days: joinList(
				age.map((bucket) => say(ageWords[bucket], locale)),
				locale
			)
		});
	if (stage) parts.push(stageInWords(stage, locale));
	if (stretch) parts.push(stretchInWords(stretch, locale));
	if (search) add(w.search, { text: search });
	return parts.length === 0 ? null : parts.join(locale === 'en' ? '; ' : '；');
}

/** How complaints stand to a stage, as a part of a filter. */
export const stageInWords = ({ stage, standing }: NonNullable<Filter['stage']>, locale: Locale): string =>
	standing === 'here'
		? say(w.here, locale, { stage: say(stageWords[stage], locale) })
		: say(w.part, locale, {
				name: say(stageWords[stage], locale),
				values: say(standingWords[standing], locale)
			});

/** A stretch of the way, as a part of a filter. */
export const stretchInWords = ({ from, to }: NonNullable<Filter['stretch']>, locale: Locale): string =>
	say(w.stretch, locale, { from: say(stageWords[from], locale), to: say(stageWords[to], locale) });

function outcomeInWords({ clause, outcome }: { clause: string; outcome: string }, locale: Locale): string {
	const label = (clauseLabels as Readonly<Record<string, Words | undefined>>)[clause];
	const known = outcome in outcomeWords;
	const values = known ? say(outcomeWordsOf(clause, outcome as keyof typeof outcomeWords), locale) : outcome;
	return say(w.part, locale, { name: label ? say(label, locale) : clause, values });
}
