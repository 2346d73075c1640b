import { formatMoney } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { base, legendOnTop, nameAxis, tip, valueAxis, type ChartOption } from './option.ts';
import { outcomeStyle, type ChartContext } from './theme.ts';

/** A step that takes `taken` of what is there, and asks for `amount`; both in fen. */
export interface CascadeStep {
	readonly key: string;
	readonly label: string;
	readonly amount: number;
	readonly taken: number;
	/** Several lines in one. */
	readonly lines?: number;
}

const labels = {
	bonus: words('当月奖金', '當月獎金', 'Bonus'),
	left: words('余下奖金', '餘下獎金', 'Left'),
	taken: words('从奖金中扣', '從獎金中扣', 'Taken from the bonus'),
	over: words('超出奖金，不扣', '超出獎金，不扣', 'Beyond the bonus, not taken'),
	rest: words('其余 {n} 笔', '其餘 {n} 筆', '{n} more')
};

/** More steps than this are put together in the last one. */
const most = 20;

/** How tall the picture has to be for a line of its own to each step, in px. */
export const cascadeHeight = (steps: number): number => 72 + 28 * (Math.min(steps, most) + 2);

/** The steps that are drawn: of a long list the last stands for all that remain. */
function shortened(steps: readonly CascadeStep[], rest: (n: number) => string): readonly CascadeStep[] {
	if (steps.length <= most) return steps;
	const tail = steps.slice(most - 1);
	const sum = (of: (step: CascadeStep) => number) => tail.reduce((total, step) => total + of(step), 0);
	return [
		...steps.slice(0, most - 1),
		{
			key: '',
			label: rest(tail.length),
			amount: sum(({ amount }) => amount),
			taken: sum(({ taken }) => taken),
			lines: tail.length
		}
	];
}

/**
 * A bonus that is eaten step by step, from above: bars run from it to zero; what is asked for beyond lies left of zero,
 * hatched. Where the bonus is not known the bars grow. Each step has a line of its own, so that its name has room.
 */
export function cascade(
	steps: readonly CascadeStep[],
	bonus: number | null,
	{ locale, theme }: ChartContext
): ChartOption {
	const shown = shortened(steps, (n) => labels.rest[locale].replace('{n}', String(n)));
	let left = bonus ?? 0;
	let beyond = 0;
	const bars = shown.map(({ amount, taken }) => {
		const from = left;
		left += bonus === null ? taken : -taken;
		const over = amount - taken;
		const under = beyond;
		beyond += over;
		const floor = taken > 0 ? Math.min(from, left) : -under;
		return { floor, taken, over: -over };
	});
	const ends = bonus !== null;
	const names = [
		...(ends ? [labels.bonus[locale]] : []),
		...shown.map(({ label }) => label),
		...(ends ? [labels.left[locale]] : [])
	];
	const whole = (value: number) => ({ value, itemStyle: { color: theme.accent, decal: { symbol: 'none' } } });
	const spread = <T>(first: T, of: (bar: (typeof bars)[number]) => T, last: T) => [
		...(ends ? [first] : []),
		...bars.map(of),
		...(ends ? [last] : [])
	];
	const shared = { type: 'bar', stack: 'bonus', barMaxWidth: 20 } as const;
	return {
		...base({ locale, theme }),
		...legendOnTop(theme, [labels.taken[locale], ...(beyond > 0 ? [labels.over[locale]] : [])]),
		yAxis: {
			...nameAxis(names, theme),
			inverse: true,
			axisLine: { show: false },
			axisLabel: { color: theme.ink, fontSize: 12, interval: 0, width: 176, overflow: 'truncate' }
		},
		xAxis: { ...valueAxis(theme, formatMoney), min: beyond > 0 ? undefined : 0 },
		tooltip: {
			...(base({ locale, theme })['tooltip'] as object),
			trigger: 'axis',
			axisPointer: { type: 'none' },
			formatter: (p: { dataIndex: number }[]) => {
				const at = p[0]?.dataIndex ?? -1;
				if (ends && at === 0) return tip(labels.bonus[locale], [['', formatMoney(bonus)]]);
				const step = shown[at - (ends ? 1 : 0)];
				if (!step) return tip(labels.left[locale], [['', formatMoney(left)]]);
				return tip(step.label, [
					[labels.taken[locale], formatMoney(step.taken)],
					...(step.amount > step.taken
						? [[labels.over[locale], formatMoney(step.amount - step.taken)] as const]
						: [])
				]);
			}
		},
		series: [
			{
				...shared,
				silent: true,
				itemStyle: { color: 'transparent' },
				data: spread(0, ({ floor }) => floor, 0)
			},
			{
				...shared,
				name: labels.taken[locale],
				itemStyle: outcomeStyle('breached', theme),
				data: spread<unknown>(whole(bonus ?? 0), ({ taken }) => taken, whole(left))
			},
			{
				...shared,
				name: labels.over[locale],
				itemStyle: outcomeStyle('unknown', theme),
				data: spread(0, ({ over }) => over, 0)
			}
		]
	};
}
