import { formatMoney, formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { headline } from '#lib/metrics/headline.ts';
import { fineTable } from '#lib/metrics/ledger.ts';
import { about, heading, note, paragraph, rowsOf } from '#lib/reports/build.ts';
import { comparisonTable } from '#lib/reports/comparison.ts';
import type { Block } from '#lib/reports/document.ts';
import { headFigures, ratesText } from '#lib/reports/headFigures.ts';
import { daysText, type YearContext } from '#lib/reports/yearContext.ts';

const w = {
	title: words('年度概况', '年度概況', 'The year in figures'),
	now: words('本年', '本年', 'This year'),
	last: words('去年同期', '去年同期', 'Same days last year'),
	lastValue: words('去年同期 {value}', '去年同期 {value}', '{value} in the same days last year'),
	first: words(
		'{days}受理投诉 {n} 件。',
		'{days}受理投訴 {n} 件。',
		'{n} complaints were received in {days}.'
	),
	firstLast: words(
		'{days}受理投诉 {n} 件，去年同期（{last}）{before} 件。',
		'{days}受理投訴 {n} 件，去年同期（{last}）{before} 件。',
		'{n} complaints were received in {days}, {before} in the same days last year ({last}).'
	),
	fined: words(
		'时限在本年届满的应扣罚 {amount}，共 {n} 条。',
		'時限在本年屆滿的應扣罰 {amount}，共 {n} 條。',
		'Fines whose limit ran out this year: {amount} in {n} lines.'
	),
	cut: words(
		'数据到 {to} 为止，本年尚未结束；与去年比较的是相同的日子。',
		'資料到 {to} 為止，本年尚未結束；與去年比較的是相同的日子。',
		'The data end on {to}: the year is not over, and last year is compared over the same days.'
	),
	noLast: words(
		'台账没有覆盖去年同期，因此没有与去年的比较。',
		'台賬沒有涵蓋去年同期，因此沒有與去年的比較。',
		'The log does not reach back over the same days of last year, so there is no comparison with it.'
	)
};

/** The year in figures, beside the same days of last year. */
export async function overview(context: YearContext): Promise<Block[]> {
	const { engine, period, lastPeriod, now: days, last, cut, say } = context;
	const now = await headline(engine, period);
	const before = lastPeriod && (await headline(engine, lastPeriod));
	const fines = await finesOf(context);
	return [
		heading('overview', say(w.title)),
		headFigures(
			now,
			before ? say(w.lastValue, { value: formatNumber(before.received) }) : '',
			fines.now,
			context
		),
		about(
			paragraph(
				'annual.received',
				before && last
					? say(w.firstLast, {
							days: daysText(days, context),
							n: formatNumber(now.received),
							last: daysText(last, context),
							before: formatNumber(before.received)
						})
					: say(w.first, { days: daysText(days, context), n: formatNumber(now.received) })
			),
			'headline',
			rowsOf(period, context)
		),
		about(
			paragraph(
				'annual.rates',
				...ratesText(now, context),
				say(w.fined, { amount: formatMoney(fines.now.amountFen), n: formatNumber(fines.now.lines) })
			),
			'headline',
			rowsOf(period, context)
		),
		...(cut ? [note(say(w.cut, { to: daysText({ from: days.to, to: days.to }, context) }))] : []),
		...(before ? [] : [note(say(w.noLast))]),
		comparisonTable(
			{ name: say(w.now), head: now, fines: fines.now.amountFen },
			before ? [{ name: say(w.last), head: before, fines: cut ? null : fines.last.amountFen }] : [],
			context
		)
	];
}

interface Fines {
	readonly lines: number;
	readonly amountFen: number;
}

/** The applied fines whose limit ran out in the year's months, and in those a year before. */
async function finesOf({ engine, scope, months }: YearContext): Promise<{ now: Fines; last: Fines }> {
	const rows = await fineTable(engine, scope, 'month');
	const sum = (within: (month: string) => boolean): Fines =>
		rows
			.filter(({ key }) => key !== null && within(key))
			.reduce(
				(all, { lines, amountFen }) => ({ lines: all.lines + lines, amountFen: all.amountFen + amountFen }),
				{ lines: 0, amountFen: 0 }
			);
	const yearAgo = (month: string): string => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
	const earlier = new Set(months.map(yearAgo));
	return { now: sum((month) => months.includes(month)), last: sum((month) => earlier.has(month)) };
}
