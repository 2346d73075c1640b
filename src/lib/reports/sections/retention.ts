import { formatMonth, formatNumber } from '#lib/i18n/format.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import { written, type Written } from '#lib/metrics/furtherDuties.ts';
import { daysOf, monthsBefore } from '#lib/metrics/months.ts';
import { column, table } from '#lib/reports/build.ts';
import type { PaperContext } from '#lib/reports/context.ts';
import type { Cell, Table } from '#lib/reports/document.ts';
import type { Edition } from '#lib/rulebook/index.ts';

type Kept = Edition['retention'][number];

const w = {
	table: words('保存期满的资料', '保存期滿的資料', 'Records that come to the end of a term'),
	what: words('资料', '資料', 'Records'),
	of: words('所属期', '所屬期', 'Of'),
	n: words('台账中的记录', '台賬中的記錄', 'On record'),
	term: words('已保存', '已保存', 'Kept for'),
	todo: words('应办', '應辦', 'To do'),
	years: words('{n} 年', '{n} 年', '{n} years'),
	years1: words('{n} 年', '{n} 年', '{n} year'),
	span: words('{from}至{to}', '{from}至{to}', '{from} to {to}'),
	complaints: words('{n} 件投诉', '{n} 件投訴', '{n} complaints'),
	visits: words('{n} 次访问', '{n} 次訪問', '{n} visits'),
	before: words('台账不含此期', '台賬不含此期', 'before the log begins'),
	archive: words('由部门移交档案室', '由部門移交檔案室', 'Hand over from the department to the archive'),
	destroy: words(
		'保存期满，报批后处理',
		'保存期滿，報批後處理',
		'The term is over: dispose of them once approved'
	),
	note: words(
		'年限自资料所属月份的月末起算；所列数目是台账中的记录，纸件以保存清单为准。',
		'年限自資料所屬月份的月末起算；所列數目是台賬中的記錄，紙件以保存清單為準。',
		'Terms run from the end of the month that records belong to. The numbers are what the logs hold; for papers the inventory decides.'
	)
};
const kinds: Readonly<Record<Kept['what'], Words>> = {
	forms_and_lists: words('表单与记录表', '表單與記錄表', 'Forms and lists'),
	visits_and_reports: words('访问记录与报告', '訪問記錄與報告', 'Visit records and reports')
};

/** What comes to the end of a term of keeping in these months, by the rulebook (S4); null where it sets none. */
export async function retentionTable(
	context: PaperContext,
	months: readonly string[]
): Promise<Table | null> {
	const { edition, say } = context;
	const rows: Cell[][] = [];
	for (const kept of edition.retention) {
		const { departmentYears, archiveYears } = kept;
		if (departmentYears > 0)
			rows.push(await line(kept, departmentYears, archiveYears > 0 ? w.archive : w.destroy, months, context));
		if (archiveYears > 0)
			rows.push(await line(kept, departmentYears + archiveYears, w.destroy, months, context));
	}
	if (rows.length === 0 || months.length === 0) return null;
	return table(
		'retention',
		say(w.table),
		[
			column(say(w.what), 'text', 2.2),
			column(say(w.of), 'text', 2.6),
			column(say(w.n), 'text', 2),
			column(say(w.term), 'text', 1.1),
			column(say(w.todo), 'text', 2.8)
		],
		rows,
		{ notes: [say(w.note)] }
	);
}

async function line(
	{ what }: Kept,
	years: number,
	todo: Words,
	months: readonly string[],
	{ engine, bounds, say, locale }: PaperContext
): Promise<Cell[]> {
	const [first, last] = [months[0]!, months.at(-1)!].map((month) => monthsBefore(month, years * 12)) as [
		string,
		string
	];
	const days = { from: daysOf(first).from, to: daysOf(last).to };
	const found = bounds.firstOn === null || days.to < bounds.firstOn ? null : await written(engine, days);
	const of = formatMonth(first, locale);
	return [
		say(kinds[what]),
		first === last ? of : say(w.span, { from: of, to: formatMonth(last, locale) }),
		found === null ? say(w.before) : say(...counted(what, found)),
		say(years === 1 ? w.years1 : w.years, { n: years }),
		say(todo)
	];
}

const counted = (what: Kept['what'], found: Written): [Words, { readonly n: string }] =>
	what === 'forms_and_lists'
		? [w.complaints, { n: formatNumber(found.complaints) }]
		: [w.visits, { n: formatNumber(found.visits) }];
