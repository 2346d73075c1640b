import { formatNumber, joinList } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { deskSections, type Desk, type DeskRow, type DeskSection } from '#lib/metrics/desk.ts';
import { leftText, sectionWords } from '#lib/metrics/deskWords.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { codeLabel } from '#lib/model/labels.ts';
import { column, heading, paragraph, table } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block } from '#lib/reports/document.ts';
import { excerpt } from '#lib/reports/rowCells.ts';
import type { ClauseId } from '#lib/rulebook/clauses.ts';
import { clauseLabels } from '#lib/rulebook/explain.ts';

const w = {
	no: words('编号', '編號', 'No.'),
	site: words('项目', '項目', 'Site'),
	unit: words('房号', '房號', 'Unit'),
	category: words('类别', '類別', 'Category'),
	severity: words('级别', '級別', 'Severity'),
	what: words('要做的', '要做的', 'What is due'),
	due: words('期限', '期限', 'Due'),
	left: words('还剩', '還剩', 'Left'),
	person: words('该谁', '該誰', 'Whose turn'),
	content: words('内容摘要', '內容摘要', 'Summary'),
	nobody: words('未指明', '未指明', 'Nobody named'),
	sum: words('{name} {n} 件', '{name} {n} 件', '{name}: {n}'),
	more: words('另有 {n} 件未列出。', '另有 {n} 件未列出。', '{n} more are not listed.')
};

/** Today's desk on paper: what is due today, overdue, coming, and owed of what is done (S4). */
export function deskTables(found: Desk, context: ReportContext): Block[] {
	const { say, locale } = context;
	const sums = deskSections.map((section) =>
		say(w.sum, { name: say(sectionWords[section].name), n: formatNumber(found.totals[section]) })
	);
	return [
		paragraph('desk.sums', joinList(sums, locale) + (locale === 'en' ? '.' : '。')),
		...deskSections.flatMap((section) => part(section, found, context))
	];
}

function part(section: DeskSection, found: Desk, context: ReportContext): Block[] {
	const { say } = context;
	const rows = found.rows.filter((row) => row.section === section);
	const name = say(sectionWords[section].name);
	if (rows.length === 0)
		return [heading(section, name), paragraph(`desk.${section}.none`, say(sectionWords[section].none))];
	const further = found.totals[section] - rows.length;
	return [
		heading(section, name),
		table(
			`desk-${section}`,
			say(sectionWords[section].is),
			[
				column(say(w.no), 'text', 2),
				column(say(w.site), 'text', 1.4),
				column(say(w.unit), 'text', 1.5),
				column(say(w.category), 'text', 1.6),
				column(say(w.severity), 'text', 1.1),
				column(say(w.what), 'text', 2.4),
				column(say(w.due), 'datetime', 2),
				column(say(w.left), 'text', 2),
				column(say(w.person), 'text', 1.5),
				column(say(w.content), 'text', 4)
			],
			rows.map((row) => line(row, context)),
			{ list: true, ...(further > 0 && { notes: [say(w.more, { n: formatNumber(further) })] }) }
		)
	];
}

function line(row: DeskRow, { say, mask, locale }: ReportContext) {
	const [first] = row.duties;
	const people = [...new Set(row.duties.map(({ person }) => mask.staff(person) ?? say(w.nobody)))];
	const due = [...new Set(row.duties.map(({ clause }) => say(clauseLabels[clause as ClauseId])))];
	return [
		row.no,
		row.site,
		mask.address(row.unit),
		valueLabel('category_l1', row.category_l1, locale),
		row.severity && codeLabel('severity', row.severity, locale),
		joinList(due, locale),
		first?.due_at ?? null,
		first ? leftText(first.seconds_left, locale) : null,
		joinList(people, locale),
		excerpt(mask.text(row.content, { unit: row.unit }), 60)
	];
}
