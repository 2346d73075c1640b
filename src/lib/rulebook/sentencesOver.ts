import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { countingWords } from './explainCalendar.ts';
import type { Edition } from './index.ts';

const w = {
	before: words('{day} 前：{sentence}', '{day} 前：{sentence}', 'Before {day}: {sentence}'),
	from: words('{day} 起：{sentence}', '{day} 起：{sentence}', 'From {day}: {sentence}'),
	between: words(
		'{from} 起、{day} 前：{sentence}',
		'{from} 起、{day} 前：{sentence}',
		'From {from}, before {day}: {sentence}'
	),
	counted: words('{sentence}（{how}）', '{sentence}（{how}）', '{sentence} ({how})')
} as const satisfies Record<string, Words>;

/**
 * The sentence of a clause over these editions, the oldest first, with how its time is counted where that is not the wall clock: one where they all say the same, else one for each
 * stretch of time with its days. Empty where none of them has the clause.
 */
export function sentencesOver(editions: readonly Edition[], clause: string, locale: Locale): string[] {
	const stretches: { from: string | null; sentence: string }[] = [];
	for (const edition of editions) {
		const { from, clauses } = edition;
		const found = clauses.find(({ id }) => id === clause);
		if (!found) continue;
		const how = countingWords(found, edition);
		const plain = say(found.sentence, locale);
		const sentence = how ? say(w.counted, locale, { sentence: plain, how: say(how, locale) }) : plain;
		if (stretches.at(-1)?.sentence !== sentence) stretches.push({ from, sentence });
	}
	if (stretches.length < 2) return stretches.map(({ sentence }) => sentence);
	return stretches.map(({ from, sentence }, at) => {
		const day = stretches[at + 1]?.from;
		if (!day) return say(w.from, locale, { day: from ?? '', sentence });
		return at === 0
			? say(w.before, locale, { day, sentence })
			: say(w.between, locale, { from: from ?? '', day, sentence });
	});
}
