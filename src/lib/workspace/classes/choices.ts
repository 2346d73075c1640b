import { say, type Locale } from '#lib/i18n/locale.ts';
import type { ClassRow } from '#lib/metrics/classes/rows.ts';
import { codeSets } from '#lib/model/codes.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import { classValue } from './words.ts';

export interface Choice {
	readonly value: string;
	readonly label: string;
}

/** Values that belong together; `title` is empty where they need none. */
export interface Choices {
	readonly title: string;
	readonly values: readonly Choice[];
}

/**
 * What the class of these rows, all the same one, can be settled as: the codes, or the taxonomy of the editions that judge them and, for
 * categories, the log's own. Parts are those of the rows' categories, where the taxonomy has these.
 */
export function choicesFor(
	rows: readonly ClassRow[],
	rulebook: Rulebook,
	own: readonly (string | null)[],
	locale: Locale
): Choices[] {
	const field = rows[0]?.field;
	if (field === undefined) return [];
	if (field === 'validity' || field === 'severity')
		return [
			{
				title: '',
				values: codeSets[field]
					.filter(({ code }) => code !== 'undetermined')
					.map(({ code, label }) => ({ value: code, label: say(label, locale) }))
			}
		];
	const judging = new Set(rows.map(({ edition }) => edition));
	const editions = rulebook.editions.filter(({ id }) => judging.has(id));
	const topics = [
		...new Map(
			(editions.length > 0 ? editions : rulebook.editions)
				.flatMap(({ taxonomy }) => taxonomy)
				.map((topic) => [topic.name, topic])
		).values()
	];
	const choice = (value: string): Choice => ({ value, label: classValue(field, value, locale) });
	if (field === 'category_l1') {
		const names = topics.map(({ name }) => name);
		const more = own.filter((value) => value !== null && value !== 'unclassified' && !names.includes(value));
		return [{ title: '', values: [...names, ...(more as string[])].map(choice) }];
	}
	const theirs = topics.filter(({ name }) => rows.some(({ category }) => category === name));
	return (theirs.length > 0 ? theirs : topics)
		.filter(({ parts }) => parts.length > 0)
		.map(({ title, parts }) => ({
			title: say(title, locale),
			values: parts.map(({ name }) => choice(name))
		}));
}
