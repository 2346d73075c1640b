import { formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { headline } from '#lib/metrics/headline.ts';
import { repeats as ask } from '#lib/metrics/repeats.ts';
import { about, column, heading, note, paragraph, table } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block } from '#lib/reports/document.ts';
import { codeLabel } from '#lib/model/labels.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { has, missingNote, shareText } from '#lib/reports/phrases.ts';
import { timeCell } from '#lib/reports/rowCells.ts';

const w = {
	title: words('重复投诉', '重複投訴', 'Repeated complaints'),
	what: words('重复投诉', '重複投訴', 'repeated complaints'),
	none: words(
		'本月没有重复投诉（{share}）。',
		'本月沒有重複投訴（{share}）。',
		'No complaint of this month repeats an earlier one: {share}.'
	),
	some: words('重复投诉率 {share}。', '重複投訴率 {share}。', 'Repeats: {share}.'),
	table: words('重复投诉清单', '重複投訴清單', 'Repeated complaints of the month'),
	rule: words(
		'同一房号（没有房号时同一电话，再没有时同一项目的同一投诉人）、同一类别，在前一件办结后 {days} 天内或尚未办结时再次投诉，计为重复。',
		'同一房號（沒有房號時同一電話，再沒有時同一項目的同一投訴人）、同一類別，在前一件辦結後 {days} 天內或尚未辦結時再次投訴，計為重複。',
		'A complaint repeats an earlier one of the same unit (else phone, else complainant and site) and category, within {days} days of its completion or while it is open.'
	),
	more: words(
		'只列出前 {n} 件，共 {all} 件。',
		'只列出前 {n} 件，共 {all} 件。',
		'The first {n} of {all} are listed.'
	),
	no: words('编号', '編號', 'No.'),
	earlier: words('前一件', '前一件', 'Earlier one'),
	received: words('投诉时间', '投訴時間', 'Received'),
	site: words('项目', '項目', 'Site'),
	unit: words('房号', '房號', 'Unit'),
	category: words('类别', '類別', 'Category'),
	department: words('责任部门', '責任部門', 'Department'),
	status: words('状态', '狀態', 'Status')
};

const longest = 40;

/** What came back, and what it repeats: candidates for corrective action. */
export async function repeats(context: ReportContext): Promise<Block[]> {
	const { engine, period, say, mask, locale, edition } = context;
	const title = heading('repeats', say(w.title));
	if (!has(context, 'repeat')) return [title, missingNote(say(w.what), ['repeat'], context)];
	const { repeat } = await headline(engine, period);
	const share = shareText(repeat, context);
	const rows = await ask(engine, period);
	const rule = say(w.rule, { days: edition.repeat.days.value });
	if (rows.length === 0) return [title, paragraph('repeats.none', say(w.none, { share })), note(rule)];
	const shown = rows.slice(0, longest);
	return [
		title,
		about(paragraph('repeats.some', say(w.some, { share })), 'repeats'),
		table(
			'repeats',
			say(w.table),
			[
				column(say(w.no), 'text', 2),
				column(say(w.earlier), 'text', 2),
				column(say(w.received), 'datetime', 2.2),
				column(say(w.site), 'text', 1.8),
				column(say(w.unit), 'text', 1.6),
				column(say(w.category), 'text', 1.8),
				column(say(w.department), 'text', 1.8),
				column(say(w.status), 'text', 1.4)
			],
			shown.map((row) => [
				row.complaint_no,
				row.repeat_of,
				timeCell(row.received_at, row.received_at_date_only),
				row.site,
				mask.address(row.unit),
				valueLabel('category_l1', row.category_l1, locale),
				row.department,
				row.status && codeLabel('status', row.status, locale)
			]),
			{
				notes: [
					...(shown.length < rows.length
						? [say(w.more, { n: formatNumber(shown.length), all: formatNumber(rows.length) })]
						: []),
					rule
				]
			}
		)
	];
}
