import { pointName } from '#lib/charts/measure.ts';
import { words } from '#lib/i18n/locale.ts';
import { chartKey, placedNotes } from '#lib/metrics/judging.ts';
import type { Trend } from '#lib/metrics/trend.ts';
import { usualRules } from '#lib/stats/nelson.ts';
import { paragraph } from './build.ts';
import type { PaperContext } from './context.ts';
import type { Block } from './document.ts';

const w = {
	notes: words('图上的备注与基线：', '圖上的備註與基線：', 'Notes and baselines on the chart:'),
	note: words('{no}. {day}：{text}（{by}）', '{no}. {day}：{text}（{by}）', '{no}. {day}: {text} ({by})'),
	begins: words(
		'基线{no}自{from}起：{reason}（{by}）',
		'基線{no}自{from}起：{reason}（{by}）',
		'Baseline {no} begins in {from}: {reason} ({by})'
	),
	declined: words(
		'自{from}起换基线的建议未采纳：{reason}（{by}）',
		'自{from}起換基線的建議未採納：{reason}（{by}）',
		'The baseline proposed from {from} was declined: {reason} ({by})'
	),
	rules: words(
		'除规则一至四外，另按选定的 Nelson 规则 {rules} 判断。',
		'除規則一至四外，另按選定的 Nelson 規則 {rules} 判斷。',
		'Beside rules 1–4, Nelson rules {rules} were chosen.'
	)
};

/** What people wrote on a chart, under it: its notes by their numbers, where baselines begin and why, further rules. Nothing where there is none. */
export function chartNotes(id: string, figure: string, trend: Trend, context: PaperContext): Block[] {
	const { annotations, scope, locale, say, mask } = context;
	const notes = placedNotes(trend.points, annotations.notes).map(({ no, note }) =>
		say(w.note, {
			no,
			day: pointName(note.on, locale),
			text: mask.text(note.text) ?? '',
			by: mask.staff(note.by) ?? ''
		})
	);
	const key = chartKey(figure, scope);
	const phases = annotations.phases
		.filter(({ chart }) => chart === key)
		.toSorted((a, b) => (a.from < b.from ? -1 : 1))
		.flatMap(({ from, begins, reason, by }) => {
			const no = trend.phases.findIndex((phase) => phase.from.slice(0, from.length) === from) + 1;
			if (begins && no < 2) return [];
			const fill = {
				no,
				from: pointName(from, locale),
				reason: mask.text(reason) ?? '',
				by: mask.staff(by) ?? ''
			};
			return [say(begins ? w.begins : w.declined, fill)];
		});
	const further = annotations.rules.filter((rule) => !usualRules.includes(rule));
	const rules =
		further.length > 0 ? [say(w.rules, { rules: further.join(locale === 'en' ? ', ' : '、') })] : [];
	const items = [...notes, ...phases, ...rules];
	return items.length === 0 ? [] : [paragraph(id, say(w.notes)), { kind: 'list', ordered: false, items }];
}
