import { formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { headline } from '#lib/metrics/headline.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { pareto, type ParetoDimension } from '#lib/metrics/pareto.ts';
import { about, column, heading, paragraph, rowsOf, table } from '#lib/reports/build.ts';
import type { Block, Cell, Table } from '#lib/reports/document.ts';
import { gap, has, missingNote, shareText } from '#lib/reports/phrases.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';

const w = {
	title: words('未予支持的投诉', '未予支持的投訴', 'Complaints that were not upheld'),
	what: words('无效与协调投诉', '無效與協調投訴', 'invalid and coordination complaints'),
	none: words(
		'本年没有判定为无效或协调的投诉。',
		'本年沒有判定為無效或協調的投訴。',
		'Nothing was judged invalid or a matter of coordination this year.'
	),
	sum: words(
		'判定为无效的 {invalid} 件、协调的 {coordination} 件。它们同样有诉求，因此与有效投诉并列分析。',
		'判定為無效的 {invalid} 件、協調的 {coordination} 件。它們同樣有訴求，因此與有效投訴並列分析。',
		'{invalid} were judged invalid and {coordination} a matter of coordination. Behind them, too, stands a wish, so they are set beside the valid ones.'
	),
	again: words(
		'无效投诉之后又来投诉的（重复投诉率）：{share}。',
		'無效投訴之後又來投訴的（重複投訴率）：{share}。',
		'Repeats among the invalid ones: {share}.'
	),
	table: words('按判定并列', '按判定並列', 'By judgement'),
	validity: words('判定', '判定', 'Judgement'),
	n: words('件数', '件數', 'Number'),
	last: words('去年同期', '去年同期', 'Last year'),
	completion: words('办结率', '辦結率', 'Completion'),
	median: words('处理时长中位数', '處理時長中位數', 'Median time'),
	satisfaction: words('满意率', '滿意率', 'Satisfaction'),
	repeat: words('重复投诉率', '重複投訴率', 'Repeats'),
	by: words('无效与协调投诉：按{name}', '無效與協調投訴：按{name}', 'Not upheld, by {name}'),
	category: words('类别', '類別', 'category'),
	site: words('项目', '項目', 'site'),
	head: { category_l1: words('类别', '類別', 'Category'), site: words('项目', '項目', 'Site') },
	of: words('占该项已判定', '佔該項已判定', 'Share of its judged'),
	rest: words('其余 {n} 项', '其餘 {n} 項', '{n} others'),
	invalid: words('无效', '無效', 'Invalid'),
	coordination: words('协调', '協調', 'Coordination')
};

const judgements = ['valid', 'coordination', 'invalid', 'undetermined'] as const;
const longest = 10;

/** What was refused or only coordinated: how much, how it was handled, and where it came from. */
export async function rejected(context: YearContext): Promise<Block[]> {
	const { engine, period, lastPeriod, say, locale } = context;
	const title = heading('rejected', say(w.title));
	if (!has(context, 'valid')) return [title, missingNote(say(w.what), ['valid'], context)];
	const rows: Cell[][] = [];
	const counts: Record<string, number> = {};
	let again = '';
	for (const validity of judgements) {
		const head = await headline(engine, { ...period, validity: [validity] });
		const before = lastPeriod && (await headline(engine, { ...lastPeriod, validity: [validity] }));
		counts[validity] = head.received;
		if (validity === 'invalid' && has(context, 'repeat') && head.repeat.denominator > 0)
			again = say(w.again, { share: shareText(head.repeat, context) });
		const { medianHours } = head.handling;
		rows.push([
			valueLabel('validity', validity, locale),
			head.received,
			...(before ? [before.received] : []),
			head.completion.value,
			medianHours === null ? null : Math.round(medianHours * 3600),
			head.satisfaction.value,
			head.repeat.value
		]);
	}
	const [invalid, coordination] = [counts['invalid']!, counts['coordination']!];
	if (invalid + coordination === 0) return [title, paragraph('annual.rejected', say(w.none))];
	return [
		title,
		about(
			paragraph(
				'annual.rejected',
				say(w.sum, { invalid: formatNumber(invalid), coordination: formatNumber(coordination) }),
				again && gap(context) + again
			),
			'annual-validity',
			rowsOf({ ...period, validity: ['invalid', 'coordination'] }, context)
		),
		table(
			'annual-validity',
			say(w.table),
			[
				column(say(w.validity), 'text', 2.4),
				column(say(w.n), 'integer'),
				...(lastPeriod ? [column(say(w.last), 'integer', 1.3)] : []),
				column(say(w.completion), 'percent', 1.2),
				column(say(w.median), 'duration', 2),
				column(say(w.satisfaction), 'percent', 1.2),
				column(say(w.repeat), 'percent', 1.4)
			],
			rows,
			{ of: { rows: judgements.map((validity) => rowsOf({ ...period, validity: [validity] }, context)) } }
		),
		...(has(context, 'category') ? [await split('category_l1', context)] : []),
		...(has(context, 'site') ? [await split('site', context)] : [])
	];
}

/** Where the refused ones come from, beside what was judged there. */
async function split(
	dimension: ParetoDimension & ('category_l1' | 'site'),
	context: YearContext
): Promise<Table> {
	const { engine, period, say, locale } = context;
	const of = async (...validity: string[]) =>
		new Map((await pareto(engine, { ...period, validity }, dimension)).map(({ key, n }) => [key, n]));
	const [invalid, coordination] = [await of('invalid'), await of('coordination')];
	const judged = await of('valid', 'coordination', 'invalid');
	const refused = (key: string | null): number => (invalid.get(key) ?? 0) + (coordination.get(key) ?? 0);
	const keys = [...judged.keys()]
		.filter((key) => refused(key) > 0)
		.sort((a, b) => refused(b) - refused(a) || ((a ?? '') < (b ?? '') ? -1 : 1));
	const shown = keys.length > longest ? keys.slice(0, longest - 1) : keys;
	const tail = keys.slice(shown.length);
	const sum = (some: readonly (string | null)[], of: (key: string | null) => number): number =>
		some.reduce((all, key) => all + of(key), 0);
	const line = (label: string, some: readonly (string | null)[]): Cell[] => [
		label,
		sum(some, (key) => invalid.get(key) ?? 0),
		sum(some, (key) => coordination.get(key) ?? 0),
		sum(some, refused) / sum(some, (key) => judged.get(key)!)
	];
	return table(
		`annual-rejected-${dimension}`,
		say(w.by, { name: say(dimension === 'site' ? w.site : w.category) }),
		[
			column(say(w.head[dimension]), 'text', 3.6),
			column(say(w.invalid), 'integer'),
			column(say(w.coordination), 'integer'),
			column(say(w.of), 'percent', 1.6)
		],
		[
			...shown.map((key) => line(valueLabel(dimension, key, locale), [key])),
			...(tail.length > 0 ? [line(say(w.rest, { n: formatNumber(tail.length) }), tail)] : [])
		]
	);
}
