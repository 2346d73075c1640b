import { formatNumber, formatPercent, joinList, quoted } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { pareto } from '#lib/metrics/pareto.ts';
import { column, table } from './build.ts';
import type { PaperContext } from './context.ts';
import type { Figure } from './document.ts';
import { paretoFigure } from './figures.ts';

const w = {
	category: words('类别', '類別', 'Category'),
	n: words('件数', '件數', 'Number'),
	share: words('占比', '佔比', 'Share'),
	cumulative: words('累计', '累計', 'Cumulative'),
	vital: words(
		'{keys}合计占 {share}，是占八成的关键少数（{k} 项，共 {n} 项）。',
		'{keys}合計佔 {share}，是佔八成的關鍵少數（{k} 項，共 {n} 項）。',
		'{keys} make up {share}: the vital few that reach 80% ({k} of {n}).'
	),
	alt: words(
		'帕累托图：各类别件数从多到少，共 {n} 项，折线为累计占比。',
		'柏拉圖：各類別件數從多到少，共 {n} 項，折線為累計佔比。',
		'Pareto chart: categories from the most to the fewest, {n} in all, with the cumulative share as a line.'
	)
};

/** Of the vital few so many are named. */
const named = 5;

/** The categories of the paper's period from the most to the fewest, and the few that make up most; null where nothing was received. */
export async function categoryPareto(
	id: string,
	caption: string,
	context: PaperContext
): Promise<{ readonly sentence: string; readonly figure: Figure } | null> {
	const { engine, period, say, locale } = context;
	const bars = await pareto(engine, period, 'category_l1');
	if (bars.length === 0) return null;
	const vital = bars.filter((bar) => bar.vital);
	const name = (key: string | null): string => valueLabel('category_l1', key, locale);
	const keys = vital.slice(0, named).map((bar) => quoted(name(bar.key), locale));
	return {
		sentence: say(w.vital, {
			keys: joinList(keys, locale) + (vital.length > named ? '…' : ''),
			share: formatPercent(vital.at(-1)?.cumulative),
			k: formatNumber(vital.length),
			n: formatNumber(bars.length)
		}),
		figure: await paretoFigure(
			bars.map((bar) => ({ ...bar, label: name(bar.key) })),
			context,
			{
				id,
				caption,
				alt: say(w.alt, { n: bars.length }),
				data: table(
					`${id}-data`,
					caption,
					[
						column(say(w.category), 'text', 3),
						column(say(w.n), 'integer'),
						column(say(w.share), 'percent'),
						column(say(w.cumulative), 'percent')
					],
					bars.map((bar) => [name(bar.key), bar.n, bar.share, bar.cumulative])
				)
			}
		)
	};
}
