import { formatMonth, formatTime, nothing } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { codeLabel, fieldLabel } from '#lib/model/labels.ts';
import { fieldOf } from '#lib/model/columns.ts';
import type { CodeSet } from '#lib/model/codes.ts';
import { column, heading, note, paragraph, section, table } from '#lib/reports/build.ts';
import type { Block, ReportDocument } from '#lib/reports/document.ts';
import { cellText } from '#lib/reports/renderers/cells.ts';
import { complaintClauses, type Outcome } from '#lib/pipeline/marts/clauses.ts';
import { differences, partName } from '#lib/rulebook/diff.ts';
import { clauseLabels } from '#lib/rulebook/clauseLabels.ts';
import { parseRulebook } from '#lib/rulebook/index.ts';
import { outcomeWordsOf } from '#lib/rulebook/outcomeWords.ts';
import type { ComplaintChange, FieldChange } from './changes.ts';
import { causeLines, causeText, causeWords } from './causeWords.ts';
import type { Comparison, Side } from './compare.ts';
import { itemKinds } from './ground.ts';
import { handWords } from './seal.ts';

/** A list that is longer is not read; the figures above it count all. */
const most = 2000;

const w = {
	title: words('版本对照：{title}', '版本對照：{title}', 'Editions compared: {title}'),
	papers: words('两份报告', '兩份報告', 'The two papers'),
	why: words('变了什么', '變了什麼', 'What changed underneath'),
	figures: words('逐项对照', '逐項對照', 'Figure by figure'),
	present: words('现在', '現在', 'the present'),
	edition: words('第 {n} 版', '第 {n} 版', 'edition {n}'),
	what: words('项目', '項目', 'Item'),
	number: words('编号', '編號', 'Number'),
	sealed: words('封存', '封存', 'Sealed'),
	by: words('{at}，{by}', '{at}，{by}', '{at}, {by}'),
	note: words('版本说明', '版本說明', 'About it'),
	asOf: words('数据截止', '資料截止', 'Data as of'),
	rulebook: words('适用制度', '適用制度', 'Rulebook'),
	program: words('程序版本', '程式版本', 'Program'),
	fingerprint: words('数据指纹', '資料指紋', 'Data fingerprint'),
	scope: words('范围', '範圍', 'Scope'),
	everything: words('全部', '全部', 'everything'),
	same: words(
		'两份报告所依据的数据、制度、决定与程序都相同，内容没有不同。',
		'兩份報告所依據的資料、制度、決定與程式都相同，內容沒有不同。',
		'Both papers rest on the same data, rules, decisions and program, and they say the same.'
	),
	noGround: words(
		'所依据的数据、制度、决定与程序都相同。',
		'所依據的資料、制度、決定與程式都相同。',
		'Data, rules, decisions and program are the same.'
	),
	noFigure: words('逐项都相同。', '逐項都相同。', 'They say the same throughout.'),
	sum: words(
		'内容有 {n} 处不同；原因能确定的 {known} 处，不能确定是哪一个的 {maybe} 处，不明的 {unknown} 处。',
		'內容有 {n} 處不同；原因能確定的 {known} 處，不能確定是哪一個的 {maybe} 處，不明的 {unknown} 處。',
		'They differ in {n} places: the cause is certain in {known}, one of several in {maybe}, unknown in {unknown}.'
	),
	cause: words('原因', '原因', 'Cause'),
	extent: words('多少', '多少', 'How much'),
	complaints: words('有变的投诉', '有變的投訴', 'Complaints that changed'),
	complaint: words('投诉编号', '投訴編號', 'Complaint no.'),
	change: words('变化', '變化', 'Change'),
	field: words('字段', '欄位', 'Field'),
	added: words('新增', '新增', 'new'),
	gone: words('减少', '減少', 'gone'),
	changed: words('内容有变', '內容有變', 'changed'),
	judged: words('判定有变', '判定有變', 'judged differently'),
	text: words('文字有变', '文字有變', 'text differs'),
	withdrawn: words('取消', '取消', 'withdrawn'),
	rewritten: words('修改', '修改', 'changed'),
	recorded: words('{field}（登记）', '{field}（登記）', '{field} (recorded)'),
	fines: words('扣罚', '扣罰', 'Fines'),
	rules: words('制度的不同', '制度的不同', 'Differences of the rulebook'),
	badRules: words(
		'有一份制度读不出来，不能逐条对照。',
		'有一份制度讀不出來，不能逐條對照。',
		'One of the rulebooks cannot be read; the rules cannot be compared.'
	),
	place: words('位置', '位置', 'Place'),
	items: words('其他有变的记录', '其他有變的記錄', 'Other records that changed'),
	months: words('以前月份的件数', '以前月份的件數', 'Complaints of earlier months'),
	month: words('月份', '月份', 'Month'),
	undated: words('没有受理时间', '沒有受理時間', 'No time of receipt'),
	chapter: words('章节', '章節', 'Chapter'),
	cut: words('只列前 {n} 行，共 {all} 行。', '只列前 {n} 行，共 {all} 行。', 'The first {n} of {all} lines.')
};

/** What a side is called: 第 2 版, or the present. */
export const sideName = ({ edition }: Side, locale: Locale): string =>
	edition ? say(w.edition, locale, { n: edition.edition }) : say(w.present, locale);

/** A comparison as a paper: what the two are, what changed underneath, and every figure and sentence that differs with its cause. */
export function comparisonPaper(comparison: Comparison): ReportDocument {
	const { a, b, differences: found } = comparison;
	const { meta } = b.document;
	const { locale } = meta;
	const told = (text: Words, fill = {}) => say(text, locale, fill);
	const { sealed: _, edits: _edits, ...head } = meta;
	const unchanged = comparison.causes.length === 0;
	const blocks: Block[] = [
		heading('papers', told(w.papers)),
		papersTable(comparison),
		heading('why', told(w.why)),
		...(unchanged
			? [paragraph('why.none', told(found.length === 0 ? w.same : w.noGround))]
			: groundBlocks(comparison)),
		...(found.length === 0 && unchanged
			? []
			: [section('landscape'), heading('figures', told(w.figures)), ...figureBlocks(comparison)])
	];
	return {
		meta: {
			...head,
			title: told(w.title, { title: meta.title }),
			number: `${a.document.meta.number} ${sideName(a, locale)} – ${sideName(b, locale)}`,
			readers: [],
			masked: a.document.meta.masked && meta.masked
		},
		blocks
	};
}

function papersTable({ a, b }: Comparison): Block {
	const { locale } = b.document.meta;
	const told = (text: Words, fill = {}) => say(text, locale, fill);
	const line = (label: Words | string, value: (side: Side) => string | null) => [
		typeof label === 'string' ? label : told(label),
		value(a),
		value(b)
	];
	const hands = [a, b].flatMap(({ edition }) => edition?.hands ?? []);
	const steps = (['prepared', 'reviewed', 'approved'] as const).filter((hand) =>
		hands.some((signer) => signer.hand === hand)
	);
	return table(
		'papers',
		told(w.papers),
		[column(told(w.what)), column(sideName(a, locale), 'text', 2), column(sideName(b, locale), 'text', 2)],
		[
			line(w.number, ({ document }) => document.meta.number),
			line(w.sealed, ({ edition }) => edition && told(w.by, { at: formatTime(edition.at), by: edition.by })),
			line(w.note, ({ edition }) => edition?.note ?? null),
			...steps.map((hand) =>
				line(
					told(handWords[hand]),
					({ edition }) =>
						edition?.hands
							.filter((signer) => signer.hand === hand)
							.map(({ name, on = '' }) => `${name} ${on}`.trim())
							.join('\n') ?? null
				)
			),
			line(w.asOf, ({ document: { meta } }) => meta.asOf && formatTime(meta.asOf)),
			line(w.rulebook, ({ document: { meta } }) => `${meta.rulebook.title} · ${meta.rulebook.edition}`),
			line(w.program, ({ document: { meta } }) => meta.program),
			line(w.fingerprint, ({ document: { meta } }) => meta.fingerprint),
			line(w.scope, ({ document: { meta } }) => meta.scope ?? told(w.everything))
		]
	);
}

function groundBlocks(comparison: Comparison): Block[] {
	const { changes, a, b } = comparison;
	const { locale } = b.document.meta;
	const told = (text: Words, fill = {}) => say(text, locale, fill);
	const [before, after] = [sideName(a, locale), sideName(b, locale)];
	const blocks: Block[] = [
		table(
			'causes',
			told(w.why),
			[column(told(w.cause), 'text', 2), column(told(w.extent), 'text', 3)],
			causeLines(comparison, locale).map(({ name, detail }) => [name, detail])
		)
	];
	const complaints = [
		...changes.added.map((no) => [no, told(w.added), '', '', '']),
		...changes.gone.map((no) => [no, told(w.gone), '', '', '']),
		...changes.changed.flatMap((one) => fieldRows(one, told(w.changed), locale)),
		...changes.judged.flatMap((one) => fieldRows(one, told(w.judged), locale))
	];
	if (complaints.length > 0)
		blocks.push(
			cut('complaints', told(w.complaints), locale, complaints, [
				column(told(w.complaint), 'text', 2),
				column(told(w.change)),
				column(told(w.field), 'text', 2),
				column(before, 'text', 2),
				column(after, 'text', 2)
			])
		);
	if (changes.rulebook) blocks.push(rulesBlock(comparison));
	const items = itemKinds.flatMap((kind) =>
		changes.items[kind].map(({ key, how }) => [
			say(causeWords[kind], locale),
			key,
			told(how === 'added' ? w.added : how === 'gone' ? w.withdrawn : w.rewritten)
		])
	);
	if (items.length > 0)
		blocks.push(
			cut('items', told(w.items), locale, items, [
				column(told(w.what), 'text', 2),
				column(told(w.place), 'text', 3),
				column(told(w.change))
			])
		);
	if (changes.earlier.length > 0)
		blocks.push(
			table(
				'months',
				told(w.months),
				[column(told(w.month), 'text', 2), column(before, 'integer'), column(after, 'integer')],
				changes.earlier.map(({ month, from, to }) => [
					month === null ? told(w.undated) : formatMonth(month, locale),
					from,
					to
				])
			)
		);
	return blocks;
}

function rulesBlock({ changes, a, b }: Comparison): Block {
	const { locale } = b.document.meta;
	const [one, other] = [changes.rulebook!.from, changes.rulebook!.to].map((json) => parseRulebook(json));
	if (!one || !other || 'problems' in one || 'problems' in other)
		return note(say(w.badRules, locale), 'missing');
	return table(
		'rules',
		say(w.rules, locale),
		[
			column(say(w.what, locale), 'text', 2),
			column(say(w.place, locale), 'text', 2),
			column(sideName(a, locale), 'text', 2),
			column(sideName(b, locale), 'text', 2)
		],
		differences(one.rulebook, other.rulebook, locale).map(({ part, label, where, before, after }) => [
			`${partName(part, locale)} ${label}`.trim(),
			where,
			before,
			after
		])
	);
}

function figureBlocks({ differences: found, a, b }: Comparison): Block[] {
	const { locale } = b.document.meta;
	const told = (text: Words, fill = {}) => say(text, locale, fill);
	if (found.length === 0) return [paragraph('figures.none', told(w.noFigure))];
	const count = (test: (n: number) => boolean) => found.filter(({ causes }) => test(causes.length)).length;
	const rows = found.map((one) => [
		one.chapter,
		[one.place, one.row, one.column].filter(Boolean).join(' · '),
		one.from,
		one.to,
		causeText(one, locale)
	]);
	return [
		paragraph(
			'figures.sum',
			told(w.sum, {
				n: found.length,
				known: count((n) => n === 1),
				maybe: count((n) => n > 1),
				unknown: count((n) => n === 0)
			})
		),
		cut('differences', told(w.figures), locale, rows, [
			column(told(w.chapter), 'text', 2),
			column(told(w.place), 'text', 3),
			column(sideName(a, locale), 'text', 4),
			column(sideName(b, locale), 'text', 4),
			column(told(w.cause), 'text', 2)
		])
	];
}

const cut = (
	id: string,
	caption: string,
	locale: Locale,
	rows: (string | null)[][],
	columns: ReturnType<typeof column>[]
): Block =>
	table(id, caption, columns, rows.slice(0, most), {
		list: true,
		...(rows.length > most && { notes: [say(w.cut, locale, { n: most, all: rows.length })] })
	});

const fieldRows = ({ no, fields }: ComplaintChange, change: string, locale: Locale): (string | null)[][] =>
	fields.map((one) => [no, change, fieldName(one.field, locale), ...valueTexts(one, locale)]);

/** A field of a digest in words. */
export function fieldName(field: string, locale: Locale): string {
	const clause = clauseOf(field);
	if (clause) return say(clauseLabels[clause], locale);
	if (field === 'fines_fen') return say(w.fines, locale);
	const own = /^(.+)_recorded$/.exec(field)?.[1];
	return own ? say(w.recorded, locale, { field: fieldLabel(own, locale) }) : fieldLabel(field, locale);
}

const clauseOf = (field: string) => complaintClauses.find((id) => field === `${id}_outcome`);

function valueTexts({ field, from, to }: FieldChange, locale: Locale): [string, string] {
	if (from === null || to === null) return [nothing, say(w.text, locale)];
	const type = fieldOf('complaints', field.replace(/_recorded$/, ''))?.type ?? 'text';
	const text = (value: string): string => {
		if (value === '') return nothing;
		const clause = clauseOf(field);
		if (clause) return say(outcomeWordsOf(clause, value as Outcome), locale);
		if (field === 'fines_fen' || type === 'money') return cellText(Number(value), 'money', locale);
		if (type === 'datetime') return formatTime(value, value.length <= 10);
		return type.startsWith('code:') ? codeLabel(type.slice(5) as CodeSet, value, locale) : value;
	};
	return [text(from), text(to)];
}
