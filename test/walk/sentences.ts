import {
	formatDuration,
	formatMoney,
	formatNumber,
	formatPercent,
	formatShareInterval
} from '#lib/i18n/format.ts';
import { count, distinct, sum, wilson, type Row } from './facts.ts';
import { clauseIds } from '#lib/rulebook/index.ts';
import { judgements } from './rules/clauses.ts';
import { finesIn, rates } from './rules/shared.ts';
import type { Sentences, Walk } from './walk.ts';

const n = (value: number): string => formatNumber(value);
const money = (lines: readonly Row[]): string => formatMoney(Math.round(sum(lines, 'amount_yuan') * 100));

/** A rate as it is said: part, whole, the rest, the share and its interval. */
const said = (name: string, { now }: Walk): string[] => {
	const [part, whole] = rates[name]!(now);
	const [low, high] = wilson(part, whole) ?? [null, null];
	return [
		n(part),
		n(whole),
		n(now.length - whole),
		formatPercent(part / whole),
		formatShareInterval(low, high)
	];
};
const allRates = (walk: Walk): string[] => [
	...Object.keys(rates).flatMap((name) => said(name, walk)),
	n(walk.now.length),
	n(count(walk.now, ({ is_open: open }) => open === 'true'))
];
const kpi = ({ facts, months }: Walk, metric: string): Row =>
	facts.kpis.find((row) => row['site'] === '' && row['month'] === months[0] && row['metric'] === metric)!;
const chart = ({ facts }: Walk, figure: string): readonly Row[] =>
	facts.charts.filter((row) => row['figure'] === figure);

/** The p chart of satisfaction up to the paper's month: all that were satisfied of all that answered, and three sigma around it. */
function satisfactionChart({ facts, months }: Walk): string[] {
	const until = facts.kpis.filter(
		(row) => row['site'] === '' && row['metric'] === 'satisfaction_rate' && row['month']! <= months.at(-1)!
	);
	const p = sum(until, 'numerator') / sum(until, 'denominator');
	const reach = 3 * Math.sqrt((p * (1 - p)) / Number(until.at(-1)!['denominator']));
	return [p, Math.max(0, p - reach), Math.min(1, p + reach)].map(formatPercent);
}

const monday = (day: string): number => {
	const days = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
	return days - ((days + 3) % 7);
};
/** Weeks of the period, weeks in which the suggestion box was emptied, major complaints and those that were reported. */
function duties({ paper, now }: Walk): number[] {
	const { from, to } = paper.meta.period;
	const weeks = (monday(to) - monday(from)) / 7 + 1;
	const emptied = new Set(
		now.filter(({ channel }) => channel === '意见箱').map((row) => monday(row['received_at']!.slice(0, 10)))
	).size;
	const major = now.filter(({ severity }) => severity === 'major');
	const reported = count(major, (row) => row['escalated_at'] !== '' || row['gm_submitted_at'] !== '');
	return [weeks, emptied, weeks - emptied, major.length, reported, major.length - reported];
}

const upheld = (rows: readonly Row[]): readonly Row[] =>
	rows.filter(({ validity }) => validity !== 'invalid');

export const sentences: Sentences = {
	names: /ISO ?\d+(:\d+)?|GFP\d+-\d+-F\d|GAP\d+-\d+-F\d|95% ?区间|q ≤ 0\.1|q 不超过 0\.1/g,
	derived: [
		[/^table further-duties/, (walk) => duties(walk).map(n)],
		[/^table retention/, ({ lastYear }) => [n(lastYear.length)]],
		[
			/^(key figure|overview\.|annual\.(rates|satisfaction|rejected)|satisfaction\.|repeats\.|table headline|table classes)/,
			allRates
		],
		[
			/^(key figure “应扣罚”|annual\.rates|annual\.fines|fines\.)/,
			(walk) => [n(finesIn(walk, walk.months).length), money(finesIn(walk, walk.months))]
		],
		[
			/^satisfaction\.rate$/,
			(walk) =>
				['value', 'low', 'high'].map((name) => formatNumber(Number(kpi(walk, 'satisfaction_score')[name]), 1))
		],
		[/^satisfaction\.rate$/, satisfactionChart],
		[
			/^(clauses\.|annual\.clauses|table annual-decisions)/,
			(walk) => clauseIds.flatMap((clause) => judgements(walk, clause, walk.months).map(n))
		],
		[
			/^months\.medianHours$/,
			(walk) => [formatDuration(Math.round(Number(chart(walk, 'medianHours')[0]!['centre']) * 3600), 'zh-CN')]
		]
	],
	elsewhere: [
		[/^(duties\.|table further-duties)/, 'test/reports/annual', /^[0-4]$/],
		[/^(retention\.|table retention)/, 'years that the rulebook names', /^\d$/],
		[/^table annual-definitions/, 'words of the rulebook', /./],
		// a section of the desk without lines is not printed
		[/^desk\.sums$/, 'test/reports/forms', /^0$/],
		[/^capa\./, 'test/reports/forms', /./],
		[
			/^(handling\.|annual\.handling|table (headline|handling|annual-handling))/,
			'test/stats/times',
			/天|小时|分/
		],
		[/^annual\.handling$/, 'test/stats/logRank', /^0\.\d{3}$|^<?0\.001$/],
		[/^table annual-\w+, column q 值/, 'test/metrics/paretoShift', /^[01]\.\d{3}$/],
		[/^table (classes|claims|annual-actions)/, 'their rules, word by word', /./],
		[/^table (processing-(\d+-)?progress|capa-)/, 'imported text', /./],
		[/^table problems, column 例/, 'imported text', /./],
		[/^table annual-inputs, column 条款/, 'clause numbers are configuration', /./]
	],
	exact: {
		'overview.received': ({ now, before, lastYear }) => [now, before, lastYear].map((rows) => n(rows.length)),
		'annual.received': ({ now, lastYear }) => [now, lastYear].map((rows) => n(rows.length)),
		'fines.sum': (walk) => {
			const of = (months: readonly string[]): string => money(finesIn(walk, months));
			return [
				of(walk.months),
				n(finesIn(walk, walk.months).length),
				of(walk.monthsBefore),
				of(walk.monthsLastYear)
			];
		},
		'annual.fines': (walk) => [money(finesIn(walk, walk.months)), n(finesIn(walk, walk.months).length)],
		'open.balance': (walk) =>
			['carried_in', 'received', 'completed_in_month', 'carried_out'].map((metric) =>
				n(Number(kpi(walk, metric)['value']))
			),
		'deductions.sum': (walk) => {
			const own = walk.facts.deductions.filter(({ month }) => walk.months.includes(month!));
			const yuan = (column: string): string => formatMoney(Math.round(sum(own, column) * 100));
			return [n(own.length), yuan('fines_yuan'), yuan('deducted_yuan')];
		},
		'suggestions.sum': ({ now }) => [
			n(upheld(now).length),
			n(distinct(upheld(now), 'category_l1', 'category_l2'))
		],
		'claims.some': ({ now }) => {
			const claimed = now.filter((row) => row['claim_requested'] === 'true');
			return [n(claimed.length), n(count(claimed, (row) => row['claim_amount'] !== ''))];
		},
		'quality.sum': ({ facts }) => [
			n(facts.complaints.length),
			n(count(facts.complaints, (row) => row['received_at'] === ''))
		],
		'annual.rejected': ({ now }) =>
			['invalid', 'coordination'].map((value) => n(count(now, ({ validity }) => validity === value)))
	}
};
