import { formatMoney, formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { claims as ask } from '#lib/metrics/claims.ts';
import { about, column, heading, paragraph, table } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block } from '#lib/reports/document.ts';
import { codeLabel } from '#lib/model/labels.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { has, missingNote } from '#lib/reports/phrases.ts';
import { excerpt, timeCell } from '#lib/reports/rowCells.ts';

const w = {
	title: words('索赔登记', '索賠登記', 'Claims'),
	what: words('索赔情况', '索賠情況', 'claims'),
	none: words(
		'本月受理的投诉没有提出索赔。',
		'本月受理的投訴沒有提出索賠。',
		'None of the complaints of this month claims compensation.'
	),
	some: words(
		'本月受理的投诉中有 {n} 件提出索赔，其中 {k} 件写明金额，共 {amount}。',
		'本月受理的投訴中有 {n} 件提出索賠，其中 {k} 件寫明金額，共 {amount}。',
		'{n} of the complaints of this month claim compensation; {k} name an amount, {amount} in all.'
	),
	table: words('索赔登记表', '索賠登記表', 'Register of claims'),
	no: words('编号', '編號', 'No.'),
	received: words('投诉时间', '投訴時間', 'Received'),
	site: words('项目', '項目', 'Site'),
	complainant: words('投诉人', '投訴人', 'Complainant'),
	category: words('类别', '類別', 'Category'),
	amount: words('索赔金额', '索賠金額', 'Amount claimed'),
	status: words('状态', '狀態', 'Status'),
	result: words('处理结果', '處理結果', 'Result')
};

/** Who asks for compensation, how much, and what came of it. */
export async function claims(context: ReportContext): Promise<Block[]> {
	const { engine, period, say, mask, locale } = context;
	const title = heading('claims', say(w.title));
	if (!has(context, 'claims')) return [title, missingNote(say(w.what), ['claims'], context)];
	const rows = await ask(engine, period);
	if (rows.length === 0) return [title, paragraph('claims.none', say(w.none))];
	const named = rows.filter((row) => row.amount_fen !== null);
	const sum = named.reduce((total, row) => total + (row.amount_fen ?? 0), 0);
	return [
		title,
		about(
			paragraph(
				'claims.some',
				say(w.some, { n: formatNumber(rows.length), k: formatNumber(named.length), amount: formatMoney(sum) })
			),
			'claims'
		),
		table(
			'claims',
			say(w.table),
			[
				column(say(w.no), 'text', 2),
				column(say(w.received), 'datetime', 2.2),
				column(say(w.site), 'text', 1.6),
				column(say(w.complainant), 'text', 1.4),
				column(say(w.category), 'text', 1.8),
				column(say(w.amount), 'money', 1.8),
				column(say(w.status), 'text', 1.4),
				column(say(w.result), 'text', 3.4)
			],
			rows.map((row) => [
				row.complaint_no,
				timeCell(row.received_at, row.received_at_date_only),
				row.site,
				mask.name(row.complainant),
				valueLabel('category_l1', row.category_l1, locale),
				row.amount_fen,
				row.status && codeLabel('status', row.status, locale),
				excerpt(mask.text(row.result, { names: [row.complainant] }), 80)
			])
		)
	];
}
