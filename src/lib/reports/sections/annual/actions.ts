import { formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { register, type RegisterRow } from '#lib/metrics/actions/register.ts';
import { tellEffect } from '#lib/metrics/actions/tell.ts';
import { causeWords, stateWords, verdictWords } from '#lib/metrics/actions/words.ts';
import { about, column, heading, note, paragraph, table } from '#lib/reports/build.ts';
import type { Block, Cell } from '#lib/reports/document.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';

const w = {
	title: words(
		'纠正与预防措施及其效果',
		'糾正與預防措施及其效果',
		'Corrective actions and what came of them'
	),
	none: words(
		'登记中没有与本年有关的纠正措施。',
		'登記中沒有與本年有關的糾正措施。',
		'The register holds no corrective action of this year.'
	),
	sum: words(
		'与本年有关的措施 {n} 项：已见效 {effective} 项，未见效 {not_shown} 项，尚早 {too_early} 项，尚未完成 {undone} 项；其中重开 {reopened} 项、逾期 {late} 项。',
		'與本年有關的措施 {n} 項：已見效 {effective} 項，未見效 {not_shown} 項，尚早 {too_early} 項，尚未完成 {undone} 項；其中重開 {reopened} 項、逾期 {late} 項。',
		'Actions that concern this year: {n}; effective {effective}, not shown {not_shown}, too early to tell {too_early}, not done yet {undone}; reopened {reopened}, overdue {late}.'
	),
	table: words('措施及前后对比', '措施及前後對比', 'Actions, before and after'),
	no: words('编号', '編號', 'No.'),
	what: words('措施', '措施', 'Action'),
	state: words('状态', '狀態', 'State'),
	owner: words('责任人', '責任人', 'Owner'),
	due: words('期限', '期限', 'Due'),
	done: words('完成', '完成', 'Done'),
	before: words('以往件数', '以往件數', 'Before'),
	after: words('之后件数', '之後件數', 'After'),
	ratio: words('率比', '率比', 'Ratio'),
	interval: words('95% 区间', '95% 區間', '95% interval'),
	verdict: words('结论', '結論', 'Verdict'),
	rule: words(
		'“结论”是完成前后件数的精确 Poisson 率比：区间都在 1 以下才算已见效；触发措施的月份不计入“以往”。',
		'「結論」是完成前後件數的精確 Poisson 率比：區間都在 1 以下才算已見效；觸發措施的月份不計入「以往」。',
		'The verdict is an exact Poisson rate ratio of the counts before and after: effective only where the whole interval lies below 1; the months that triggered the action are not part of “before”.'
	),
	causes: words(
		'根本原因（按所涉投诉）',
		'根本原因（按所涉投訴）',
		'Root causes, by the complaints concerned'
	),
	cause: words('原因', '原因', 'Cause'),
	n: words('件数', '件數', 'Complaints'),
	share: words('占比', '佔比', 'Share'),
	cumulative: words('累计', '累計', 'Cumulative'),
	improved: words('已取得的改进', '已取得的改進', 'Improvements made'),
	noImproved: words(
		'本年没有已显示见效的措施。',
		'本年沒有已顯示見效的措施。',
		'No action of this year is shown to be effective.'
	),
	told: words('{id}《{title}》：{told}', '{id}《{title}》：{told}', '{id} “{title}”: {told}')
};

/** The corrective actions of the year, each with its measured effect, and the improvements they brought. */
export async function actions(context: YearContext): Promise<Block[]> {
	const { engine, say, mask, locale } = context;
	const title = heading('actions', say(w.title));
	const all = await register(engine, context.actions);
	const rows = all.rows.filter((row) => concerns(row, context));
	if (rows.length === 0) return [title, paragraph('annual.actions', say(w.none))];
	const count = (test: (row: RegisterRow) => boolean): string => formatNumber(rows.filter(test).length);
	const effective = rows.filter(({ effect }) => effect?.verdict === 'effective');
	return [
		title,
		about(
			paragraph(
				'annual.actions',
				say(w.sum, {
					n: formatNumber(rows.length),
					effective: formatNumber(effective.length),
					not_shown: count(({ effect }) => effect?.verdict === 'not_shown'),
					too_early: count(({ effect }) => effect?.verdict === 'too_early'),
					undone: count(({ action }) => action.done === undefined),
					reopened: count(({ state }) => state === 'reopened'),
					late: count(({ action }) => isLate(action, context.now.to))
				})
			),
			'annual-actions'
		),
		table(
			'annual-actions',
			say(w.table),
			[
				column(say(w.no), 'text', 2.2),
				column(say(w.what), 'text', 2.6),
				column(say(w.state), 'text', 1.1),
				column(say(w.owner), 'text', 1.3),
				column(say(w.due), 'datetime', 2.1),
				column(say(w.done), 'datetime', 2.1),
				column(say(w.before), 'integer', 1.2),
				column(say(w.after), 'integer', 1.2),
				{ ...column(say(w.ratio), 'text', 1), right: true },
				{ ...column(say(w.interval), 'text', 1.7), right: true },
				column(say(w.verdict), 'text', 1.2)
			],
			rows.map((row) => line(row, context)),
			{ notes: [say(w.rule)] }
		),
		...(all.causes.length === 0
			? []
			: [
					table(
						'annual-causes',
						say(w.causes),
						[
							column(say(w.cause), 'text', 3),
							column(say(w.n), 'integer'),
							column(say(w.share), 'percent'),
							column(say(w.cumulative), 'percent')
						],
						all.causes.map(({ key, value, share, cumulative }) => [
							say(causeWords[key]),
							value,
							share,
							cumulative
						])
					)
				]),
		heading('improved', say(w.improved), 2),
		effective.length === 0
			? note(say(w.noImproved))
			: {
					kind: 'list',
					ordered: true,
					items: effective.map(({ action, effect }) =>
						say(w.told, {
							id: action.id,
							title: mask.text(action.title) ?? '',
							told: tellEffect(action, effect, locale)[0] ?? ''
						})
					)
				}
	];
}

/** An action concerns the year if it was worked on, due or done in it, or is not closed at its end. */
function concerns({ action, state }: RegisterRow, { now: { from, to } }: YearContext): boolean {
	const days = [...action.history.map(({ at }) => at.slice(0, 10)), action.due, action.done];
	const begun = (action.history[0]?.at.slice(0, 10) ?? '') <= to;
	return days.some((day) => day !== undefined && day >= from && day <= to) || (begun && state !== 'closed');
}

/** Its date has passed and it is not done. */
export const isLate = ({ due, done, state }: RegisterRow['action'], on: string): boolean =>
	state !== 'closed' && done === undefined && due !== undefined && due < on;

function line({ action, effect, state }: RegisterRow, { say, mask }: YearContext): Cell[] {
	const bound = (value: number | null): string => (value === null ? '∞' : value.toFixed(2));
	return [
		action.id,
		mask.text(action.title),
		say(stateWords[state].name),
		mask.staff(action.owner || null),
		action.due ?? null,
		action.done ?? null,
		effect?.before.events ?? null,
		effect?.after?.events ?? null,
		effect?.ratio == null ? null : effect.ratio.toFixed(2),
		effect?.low == null ? null : `${bound(effect.low)}–${bound(effect.high)}`,
		effect?.verdict ? say(verdictWords[effect.verdict]) : null
	];
}
