import { formatTime } from '#lib/i18n/format.ts';
import { say, words } from '#lib/i18n/locale.ts';
import type { Addition } from '#lib/model/additions.ts';
import { column, heading, note, paragraph, table } from './build.ts';
import type { Block, DocumentMeta, Figure } from './document.ts';
import type { Mask } from './mask.ts';

const w = {
	title: words('补充图表', '補充圖表', 'Added charts'),
	intro: words(
		'以下图表由编写人从分析页面加入，是加入时的样子，不随数据更新。',
		'以下圖表由編寫人從分析頁面加入，是加入時的樣子，不隨資料更新。',
		'The author added these charts from the analysis; they stand as they were then and do not follow the data.'
	),
	all: words('全部投诉', '全部投訴', 'all complaints'),
	about: words(
		'范围：{scope}。数据截止 {asOf}。{by}于 {at} 加入。',
		'範圍：{scope}。資料截止 {asOf}。{by}於 {at} 加入。',
		'Covers {scope}. Data as of {asOf}. Added by {by}, {at}.'
	),
	changed: words(
		'加入之后数据、制度或人工决定已有变化，图中数字与本报告其他部分可能不一致。',
		'加入之後資料、制度或人工決定已有變化，圖中數字與本報告其他部分可能不一致。',
		'The data, the rulebook or decisions have changed since; its numbers may not agree with the rest of the report.'
	)
};

/** The width between the margins, in pixels at 96 to the inch. */
const widest = 672;
/** A longer table is printed in Excel only. */
const longest = 24;

/** Whether the data are no longer those that the chart was drawn from. */
export const isOutdated = (
	{ fingerprint }: Pick<Addition, 'fingerprint'>,
	meta: Pick<DocumentMeta, 'fingerprint'>
): boolean => fingerprint !== meta.fingerprint;

/** The chapter of charts that were added from elsewhere: each with its definition, what it covers, and whether the data changed since. */
export function addedBlocks(additions: readonly Addition[], meta: DocumentMeta, mask: Mask): Block[] {
	if (additions.length === 0) return [];
	const { locale } = meta;
	const text = (value: string): string => mask.text(value) ?? '';
	return [
		heading('additions', say(w.title, locale)),
		paragraph('additions', say(w.intro, locale)),
		...additions.flatMap((one, at): Block[] => [
			figureOf(one, at, mask),
			paragraph(
				`additions.${at + 1}`,
				one.definition === '' ? '' : `${text(one.definition)}${locale === 'en' ? ' ' : ''}`,
				say(w.about, locale, {
					scope: one.scope === null ? say(w.all, locale) : text(one.scope),
					asOf: formatTime(one.asOf),
					by: mask.staff(one.by) ?? '',
					at: formatTime(one.at)
				})
			),
			...(isOutdated(one, meta) ? [note(say(w.changed, locale), 'warning')] : [])
		])
	];
}

function figureOf(one: Addition, at: number, mask: Mask): Figure {
	const text = (value: string): string => mask.text(value) ?? '';
	const scale = Math.min(1, widest / one.width);
	return {
		kind: 'figure',
		id: `added-${at + 1}`,
		caption: text(one.title),
		alt: text(one.alt || one.title),
		svg: one.svg && maskDrawing(one.svg, mask),
		width: Math.round(one.width * scale),
		height: Math.round(one.height * scale),
		data: table(
			`added-${at + 1}-data`,
			text(one.title),
			one.table.columns.map(({ head, type }) => column(text(head), type)),
			one.table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? text(cell) : cell)))
		),
		shown: one.table.rows.length <= longest
	};
}

/** Letters stand between tags; the drawing is one of ours, so no tag holds a sign of another. */
const maskDrawing = (svg: string, mask: Mask): string =>
	mask.on ? svg.replace(/>([^<>]+)</g, (_, text: string) => `>${mask.text(text) ?? ''}<`) : svg;
