import { say, words, type Locale } from '#lib/i18n/locale.ts';
import { clauseLabels } from '#lib/rulebook/explain.ts';
import type { Words } from '#lib/i18n/locale.ts';
import { fieldWords, partWords } from './fieldWords.ts';

type Json = Readonly<Record<string, unknown>>;

const w = {
	always: words('最初的版本', '最初的版本', 'First edition'),
	since: words('{day} 起的版本', '{day} 起的版本', 'Edition from {day}'),
	edition: words('第 {n} 个版本', '第 {n} 個版本', 'Edition {n}'),
	article: words('第 {n} 条', '第 {n} 條', 'Article {n}'),
	nth: words('第 {n} 项', '第 {n} 項', 'no. {n}'),
	whole: words('整个文件', '整個檔案', 'The file'),
	'zh-CN': words('简体', '簡體', 'Simplified'),
	'zh-Hant': words('繁体', '繁體', 'Traditional'),
	en: words('英文', '英文', 'English')
} as const;
const joint = words(' › ', ' › ', ' › ');

/** What an edition is called, by its day. */
export const editionName = (edition: unknown, at: number, locale: Locale): string => {
	const from = (edition as Json | undefined)?.['from'];
	if (from === null) return say(w.always, locale);
	return typeof from === 'string' && from !== ''
		? say(w.since, locale, { day: from })
		: say(w.edition, locale, { n: at + 1 });
};

/** A clause, an article, a category …: what an item of a list is called. */
export function itemName(item: unknown, at: number, locale: Locale): string {
	const { id, article, title, name, category_l1, category_l2 } = (item ?? {}) as Json;
	if (typeof article === 'string' && article !== '')
		return /^\d/.test(article) ? say(w.article, locale, { n: article }) : article;
	const label = typeof id === 'string' ? (clauseLabels as Readonly<Record<string, Words>>)[id] : undefined;
	if (label) return say(label, locale);
	const own = (title as Json | undefined)?.[locale];
	if (typeof own === 'string' && own !== '') return own;
	if (typeof name === 'string' && name !== '') return name;
	const category = [category_l1, category_l2].filter((text) => typeof text === 'string' && text !== '');
	if (category.length > 0) return category.join(' · ');
	return say(w.nth, locale, { n: at + 1 });
}

const steps = (path: string): (string | number)[] =>
	[...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, at, name]) => (at === undefined ? name! : Number(at)));

/**
 * A place such as `editions[1].clauses[3].limit.value` as a person says it: the edition by its day, a clause or an
 * article by its name, a field by its words. `root` is the rulebook, or what `path` begins in, then with its `part`.
 */
export function placeText(path: string, root: unknown, locale: Locale, part = ''): string {
	const said: string[] = [];
	let value = root;
	let known = part;
	const all = steps(path);
	all.forEach((step, i) => {
		const inner = (value as Json | null | undefined)?.[step];
		if (typeof step === 'number')
			said.push(all[i - 1] === 'editions' ? editionName(inner, step, locale) : itemName(inner, step, locale));
		else if (step in w) said.push(say(w[step as keyof typeof w], locale));
		else if (step !== 'editions' && step !== 'value' && step !== '/') {
			const label = (i <= 2 ? partWords[step] : null) ?? fieldWords(step, known);
			if (typeof all[i + 1] !== 'number' || i <= 2) said.push(label ? say(label, locale) : step);
			if (partWords[step] && known === '') known = step;
		}
		value = inner;
	});
	return said.join(say(joint, locale)) || say(w.whole, locale);
}
