import { pointName } from '#lib/charts/measure.ts';
import { ruleWords } from '#lib/charts/signals.ts';
import { formatNumber, joinList } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import type { Monthly } from '#lib/metrics/monthly.ts';
import type { Need } from '#lib/rulebook/needs.ts';
import { missing } from '#lib/workspace/alive.ts';
import type { PageId } from '#lib/workspace/pages.ts';
import type { Overview } from './overview.ts';
import { daysOfRun, runsOf } from './signalRuns.ts';

export interface Alert {
	readonly id: string;
	readonly tone: 'signal' | 'note' | 'missing';
	readonly text: string;
	/** Where the rows are. */
	readonly page?: PageId;
	readonly filter?: Filter;
}

const trendNames: Readonly<Record<keyof Monthly['trends'], Words>> = {
	received: words('受理量', '受理量', 'Received'),
	receivedDays: words('投诉间隔天数', '投訴間隔天數', 'Days between complaints'),
	receivedCases: words('其间的其他投诉', '其間的其他投訴', 'Other complaints in between'),
	rate: words('每千户投诉', '每千戶投訴', 'Per 1,000 households'),
	valid: words('有效投诉率', '有效投訴率', 'Valid share'),
	satisfaction: words('满意率', '滿意率', 'Satisfied share'),
	medianHours: words('处理时长中位数', '處理時長中位數', 'Median handling time'),
	dispatchRate: words('派单及时率', '派單及時率', 'Dispatched in time'),
	major: words('重大投诉', '重大投訴', 'Major complaints'),
	majorDays: words('重大投诉间隔天数', '重大投訴間隔天數', 'Days between major complaints'),
	majorCases: words('重大投诉间隔件数', '重大投訴間隔件數', 'Complaints between major ones')
};

const w = {
	signal: words('{month} {name}：{rule}', '{month} {name}：{rule}', '{month}, {name}: {rule}'),
	months: words('{from}至{to}', '{from}至{to}', '{from} to {to}'),
	problems: words(
		'有 {n} 个单元格读不出来，已保留原文',
		'有 {n} 個儲存格讀不出來，已保留原文',
		'{n} cells could not be read; their text is kept'
	),
	doubtful: words(
		'有 {n} 处时间先后或写法可疑',
		'有 {n} 處時間先後或寫法可疑',
		'{n} values are doubtful in order or spelling'
	),
	late: words(
		'{n} 行受理于截止时刻之后，未计入',
		'{n} 列受理於截止時刻之後，未計入',
		'{n} rows were received after the cut-off and do not count'
	),
	versions: words(
		'有 {n} 行是重复或旧版本，未计入',
		'有 {n} 列是重複或舊版本，未計入',
		'{n} rows are duplicates or earlier versions and do not count'
	),
	undated: words(
		'{n} 件没有受理时间，不在任何月份内',
		'{n} 件沒有受理時間，不在任何月份內',
		'{n} have no time of receipt and are in no month'
	),
	order: words(
		'{n} 件完成早于受理，未计入处理时长',
		'{n} 件完成早於受理，未計入處理時長',
		'{n} were completed before receipt and are left out of handling times'
	),
	flagged: words(
		'{n} 件已办结但没有完成时间',
		'{n} 件已辦結但沒有完成時間',
		'{n} are done without a time of completion'
	),
	classes: words(
		'{n} 处判定与记录不同，等人确认',
		'{n} 處判定與記錄不同，等人確認',
		'{n} classes differ from the record and wait for a person'
	),
	repeat: words('{n} 件是重复投诉', '{n} 件是重複投訴', '{n} are repeats'),
	columns: words(
		'补上{columns}列，可以看到{what}',
		'補上{columns}欄，可以看到{what}',
		'Add {columns} to see {what}'
	)
} as const satisfies Record<string, Words>;

/** What columns would open up, the most useful first. */
const openings: readonly [Need, Words][] = [
	['received', words('趋势与时限', '趨勢與時限', 'trends and time limits')],
	['dispatch', words('派单时限', '派單時限', 'the dispatch limit')],
	['complete', words('处理时限与时长', '處理時限與時長', 'handling limits and times')],
	['satisfaction', words('满意率', '滿意率', 'satisfaction')],
	['valid', words('有效投诉率', '有效投訴率', 'the valid share')],
	['followup_clause', words('回访时限', '回訪時限', 'the follow-up limit')],
	['first_feedback', words('首问反馈时限', '首問反饋時限', 'the first-feedback limit')],
	['repeat', words('重复投诉', '重複投訴', 'repeats')]
];

/** What a careful reader would be told beside the overview: signals, data that need a look, what the log lacks. */
export function alerts(
	{ headline, monthly, quality, classes }: Overview,
	fields: ReadonlySet<string>,
	filter: Filter,
	locale: Locale
): Alert[] {
	const found: Alert[] = [];
	const note = (id: string, form: Words, n: number, page?: PageId, to?: Filter) => {
		if (n > 0)
			found.push({ id, tone: 'note', text: say(form, locale, { n: formatNumber(n) }), page, filter: to });
	};
	for (const name of Object.keys(monthly.trends) as (keyof Monthly['trends'])[])
		for (const run of runsOf(monthly.trends[name].signals).slice(-2)) {
			const { rule } = run;
			const [from, to] = [pointName(run.from, locale), pointName(run.to, locale)];
			found.push({
				id: `${name}-${run.from}-${rule}`,
				tone: 'signal',
				text: say(w.signal, locale, {
					month: from === to ? from : say(w.months, locale, { from, to }),
					name: say(trendNames[name], locale),
					rule: say(ruleWords[rule], locale)
				}),
				page: 'complaints',
				filter: { ...filter, ...daysOfRun(run) }
			});
		}
	note('repeat', w.repeat, headline.repeat.numerator, 'recurring', filter);
	note(
		'classes',
		w.classes,
		classes.reduce((sum, { states }) => sum + states.differ, 0),
		'classes',
		filter
	);
	note('undated', w.undated, headline.withoutReceived);
	note('order', w.order, headline.handling.excludedNegative);
	note('flagged', w.flagged, headline.doneFlagged);
	const graded = (grade: string) =>
		quality.problems.filter(({ severity }) => severity === grade).reduce((sum, { n }) => sum + n, 0);
	note('problems', w.problems, graded('error'), 'import');
	note('doubtful', w.doubtful, graded('warning'), 'import');
	const gaveWay = (late: boolean) =>
		quality.versions
			.filter(({ reason }) => (reason === 'after_as_of') === late)
			.reduce((sum, { n }) => sum + n, 0);
	note('versions', w.versions, gaveWay(false), 'import');
	note('late', w.late, gaveWay(true), 'settings');
	for (const [need, what] of openings) {
		const columns = missing(need, fields, locale);
		if (columns.length > 0)
			found.push({
				id: `missing-${need}`,
				tone: 'missing',
				text: say(w.columns, locale, { columns: joinList(columns, locale), what: say(what, locale) })
			});
	}
	return found;
}
