import { formatNumber, joinList } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { register } from '#lib/metrics/actions/register.ts';
import { clauseTable } from '#lib/metrics/clauseTable.ts';
import { issueHistories } from '#lib/metrics/recurring/history.ts';
import { isInView } from '#lib/metrics/recurring/inView.ts';
import { issues } from '#lib/metrics/recurring/issues.ts';
import { tell } from '#lib/metrics/recurring/tell.ts';
import { fieldsOf } from '#lib/model/columns.ts';
import { about, column, heading, paragraph, table } from '#lib/reports/build.ts';
import type { Block, Cell } from '#lib/reports/document.ts';
import { shareText } from '#lib/reports/phrases.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';
import { isLate } from './actions.ts';

const w = {
	title: words('提请管理层决定的事项', '提請管理層決定的事項', 'For management to decide'),
	intro: words(
		'以下各项由本年数据得出，决定、责任人与期限由管理层填写。',
		'以下各項由本年資料得出，決定、責任人與期限由管理層填寫。',
		'These follow from the year’s data; decision, owner and date are for management to fill in.'
	),
	none: words(
		'本年数据没有得出需要决定的事项；下表留作补充。',
		'本年資料沒有得出需要決定的事項；下表留作補充。',
		'Nothing to be decided follows from the year’s data; the table is left for additions.'
	),
	table: words('提议与决定', '提議與決定', 'Proposals and decisions'),
	no: words('序号', '序號', 'No.'),
	proposal: words('提议', '提議', 'Proposal'),
	basis: words('依据', '依據', 'What it rests on'),
	decision: words('决定', '決定', 'Decision'),
	owner: words('责任人', '責任人', 'Owner'),
	due: words('期限', '期限', 'Due'),
	make: words('立项纠正', '立項糾正', 'Open a corrective action'),
	join: words('；', '；', '; '),
	rest: words(
		'另有 {n} 处，见“反复出现的问题”一章',
		'另有 {n} 處，見「反覆出現的問題」一章',
		'{n} more, see the chapter on recurring issues'
	),
	replan: words('重新策划 {id}', '重新策劃 {id}', 'Plan {id} anew'),
	replanReopened: words('完成后又被发现', '完成後又被發現', 'found again after it was done'),
	replanNotShown: words('未见效', '未見效', 'not shown to be effective'),
	finish: words('督促完成 {id}', '督促完成 {id}', 'See to it that {id} is finished'),
	late: words('已过期限 {due}', '已過期限 {due}', 'overdue since {due}'),
	clause: words('改进“{clause}”的执行', '改進「{clause}」的執行', 'Improve how “{clause}” is kept'),
	clauseBasis: words(
		'{n} 次未达标，达标率 {share}',
		'{n} 次未達標，達標率 {share}',
		'{n} not met; rate met {share}'
	),
	log: words('在台账中补记：{columns}', '在台賬中補記：{columns}', 'Record in the log: {columns}'),
	logBasis: words(
		'缺少这些列，有关指标无法统计',
		'缺少這些欄，有關指標無法統計',
		'without these columns, what rests on them cannot be counted'
	)
};

/** Columns without which a chapter of the summary stays empty. */
const wanted = ['completed_at', 'validity', 'satisfaction', 'followup_at', 'site', 'department', 'unit'];
const mostPlaces = 10;
const mostClauses = 3;
/** Room for what the meeting adds. */
const blank = 3;
/** A place in a column of text that somebody fills in. */
const byHand: Cell = { type: 'blank', value: '' };

/** What the year's data put before management, with room for the decision. */
export async function decisions(context: YearContext): Promise<Block[]> {
	const { say } = context;
	const proposals = [
		...(await fromIssues(context)),
		...(await fromActions(context)),
		...(await fromClauses(context)),
		...fromColumns(context)
	];
	const empty = ['', '', ''];
	return [
		heading('decisions', say(w.title)),
		about(paragraph('annual.decisions', say(proposals.length > 0 ? w.intro : w.none)), 'annual-decisions'),
		table(
			'annual-decisions',
			say(w.table),
			[
				column(say(w.no), 'integer', 0.7),
				column(say(w.proposal), 'text', 2.6),
				column(say(w.basis), 'text', 3.4),
				column(say(w.decision), 'blank', 2),
				column(say(w.owner), 'blank', 1.2),
				column(say(w.due), 'blank', 1.2)
			],
			[
				...proposals.map(([proposal, basis], at) => [at + 1, proposal, basis, ...empty]),
				...Array.from({ length: blank }, (_, at) => [proposals.length + at + 1, byHand, byHand, ...empty])
			]
		)
	];
}

type Proposal = readonly [proposal: string, basis: string];

/** Recurring and systemic issues that nobody has taken on; what was found in several ways at one place is one proposal. */
async function fromIssues(context: YearContext): Promise<Proposal[]> {
	const { engine, scope, months, actions, edition, locale, mask, say } = context;
	const found = await issues(engine, undefined, { from: months[0]!, to: months.at(-1)! });
	const open = found.issues
		.filter((issue) => issue.confirmed && isInView(issue, scope))
		.filter(({ label }) => label !== 'single')
		.filter(
			({ kind, key }) => !actions.actions.some(({ issue }) => issue?.kind === kind && issue.key === key)
		);
	const histories = await issueHistories(engine, open);
	const limits = { ...found.limits, historyMonths: months.length };
	const places = new Map<string, string[]>();
	for (const issue of open) {
		const { head } = tell(issue, { limits, histories }, edition.repeat.days.value, locale);
		const place = issue.category_l1
			? [issue.site, issue.category_l1, issue.category_l2].join('\u001f')
			: issue.id;
		const told = issue.kind === 'staff' ? (mask.text(head, { names: [issue.key] }) ?? '') : head;
		places.set(place, [...(places.get(place) ?? []), told]);
	}
	const all = [...places.values()].map((told): Proposal => [say(w.make), told.join(say(w.join))]);
	const rest = all.length - mostPlaces;
	return rest <= 0
		? all
		: [...all.slice(0, mostPlaces), [say(w.make), say(w.rest, { n: formatNumber(rest) })]];
}

/** Actions that came back, did not show, or are overdue. */
async function fromActions({ engine, actions, now, say }: YearContext): Promise<Proposal[]> {
	const { rows } = await register(engine, actions);
	return rows.flatMap(({ action, effect, state }): Proposal[] => {
		const { id, title, due } = action;
		const name = `${id} ${title}`;
		if (state === 'reopened') return [[say(w.replan, { id: name }), say(w.replanReopened)]];
		if (effect?.verdict === 'not_shown') return [[say(w.replan, { id: name }), say(w.replanNotShown)]];
		if (isLate(action, now.to)) return [[say(w.finish, { id: name }), say(w.late, { due: due ?? '' })]];
		return [];
	});
}

/** The clauses that were missed most often. */
async function fromClauses(context: YearContext): Promise<Proposal[]> {
	const { engine, period, edition, say } = context;
	const titles = new Map(edition.clauses.map(({ id, title }) => [id, title]));
	return (await clauseTable(engine, period))
		.filter(({ clause, breached }) => breached > 0 && titles.has(clause))
		.sort((a, b) => b.breached - a.breached)
		.slice(0, mostClauses)
		.map(({ clause, breached, rate }) => [
			say(w.clause, { clause: say(titles.get(clause)!) }),
			say(w.clauseBasis, { n: formatNumber(breached), share: shareText(rate, context) })
		]);
}

function fromColumns({ present, say, locale }: YearContext): Proposal[] {
	const absent = fieldsOf('complaints')
		.filter(({ name }) => wanted.includes(name) && !present.has(name))
		.map(({ label }) => say(label));
	return absent.length === 0 ? [] : [[say(w.log, { columns: joinList(absent, locale) }), say(w.logBasis)]];
}
