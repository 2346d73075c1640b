import { joinList } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import { codeSets, type CodeSet } from '#lib/model/codes.ts';
import { fieldsOf, tableLabels, type Field, type TableName } from '#lib/model/columns.ts';
import type { TemplateColumn, TemplateGuide, TemplateSheet } from '#lib/reports/renderers/templateBook.ts';
import { needed, usual } from './columns.ts';
import { examples } from './examples.ts';
import { codeOf, hintOf, yesNo } from './hints.ts';

const w = {
	file: words('诉鉴模板-{table}.xlsx', '訴鑑範本-{table}.xlsx', 'Sujian template {table}.xlsx'),
	all: words('全部表', '全部表', 'all tables'),
	guide: words('填写说明', '填寫說明', 'How to fill in'),
	lists: words('下拉选项', '下拉選項', 'Lists'),
	required: words('必填。', '必填。', 'Required. '),
	choices: words('可填：{list}', '可填：{list}', 'One of: {list}'),
	example: words('例：{example}', '例：{example}', 'Example: {example}'),
	pick: words('不在列表里', '不在清單裡', 'Not in the list'),
	pickText: words(
		'列表里没有这个写法。可以保留，导入时再指定它的意思。',
		'清單裡沒有這個寫法。可以保留，匯入時再指定它的意思。',
		'This is not in the list. It may stay; its meaning can be said when it is imported.'
	),
	intro: words(
		'一行一条，从第二行填起；不要改表头的名称。这一页只供阅读，不会被导入。',
		'一列一筆，從第二列填起；不要改表頭的名稱。這一頁只供閱讀，不會被匯入。',
		'One row each, from the second row on; leave the heads as they are. This sheet is only to be read and is never imported.'
	),
	marked: words(
		'橙色的列必填，其余的列可以空着或整列删去；列的次序不限。',
		'橙色的欄必填，其餘的欄可以空著或整欄刪去；欄的次序不限。',
		'Orange columns are required; the others may be empty or deleted. The order of columns does not matter.'
	),
	heads: [
		words('列名', '欄名', 'Column name'),
		words('填什么', '填什麼', 'What goes in'),
		words('可以填的内容', '可以填的內容', 'Allowed values'),
		words('填写的例子', '填寫的例子', 'Worked example')
	],
	table: words('工作表“{table}”的各列', '工作表「{table}」的各欄', 'Columns of the sheet “{table}”'),
	more: words(
		'工作表“{table}”还可以自己加的列（表头照抄）',
		'工作表「{table}」還可以自己加的欄（表頭照抄）',
		'Columns that may be added to the sheet “{table}” (copy the head)'
	)
} as const;

function choicesOf(field: Field, locale: Locale): string[] {
	const set = codeOf(field);
	if (set !== null) return codeSets[set as CodeSet].map(({ label }) => say(label, locale));
	return field.type === 'boolean' ? yesNo.map((answer) => say(answer, locale)) : [];
}

function exampleOf(table: TableName, field: Field, locale: Locale): string {
	const given = examples[table][field.name];
	if (given === undefined) return '';
	if (typeof given !== 'string') return say(given, locale);
	const set = codeOf(field);
	const code = set && codeSets[set as CodeSet].find((entry) => entry.code === given);
	if (code) return say(code.label, locale);
	return field.type === 'boolean' ? say(yesNo[given === 'true' ? 0 : 1], locale) : given;
}

function columnOf(table: TableName, field: Field, locale: Locale): TemplateColumn {
	const choices = choicesOf(field, locale);
	const required = needed[table].includes(field.name);
	const example = exampleOf(table, field, locale);
	return {
		head: say(field.label, locale),
		kind: choices.length > 0 ? 'choice' : (field.type as TemplateColumn['kind']),
		required,
		note: [
			(required ? say(w.required, locale) : '') + say(hintOf(table, field), locale),
			...(choices.length > 0 ? [say(w.choices, locale, { list: joinList(choices, locale) })] : []),
			...(example ? [say(w.example, locale, { example })] : [])
		].join('\n'),
		choices
	};
}

/** The table to be filled in. */
export function templateSheet(table: TableName, locale: Locale): TemplateSheet {
	const fields = fieldsOf(table).filter(({ name }) => table !== 'complaints' || usual.has(name));
	return {
		name: say(tableLabels[table], locale),
		columns: fields.map((field) => columnOf(table, field, locale))
	};
}

/** What goes into every column of these tables, with one example each; columns that may be added come last. */
export function templateGuide(tables: readonly TableName[], locale: Locale): TemplateGuide {
	const row = (table: TableName) => (field: Field) => ({
		required: needed[table].includes(field.name),
		cells: [
			say(field.label, locale),
			(needed[table].includes(field.name) ? say(w.required, locale) : '') + say(hintOf(table, field), locale),
			joinList(choicesOf(field, locale), locale),
			exampleOf(table, field, locale)
		]
	});
	const inside = (table: TableName, field: Field) => table !== 'complaints' || usual.has(field.name);
	return {
		name: say(w.guide, locale),
		intro: [say(w.intro, locale), say(w.marked, locale)],
		heads: w.heads.map((head) => say(head, locale)),
		parts: tables.flatMap((table) => {
			const name = say(tableLabels[table], locale);
			const own = fieldsOf(table).filter((field) => inside(table, field));
			const more = fieldsOf(table).filter((field) => !inside(table, field));
			return [
				{ title: say(w.table, locale, { table: name }), rows: own.map(row(table)) },
				...(more.length > 0
					? [{ title: say(w.more, locale, { table: name }), rows: more.map(row(table)) }]
					: [])
			];
		})
	};
}

/** A workbook to fill in: one table, or several, each on its own sheet. */
export async function templateBook(
	tables: readonly TableName[],
	locale: Locale
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
	const { renderTemplateBook } = await import('#lib/reports/renderers/templateBook.ts');
	const [only] = tables;
	const title = tables.length === 1 && only ? say(tableLabels[only], locale) : say(w.all, locale);
	return {
		name: say(w.file, locale, { table: title }),
		bytes: await renderTemplateBook(
			tables.map((table) => templateSheet(table, locale)),
			templateGuide(tables, locale),
			{
				title,
				lists: say(w.lists, locale),
				pick: { title: say(w.pick, locale), text: say(w.pickText, locale) }
			}
		)
	};
}
