import { formatHours, formatShareInterval } from '#lib/i18n/format.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import type { Headline } from '#lib/metrics/headline.ts';
import type { Proportion } from '#lib/stats/wilson.ts';
import { column, table } from './build.ts';
import type { PaperContext } from './context.ts';
import type { Cell, ColumnType, Table } from './document.ts';

const w = {
	table: words('主要指标', '主要指標', 'Key figures compared'),
	figure: words('指标', '指標', 'Figure'),
	interval: words('95% 区间', '95% 區間', '95% interval'),
	n: words('n', 'n', 'n'),
	received: words('受理', '受理', 'Received'),
	open: words('其中在办', '其中在辦', 'Still open'),
	valid: words('有效投诉率', '有效投訴率', 'Valid complaints'),
	completion: words('办结率', '辦結率', 'Completion'),
	followup: words('回访率', '回訪率', 'Follow-up'),
	satisfaction: words('满意率', '滿意率', 'Satisfaction'),
	repeat: words('重复投诉率', '重複投訴率', 'Repeats'),
	median: words('处理时长中位数', '處理時長中位數', 'Median time to handle'),
	fines: words('应扣罚', '應扣罰', 'Fines'),
	note: words(
		'“—”表示没有数据或无法计算。几个时期并列，不等于升降；升降只依控制图判断。',
		'「—」表示沒有資料或無法計算。幾個時期並列，不等於升降；升降只依控制圖判斷。',
		'“—” means no data or nothing to count from. Periods stand side by side; whether anything rose or fell is judged by the control chart alone.'
	)
};

/** One period of the table: its name, its figures and its fines in fen; null where the data do not reach so far back. */
export interface ComparedPeriod {
	readonly name: string;
	readonly head: Headline | null;
	readonly fines: number | null;
}

/** The key figures of a period with interval and n, beside those of others. */
export function comparisonTable(
	now: ComparedPeriod & { readonly head: Headline },
	others: readonly ComparedPeriod[],
	{ say, locale }: PaperContext
): Table {
	const periods = [now, ...others];
	const line = (
		label: Words,
		type: ColumnType,
		values: readonly (number | null)[],
		interval: Cell = null,
		n: number | null = null
	): Cell[] => {
		const [current, ...earlier] = values.map((value): Cell => ({ type, value }));
		return [say(label), current ?? null, interval, n, ...earlier];
	};
	const each = (of: (head: Headline) => number | null): (number | null)[] =>
		periods.map(({ head }) => head && of(head));
	const share = (label: Words, of: (head: Headline) => Proportion): Cell[] => {
		const { low, high, denominator } = of(now.head);
		const interval = formatShareInterval(low, high) || null;
		return line(
			label,
			'percent',
			each((head) => of(head).value),
			interval,
			denominator
		);
	};
	const { low, high, n } = now.head.handling;
	const hours = (value: number | null): string => (value === null ? '…' : formatHours(value, locale));
	return table(
		'headline',
		say(w.table),
		[
			column(say(w.figure), 'text', 2.8),
			{ ...column(now.name, 'text', 2.2), right: true },
			{ ...column(say(w.interval), 'text', 3.6), right: true },
			column(say(w.n), 'integer', 1.3),
			...others.map(({ name }) => ({ ...column(name, 'text', 2.2), right: true }))
		],
		[
			line(
				w.received,
				'integer',
				each((head) => head.received)
			),
			line(
				w.open,
				'integer',
				each((head) => head.open)
			),
			share(w.valid, (head) => head.valid),
			share(w.completion, (head) => head.completion),
			share(w.followup, (head) => head.followup),
			share(w.satisfaction, (head) => head.satisfaction),
			share(w.repeat, (head) => head.repeat),
			line(
				w.median,
				'duration',
				each((head) => head.handling.medianHours).map((value) =>
					value === null ? null : Math.round(value * 3600)
				),
				low === null ? null : `${hours(low)} – ${hours(high)}`,
				n
			),
			line(
				w.fines,
				'money',
				periods.map(({ fines }) => fines)
			)
		],
		{ notes: [say(w.note)] }
	);
}
