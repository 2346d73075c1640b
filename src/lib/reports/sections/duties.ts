import { formatNumber, joinList } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { furtherDuties } from '#lib/metrics/furtherDuties.ts';
import { daysOf, monthsBefore, type Days } from '#lib/metrics/months.ts';
import { about, column, heading, paragraph, table } from '#lib/reports/build.ts';
import type { PaperContext, ReportContext } from '#lib/reports/context.ts';
import type { Block, Cell, Table } from '#lib/reports/document.ts';
import { columnsText, gap } from '#lib/reports/phrases.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';
import { lacking } from '#lib/rulebook/needs.ts';
import { retentionTable } from './retention.ts';

const w = {
	title: words('其他职责与到期资料', '其他職責與到期資料', 'Further duties, and records that fall due'),
	sum: words(
		'台账能看到的其他职责列在下表；没有记录不等于没有做，只说无法判断。',
		'台賬能看到的其他職責列在下表；沒有記錄不等於沒有做，只說無法判斷。',
		'What the logs show of further duties is below; what is not on record is not thereby undone: it cannot be told.'
	),
	keep: words(
		'按制度的保存年限，本期有 {n} 类资料期满。',
		'按制度的保存年限，本期有 {n} 類資料期滿。',
		'By the rulebook’s terms, {n} kinds of record come to the end of a term in this period.'
	),
	table: words('其他职责', '其他職責', 'Further duties'),
	duty: words('职责', '職責', 'Duty'),
	seen: words('台账所见', '台賬所見', 'What the logs show'),
	says: words('结论', '結論', 'Conclusion'),
	box: words('意见箱每周开启', '意見箱每週開啟', 'Suggestion box emptied each week'),
	boxSeen: words(
		'{n} 周中有 {k} 周收到意见箱来件',
		'{n} 週中有 {k} 週收到意見箱來件',
		'something came in by the box in {k} of {n} weeks'
	),
	boxRest: words('其余 {n} 周无法判断', '其餘 {n} 週無法判斷', 'the other {n} weeks cannot be told'),
	major: words(
		'重大投诉报服务经理与公司领导',
		'重大投訴報服務經理與公司領導',
		'Major complaints told to the service manager and the company’s leader'
	),
	majorSeen: words(
		'重大投诉 {n} 件，其中 {k} 件有上报或提交总经理的时间',
		'重大投訴 {n} 件，其中 {k} 件有上報或提交總經理的時間',
		'{n} major complaints; {k} have a time at which they were reported up'
	),
	majorRest: words('其余 {n} 件无法判断', '其餘 {n} 件無法判斷', 'the other {n} cannot be told'),
	majorNone: words('没有重大投诉', '沒有重大投訴', 'no major complaint'),
	survey: words('每季度的满意度调查', '每季度的滿意度調查', 'Satisfaction survey each quarter'),
	surveySeen: words('{quarter} {n} 次访问', '{quarter} {n} 次訪問', '{quarter}: {n} visits'),
	surveyRest: words('{quarter}无法判断', '{quarter}無法判斷', '{quarter} cannot be told'),
	quarterSoFar: words('本季度至月末', '本季度至月末', 'the quarter up to this month'),
	recorded: words('有记录', '有記錄', 'on record'),
	notApplicable: words('不适用', '不適用', 'not applicable'),
	unknown: words('无法判断', '無法判斷', 'cannot be told'),
	lacks: words('没有{columns}', '沒有{columns}', 'no {columns}'),
	join: words('；', '；', '; ')
};

interface Span {
	readonly days: Days;
	/** Months of the period, 'YYYY-MM'. */
	readonly months: readonly string[];
	readonly quarters: readonly { readonly label: string; readonly days: Days }[];
}

/** Duties beside the time limits, as far as the logs show them, and which records come to the end of their term in the month. */
export function dutiesOfMonth(context: ReportContext): Promise<Block[]> {
	const { month, say } = context;
	const first = monthsBefore(month, (Number(month.slice(5)) - 1) % 3);
	return duties(context, {
		days: daysOf(month),
		months: [month],
		quarters: [{ label: say(w.quarterSoFar), days: { from: daysOf(first).from, to: daysOf(month).to } }]
	});
}

/** The same of a year, its quarters one by one. */
export const dutiesOfYear = (context: YearContext): Promise<Block[]> =>
	duties(context, {
		days: context.now,
		months: context.months,
		quarters: context.quarters.map(({ label, period }) => ({
			label,
			days: { from: period.from ?? context.now.from, to: period.to ?? context.now.to }
		}))
	});

async function duties(context: PaperContext, span: Span): Promise<Block[]> {
	const { say } = context;
	const kept = await retentionTable(context, span.months);
	return [
		heading('duties', say(w.title)),
		about(
			paragraph(
				'duties.sum',
				say(w.sum),
				kept === null ? '' : gap(context) + say(w.keep, { n: formatNumber(kept.rows.length) })
			),
			'further-duties'
		),
		await dutyTable(context, span),
		...(kept === null ? [] : [kept])
	];
}

async function dutyTable(context: PaperContext, { days, quarters }: Span): Promise<Table> {
	const { engine, period, say, locale } = context;
	const found = await furtherDuties(engine, period, days);
	const weeks = weeksOf(days);
	const surveys: { readonly label: string; readonly n: number }[] = [];
	for (const quarter of quarters)
		surveys.push({
			label: quarter.label,
			n: (await furtherDuties(engine, period, quarter.days)).surveys
		});
	const line = (
		duty: (typeof w)['box'],
		wanted: readonly string[],
		seen: string,
		rest: string,
		none = ''
	): Cell[] => {
		const columns = lacking([wanted], context.present);
		if (columns.length > 0)
			return [say(duty), say(w.lacks, { columns: columnsText(columns, context) }), say(w.unknown)];
		return [say(duty), none || seen, none ? say(w.notApplicable) : rest || say(w.recorded)];
	};
	const unseen = surveys.filter(({ n }) => n === 0);
	return table(
		'further-duties',
		say(w.table),
		[column(say(w.duty), 'text', 3), column(say(w.seen), 'text', 4), column(say(w.says), 'text', 2.4)],
		[
			line(
				w.box,
				['channel'],
				say(w.boxSeen, { n: formatNumber(weeks), k: formatNumber(found.boxWeeks) }),
				found.boxWeeks < weeks ? say(w.boxRest, { n: formatNumber(weeks - found.boxWeeks) }) : ''
			),
			line(
				w.major,
				['escalated_at', 'gm_submitted_at'],
				say(w.majorSeen, { n: formatNumber(found.major), k: formatNumber(found.reportedUp) }),
				found.reportedUp < found.major
					? say(w.majorRest, { n: formatNumber(found.major - found.reportedUp) })
					: '',
				found.major === 0 ? say(w.majorNone) : ''
			),
			line(
				w.survey,
				['visits'],
				joinList(
					surveys.map(({ label, n }) => say(w.surveySeen, { quarter: label, n: formatNumber(n) })),
					locale
				),
				unseen.length > 0
					? say(w.surveyRest, {
							quarter: joinList(
								unseen.map(({ label }) => label),
								locale
							)
						})
					: ''
			)
		]
	);
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
/** 1 January 1970 was a Thursday: weeks begin on Mondays. */
const weekNumber = (day: string): number => Math.floor((dayNumber(day) + 3) / 7);
/** Weeks, Monday to Sunday, that have a day in the period. */
const weeksOf = ({ from, to }: Days): number => weekNumber(to) - weekNumber(from) + 1;
