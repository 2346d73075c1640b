import { formatMonth, formatNumber } from '#lib/i18n/format.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import { register, type RegisterRow } from '#lib/metrics/actions/register.ts';
import { stateWords, verdictWords } from '#lib/metrics/actions/words.ts';
import { monthsBefore, monthsBetween } from '#lib/metrics/months.ts';
import { issueHistories } from '#lib/metrics/recurring/history.ts';
import { isInView } from '#lib/metrics/recurring/inView.ts';
import { issues, type Issue } from '#lib/metrics/recurring/issues.ts';
import { recurringLimits } from '#lib/metrics/recurring/limits.ts';
import { tell } from '#lib/metrics/recurring/tell.ts';
import { about, column, heading, note, paragraph, table } from '#lib/reports/build.ts';
import { gap } from '#lib/reports/phrases.ts';
import { proposedAction } from '#lib/reports/proposedAction.ts';
import type { Block } from '#lib/reports/document.ts';
import type { PaperContext, ReportContext } from '#lib/reports/context.ts';

const w = {
	title: words('反复出现的问题', '反覆出現的問題', 'Recurring issues'),
	none: {
		month: words(
			'本月没有发现反复出现的问题。',
			'本月沒有發現反覆出現的問題。',
			'No recurring issue was found this month.'
		),
		year: words(
			'本年没有发现反复出现的问题。',
			'本年沒有發現反覆出現的問題。',
			'No recurring issue was found this year.'
		)
	},
	when: {
		month: words('本月', '本月', 'this month'),
		year: words('本年', '本年', 'this year')
	},
	sum: words(
		'{when}发现 {n} 个问题，其中普遍 {systemic} 个、反复 {recurring} 个、单次 {single} 个；{open} 个还没有已见效的纠正措施。',
		'{when}發現 {n} 個問題，其中普遍 {systemic} 個、反覆 {recurring} 個、單次 {single} 個；{open} 個還沒有已見效的糾正措施。',
		'{n} issues were found {when}: {systemic} systemic, {recurring} recurring, {single} single; for {open} no corrective action is shown to be effective yet.'
	),
	table: words('{when}的问题与措施', '{when}的問題與措施', 'Issues found {when}, and their actions'),
	issue: words('问题', '問題', 'Issue'),
	label: words('程度', '程度', 'Reach'),
	months: words('发现的月数', '發現的月數', 'Months'),
	latest: words('最近', '最近', 'Latest'),
	action: words('纠正措施或建议', '糾正措施或建議', 'Corrective action, or what is proposed'),
	rest: words(
		'只列出前 {n} 个，共 {all} 个；其余见程序的“复发”页。',
		'只列出前 {n} 個，共 {all} 個；其餘見程式的「複發」頁。',
		'The first {n} of {all}; the others are on the program’s page of recurring issues.'
	),
	usual: words(
		'另有 {n} 个件数达到这一点，但还在本台账往常的波动之内，不列。',
		'另有 {n} 個件數達到這一點，但還在本台賬往常的波動之內，不列。',
		'{n} more counts reach that, but lie within what is usual in this log, and are left out.'
	),
	rule: words(
		'“异常增多”要求 q 不超过 {q}（同月所有项目与类别一并考虑）；各项的依据见程序的“复发”页。',
		'「異常增多」要求 q 不超過 {q}（同月所有項目與類別一併考慮）；各項的依據見程式的「複發」頁。',
		'An improbable count must have q up to {q}, all sites and categories of the month considered; what each rests on is on the program’s page of recurring issues.'
	)
};

/** More issues than this are left to the program. */
const longest = 30;

/** What kept coming back in the month, how far it reaches within the months that a count is compared with, and what is being done about it. */
export async function recurringInMonth(context: ReportContext): Promise<Block[]> {
	const { historyMonths } = await recurringLimits(context.engine);
	const from = monthsBefore(context.month, historyMonths - 1);
	return recurringIn(context, monthsBetween(from, context.month), 'month');
}

/** What kept coming back in the months looked at, by the last of them or by all, and what is being done about it. */
export async function recurringIn(
	context: PaperContext,
	months: readonly string[],
	span: keyof typeof w.when
): Promise<Block[]> {
	const { engine, scope, say, locale, mask, edition, actions } = context;
	const when = say(w.when[span]);
	const last = months.at(-1)!;
	const all = await issues(engine, undefined, { from: months[0]!, to: last });
	const inView = all.issues.filter(
		(issue) => isInView(issue, scope) && (span === 'year' || issue.findings.at(-1)!.month === last)
	);
	const found = { ...all, issues: inView.filter(({ confirmed }) => confirmed) };
	const usual = inView.length - found.issues.length;
	const title = heading('recurring', say(w.title));
	const rule = note(
		say(w.rule, { q: String(found.limits.q) }) +
			(usual > 0 ? gap(context) + say(w.usual, { n: formatNumber(usual) }) : '')
	);
	if (found.issues.length === 0) return [title, paragraph('recurring.none', say(w.none[span])), rule];
	const { rows } = await register(engine, actions);
	const own = (issue: Issue): RegisterRow | undefined =>
		rows.find(({ action }) => action.issue?.kind === issue.kind && action.issue.key === issue.key);
	const shown = found.issues.slice(0, longest);
	const histories = await issueHistories(engine, shown);
	// sentences speak of the months looked at
	const limits = { ...found.limits, historyMonths: months.length };
	const count = (label: Issue['label']): string =>
		formatNumber(found.issues.filter((issue) => issue.label === label).length);
	const open = found.issues.filter((issue) => own(issue)?.effect?.verdict !== 'effective').length;
	return [
		title,
		about(
			paragraph(
				'recurring.sum',
				say(w.sum, {
					when,
					n: formatNumber(found.issues.length),
					systemic: count('systemic'),
					recurring: count('recurring'),
					single: count('single'),
					open: formatNumber(open)
				})
			),
			'recurring'
		),
		table(
			'recurring',
			say(w.table, { when }),
			[
				column(say(w.issue), 'text', 4.8),
				column(say(w.label), 'text', 1.3),
				column(say(w.months), 'integer', 1.3),
				column(say(w.latest), 'text', 1.6),
				column(say(w.action), 'text', 3.4)
			],
			shown.map((issue) => {
				const told = tell(issue, { limits, histories }, edition.repeat.days.value, locale);
				const text = issue.kind === 'staff' ? mask.text(told.head, { names: [issue.key] }) : told.head;
				const row = own(issue);
				return [
					text,
					told.label,
					issue.findings.length,
					formatMonth(issue.findings.at(-1)!.month, locale),
					row ? actionText(row, say) : say(proposedAction(issue))
				];
			}),
			shown.length < found.issues.length
				? {
						notes: [say(w.rest, { n: formatNumber(shown.length), all: formatNumber(found.issues.length) })]
					}
				: {}
		),
		rule
	];
}

/** An action as a line names it: its number, its state, what came of it. */
export function actionText({ action, state, effect }: RegisterRow, say: (text: Words) => string): string {
	const verdict = effect?.verdict ? [say(verdictWords[effect.verdict])] : [];
	return [action.id, say(stateWords[state].name), ...verdict].join(' · ');
}
