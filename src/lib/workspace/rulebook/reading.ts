import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { calendarWords } from '#lib/rulebook/explainCalendar.ts';
import { facts } from '#lib/rulebook/form/facts.ts';
import { partWords } from '#lib/rulebook/form/fieldWords.ts';
import { editionNode, type GroupNode, type Node } from '#lib/rulebook/form/node.ts';
import { itemName } from '#lib/rulebook/form/place.ts';
import type { Edition } from '#lib/rulebook/index.ts';

type Json = Readonly<Record<string, unknown>>;

const w = {
	chapter: words('第{n}章 {title}', '第{n}章 {title}', 'Part {n}: {title}'),
	name: words('{name} {title}', '{name} {title}', '{name} {title}')
};
const numerals = '一二三四五六七八九十';
const chapterNumber = (at: number, locale: Locale): string =>
	locale === 'en' ? String(at + 1) : at < 10 ? numerals[at]! : `十${numerals[at - 10] ?? ''}`;

export interface ChapterHead {
	readonly part: string;
	readonly node: Node;
	readonly heading: string;
}

/** The parts of an edition in the order in which they are read; what it does not have is left out. */
export function chapters(edition: Json, locale: Locale): ChapterHead[] {
	const { fields } = editionNode();
	const order = [...Object.keys(partWords), ...Object.keys(fields).filter((name) => !partWords[name])];
	return order
		.filter((part) => fields[part] && !['id', 'from', 'to'].includes(part))
		.filter((part) => (Array.isArray(edition[part]) ? edition[part].length > 0 : edition[part] !== undefined))
		.map((part, at) => {
			const title = partWords[part] ? say(partWords[part], locale) : part;
			return {
				part,
				node: fields[part]!,
				heading: say(w.chapter, locale, { n: chapterNumber(at, locale), title })
			};
		});
}

/** What a clause or an article is called: an article by its number and title. */
export function provisionName(item: Json, at: number, part: string, locale: Locale): string {
	const name = itemName(item, at, locale);
	const title = (item['title'] as Words | undefined)?.[locale] ?? '';
	return part === 'articles' && title !== '' ? say(w.name, locale, { name, title }) : name;
}

/** What it says: its sentence, of a calendar its hours in words. */
export function provisionSentence(item: Json, part: string, locale: Locale): string {
	if (part === 'calendars') {
		try {
			return say(calendarWords(item as unknown as Edition['calendars'][number]), locale);
		} catch {
			// a calendar that is being written may lack its week
			return '';
		}
	}
	return (item['sentence'] as Words | undefined)?.[locale] ?? '';
}

/** Everything of a rule that can be searched, in small letters. */
export function textOf(group: GroupNode, item: Json, at: number, part: string, locale: Locale): string {
	const told = facts(group, item, part, locale).map(({ label, text }) => `${label} ${text}`);
	return [provisionName(item, at, part, locale), provisionSentence(item, part, locale), ...told]
		.join(' ')
		.toLowerCase();
}
