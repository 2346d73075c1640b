import type { Locale } from '#lib/i18n/locale.ts';
import { words, say } from '#lib/i18n/locale.ts';
import type { Block, Heading, ReportDocument } from './document.ts';

const chineseDigits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1..99 in Chinese: 一, 十, 十一, 二十三. */
export function chineseNumber(value: number): string {
	const tens = Math.floor(value / 10);
	const ones = value % 10;
	if (tens === 0) return chineseDigits[ones] ?? String(value);
	return `${tens > 1 ? chineseDigits[tens] : ''}十${ones > 0 ? chineseDigits[ones] : ''}`;
}

const annexWords = words('附件{n}', '附件{n}', 'Annex {n}');
const tableWords = words('表{n}', '表{n}', 'Table {n}');
const figureWords = words('图{n}', '圖{n}', 'Figure {n}');

/** The label before a heading: `一、`, `（一）`, `附件1`, `1.`, `1.1`; empty where it has none. */
export function headingLabel(heading: Heading, count: readonly [number, number], locale: Locale): string {
	if (heading.series === 'plain') return '';
	if (heading.series === 'annex') return say(annexWords, locale, { n: count[0] });
	if (locale === 'en') return heading.level === 1 ? `${count[0]}.` : `${count[0]}.${count[1]}`;
	return heading.level === 1 ? `${chineseNumber(count[0])}、` : `（${chineseNumber(count[1])}）`;
}

/** A title behind its label: 一、概况, 附件1 清单. */
export const numbered = (label: string, text: string): string =>
	`${label}${label === '' || /[、）]$/.test(label) ? '' : ' '}${text}`;

/** For every block of a document the label that stands before its heading or caption; empty elsewhere. */
export function labels(blocks: readonly Block[], locale: Locale): string[] {
	const counts = { numbered: [0, 0] as [number, number], annex: [0, 0] as [number, number] };
	let tables = 0;
	let figures = 0;
	return blocks.map((block) => {
		if (block.kind === 'table') return say(tableWords, locale, { n: ++tables });
		if (block.kind === 'figure') return say(figureWords, locale, { n: ++figures });
		if (block.kind !== 'heading' || block.series === 'plain') return '';
		const count = counts[block.series];
		if (block.level === 1) {
			count[0] += 1;
			count[1] = 0;
		} else count[1] += 1;
		return headingLabel(block, count, locale);
	});
}

/** The same labels by block, for renderers that do not walk a document in one go. */
export function labelOf(document: ReportDocument): ReadonlyMap<Block, string> {
	const all = labels(document.blocks, document.meta.locale);
	return new Map(document.blocks.map((block, index) => [block, all[index] ?? '']));
}
