import { formatNumber, joinList } from '#lib/i18n/format.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import { problemWords } from '#lib/intake/problems.ts';
import { dataQuality, type DataQuality, type ProblemGroup } from '#lib/metrics/dataQuality.ts';
import { personalColumns } from '#lib/metrics/people.ts';
import { fieldsOf, tableLabels, type TableName } from '#lib/model/columns.ts';
import { checkWords } from '#lib/pipeline/checks/words.ts';
import { about, column, heading, note, paragraph, table } from '#lib/reports/build.ts';
import type { PaperContext } from '#lib/reports/context.ts';
import type { Block } from '#lib/reports/document.ts';
import { excerpt } from '#lib/reports/rowCells.ts';
import { classTable } from './classes.ts';

const w = {
	title: words('数据来源与质量', '資料來源與質量', 'Data sources and quality'),
	sources: words('导入的文件', '匯入的檔案', 'Imported files'),
	file: words('文件', '檔案', 'File'),
	sheet: words('工作表', '工作表', 'Sheet'),
	kind: words('内容', '內容', 'Content'),
	read: words('读入行', '讀入列', 'Rows read'),
	skipped: words('表头、空行等', '表頭、空列等', 'Header, blanks …'),
	imported: words('导入', '匯入', 'Imported'),
	judged: words('计入统计', '計入統計', 'Counted'),
	sum: words(
		'共 {complaints} 件投诉，其中 {undated} 件没有投诉时间，不属于任何月份，不在本报告之内。',
		'共 {complaints} 件投訴，其中 {undated} 件沒有投訴時間，不屬於任何月份，不在本報告之內。',
		'{complaints} complaints in all; {undated} have no time of receipt, belong to no month and are not in this report.'
	),
	left: words(
		'未计入的行：{list}。它们仍保存在原处，可以查看。',
		'未計入的列：{list}。它們仍保存在原處，可以查看。',
		'Rows that do not count: {list}. They are kept and can be looked at.'
	),
	version: words('{reason} {n} 行', '{reason} {n} 列', '{n} {reason}'),
	duplicate: words('完全重复', '完全重複', 'exact duplicates'),
	superseded: words(
		'被同编号的后一行取代',
		'被同編號的後一列取代',
		'replaced by a later row with the same number'
	),
	corrected: words('已由改正后的行取代', '已由改正後的列取代', 'replaced by a corrected row'),
	replaced: words(
		'由后来文件整月替换',
		'由後來檔案整月替換',
		'in a site and month that a later file replaced'
	),
	after_as_of: words('晚于截止时点受理', '晚於截止時點受理', 'received after the as-of time'),
	problems: words(
		'数据问题（全部导入数据）',
		'資料問題（全部匯入資料）',
		'Problems in the data (all imported rows)'
	),
	problem: words('问题', '問題', 'Problem'),
	columnOf: words('列', '欄', 'Column'),
	n: words('处数', '處數', 'Places'),
	sample: words('例', '例', 'Example'),
	severity: words('程度', '程度', 'Weight'),
	noProblems: words('没有发现数据问题。', '沒有發現資料問題。', 'No problems were found in the data.'),
	more: words(
		'只列出前 {n} 类，共 {all} 类；逐条清单见程序的数据质量页。',
		'只列出前 {n} 類，共 {all} 類；逐條清單見程式的資料質量頁。',
		'The first {n} of {all} kinds; every place is listed in the program.'
	),
	missing: words(
		'台账中没有这些列，有关内容因此无法统计：{columns}。',
		'台賬中沒有這些欄，有關內容因此無法統計：{columns}。',
		'The log lacks these columns, so what rests on them cannot be counted: {columns}.'
	)
};

const severityWords: Readonly<Record<string, Words>> = {
	error: words('错误', '錯誤', 'Error'),
	warning: words('注意', '注意', 'Warning'),
	note: words('说明', '說明', 'Note')
};
const problemTexts: Readonly<Record<string, Words>> = { ...checkWords, ...problemWords };
const longest = 30;

/** Where the numbers come from, what was wrong with it, and what is not there at all. */
export async function quality(context: PaperContext): Promise<Block[]> {
	const { engine, say, bounds, locale, mask, present } = context;
	const found = await dataQuality(engine);
	const shown = found.problems.slice(0, longest);
	const personal = await personalColumns(engine);
	const sample = ({ column: head, sample: raw }: ProblemGroup): string | null => {
		const kind = personal.get(head ?? '');
		return kind ? mask[kind](raw) : mask.text(raw);
	};
	const name = (code: string): string => {
		const text = problemTexts[code];
		return text ? say(text) : code;
	};
	const absent = fieldsOf('complaints')
		.filter(
			(field) =>
				!field.name.startsWith('progress_') && !/^promised_at_\d/.test(field.name) && !present.has(field.name)
		)
		.map((field) => say(field.label));
	return [
		heading('quality', say(w.title)),
		about(
			paragraph(
				'quality.sum',
				say(w.sum, {
					complaints: formatNumber(bounds.complaints),
					undated: formatNumber(bounds.complaints - bounds.withReceived)
				}) + (locale === 'en' ? ' ' : ''),
				leftOut(found, context)
			),
			'sources'
		),
		table(
			'sources',
			say(w.sources),
			[
				column(say(w.file), 'text', 4),
				column(say(w.sheet), 'text', 2),
				column(say(w.kind), 'text', 2),
				column(say(w.read), 'integer', 1.4),
				column(say(w.skipped), 'integer', 1.2),
				column(say(w.imported), 'integer', 1.4),
				column(say(w.judged), 'integer', 1.4)
			],
			found.sources.map((source) => [
				source.source_file,
				source.source_sheet,
				Object.hasOwn(tableLabels, source.table_name)
					? say(tableLabels[source.table_name as TableName])
					: source.table_name,
				source.rows_read,
				source.rows_skipped,
				source.rows_imported,
				source.table_name === 'complaints' ? source.rows_judged : null
			])
		),
		...(shown.length === 0
			? [paragraph('quality.none', say(w.noProblems))]
			: [
					table(
						'problems',
						say(w.problems),
						[
							column(say(w.problem), 'text', 4),
							column(say(w.columnOf), 'text', 1.8),
							column(say(w.n), 'integer', 1.2),
							column(say(w.severity), 'text', 1),
							column(say(w.sample), 'text', 3)
						],
						shown.map((group) => [
							name(group.problem),
							group.column,
							group.n,
							severityWords[group.severity] ? say(severityWords[group.severity]!) : group.severity,
							excerpt(sample(group), 40)
						]),
						shown.length < found.problems.length
							? {
									notes: [
										say(w.more, { n: formatNumber(shown.length), all: formatNumber(found.problems.length) })
									]
								}
							: {}
					)
				]),
		...(await classTable(context)),
		...(absent.length > 0 ? [note(say(w.missing, { columns: joinList(absent, locale) }), 'missing')] : [])
	];
}

function leftOut(found: DataQuality, { say, locale }: PaperContext): string {
	const reasons: Readonly<Record<string, Words>> = {
		duplicate: w.duplicate,
		superseded: w.superseded,
		corrected: w.corrected,
		replaced: w.replaced,
		after_as_of: w.after_as_of
	};
	const list = found.versions.map(({ reason, n }) => {
		const text = reasons[reason];
		return say(w.version, { reason: text ? say(text) : reason, n: formatNumber(n) });
	});
	return list.length === 0 ? '' : say(w.left, { list: joinList(list, locale) });
}
