import { formatTime } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { recordList, type RecordRow } from '#lib/metrics/recordList.ts';
import { annexHeading, column, section, table } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block, Table } from '#lib/reports/document.ts';
import { codeLabel } from '#lib/model/labels.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { excerpt, timeCell } from '#lib/reports/rowCells.ts';

const w = {
	records: words('客户投诉记录表', '客戶投訴記錄表', 'Complaint record list'),
	summary: words('月度投诉汇总表', '月度投訴匯總表', 'Monthly summary table'),
	numbered: words('{title}（{number}）', '{title}（{number}）', '{title} ({number})'),
	no: words('编号', '編號', 'No.'),
	complainant: words('投诉人', '投訴人', 'Complainant'),
	phone: words('联系电话', '聯繫電話', 'Phone'),
	received: words('投诉时间', '投訴時間', 'Received'),
	recorder: words('投诉记录人', '投訴記錄人', 'Recorder'),
	content: words('内容摘要', '內容摘要', 'Summary'),
	result: words('处理情况', '處理情況', 'Handling'),
	opinion: words('客户意见', '客戶意見', "Customer's opinion"),
	remarks: words('备注', '備註', 'Remarks'),
	task: words('任务编号', '任務編號', 'Task no.'),
	nature: words('性质', '性質', 'Nature'),
	validity: words('判定', '判定', 'Judgement'),
	basis: words('判定依据', '判定依據', 'Basis'),
	done: words('是否完成', '是否完成', 'Done'),
	followup: words('回访', '回訪', 'Follow-up'),
	yes: words('是', '是', 'Yes'),
	not: words('否', '否', 'No'),
	unknown: words('无法判断', '無法判斷', 'Unknown')
};

/** Form F2 and the summary table of the month, on landscape pages: one line a complaint. */
export async function annexes(context: ReportContext): Promise<Block[]> {
	const rows = await recordList(context.engine, context.period);
	return [
		section('landscape'),
		annexHeading('records', recordsTitle(context)),
		recordsTable(rows, context),
		section('landscape'),
		annexHeading('summary', context.say(w.summary)),
		summaryTable(rows, context)
	];
}

/** The name of form F2 with the number that the rulebook gives it. */
export function recordsTitle({ edition, say }: ReportContext): string {
	const form = edition.forms.find(({ id }) => id === 'record_list');
	return form ? say(w.numbered, { title: say(form.title), number: form.number }) : say(w.records);
}

/** Form F2: one line a complaint, as it was recorded. */
export function recordsTable(rows: readonly RecordRow[], context: ReportContext): Table {
	const { say, locale, mask } = context;
	return table(
		'records',
		recordsTitle(context),
		[
			column(say(w.no), 'text', 2.3),
			column(say(w.complainant), 'text', 1.6),
			column(say(w.phone), 'text', 2.1),
			column(say(w.received), 'datetime', 2),
			column(say(w.recorder), 'text', 1.6),
			column(say(w.content), 'text', 6),
			column(say(w.result), 'text', 4),
			column(say(w.opinion), 'text', 2.4),
			column(say(w.remarks), 'text', 1.8)
		],
		rows.map((row) => {
			const own = { names: [row.complainant], phone: row.phone, unit: row.unit };
			const text = (value: string | null, most: number): string | null =>
				excerpt(mask.text(value, own), most);
			const status = row.status && codeLabel('status', row.status, locale);
			return [
				row.complaint_no,
				mask.name(row.complainant),
				mask.phone(row.phone),
				timeCell(row.received_at, row.received_at_date_only),
				mask.staff(row.recorder),
				text(row.content, 160),
				[status, text(row.result, 100)].filter(Boolean).join(locale === 'en' ? ': ' : '：') || null,
				text(row.opinion, 60),
				text(row.remarks, 60)
			];
		}),
		{ list: true }
	);
}

/** The monthly summary table: nature, judgement and its basis, done, followed up (S0). */
export function summaryTable(rows: readonly RecordRow[], { say, locale, mask }: ReportContext): Table {
	const done = (row: RecordRow): string =>
		say(row.is_done ? w.yes : row.is_open === null ? w.unknown : w.not);
	return table(
		'summary',
		say(w.summary),
		[
			column(say(w.task), 'text', 2.4),
			column(say(w.nature), 'text', 2),
			column(say(w.validity), 'text', 1.6),
			column(say(w.basis), 'text', 5),
			column(say(w.done), 'text', 1.4),
			column(say(w.followup), 'text', 2.6)
		],
		rows.map((row) => [
			row.complaint_no,
			row.nature ?? valueLabel('category_l1', row.category_l1, locale),
			row.validity && codeLabel('validity', row.validity, locale),
			excerpt(
				mask.text(row.validity_basis, { names: [row.complainant], phone: row.phone, unit: row.unit }),
				100
			),
			done(row),
			[
				row.followup_at && formatTime(row.followup_at),
				row.satisfaction && codeLabel('satisfaction', row.satisfaction, locale)
			]
				.filter(Boolean)
				.join(' ') || null
		]),
		{ list: true }
	);
}
