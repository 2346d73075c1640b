import { formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { clauseTable } from '#lib/metrics/clauseTable.ts';
import { headline } from '#lib/metrics/headline.ts';
import { register } from '#lib/metrics/actions/register.ts';
import { isInView } from '#lib/metrics/recurring/inView.ts';
import { issues } from '#lib/metrics/recurring/issues.ts';
import { about, column, heading, note, paragraph, table } from '#lib/reports/build.ts';
import type { Block } from '#lib/reports/document.ts';
import type { EvidenceId } from '#lib/reports/standards.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';

const w = {
	title: words('管理评审输入对照', '管理評審輸入對照', 'Inputs to the management review'),
	sum: words(
		'对照的 {n} 条中，{shown} 条在本总结中有依据，{gaps} 条是缺口。',
		'對照的 {n} 條中，{shown} 條在本總結中有依據，{gaps} 條是缺口。',
		'Of {n} clauses, {shown} are backed by this summary and {gaps} are gaps.'
	),
	table: words('标准条款与依据', '標準條款與依據', 'Clauses of the standards and what backs them'),
	standard: words('标准', '標準', 'Standard'),
	clause: words('条款', '條款', 'Clause'),
	evidence: words('本总结中的依据', '本總結中的依據', 'What this summary shows'),
	state: words('状态', '狀態', 'State'),
	shown: words('有依据', '有依據', 'Backed'),
	partly: words('部分', '部分', 'In part'),
	gap: words('缺口', '缺口', 'Gap'),
	rule: words(
		'条款号可以配置；这里不引用标准原文。缺口指台账里没有可作依据的内容，需由其他资料补充。',
		'條款號可以設定；這裡不引用標準原文。缺口指台賬裡沒有可作依據的內容，需由其他資料補充。',
		'Clause numbers can be configured; the wording of the standards is not quoted. A gap is what the logs hold nothing for: it has to come from elsewhere.'
	),
	join: words('；', '；', '; ')
};

const found: Readonly<Record<EvidenceId, ReturnType<typeof words>>> = {
	complaints: words('受理与构成：{n} 件', '受理與構成：{n} 件', 'what was received: {n} complaints'),
	satisfaction: words('满意度：{n} 个评价', '滿意度：{n} 個評價', 'satisfaction: {n} answers'),
	limits: words('时限执行：{n} 项可判断', '時限執行：{n} 項可判斷', 'time limits: {n} clauses judged'),
	trends: words('控制图：{n} 个整月', '控制圖：{n} 個整月', 'control charts: {n} whole months'),
	recurring: words('反复出现的问题：{n} 个', '反覆出現的問題：{n} 個', 'recurring issues: {n}'),
	actions: words('纠正措施：{n} 项', '糾正措施：{n} 項', 'corrective actions: {n}'),
	effects: words('前后对比：{n} 项', '前後對比：{n} 項', 'compared before and after: {n}'),
	suppliers: words(
		'施工单位时限：{n} 项可判断',
		'施工單位時限：{n} 項可判斷',
		'clauses on contractors: {n} judged'
	),
	proposals: words('提请决定的事项', '提請決定的事項', 'proposals to be decided'),
	none: words('', '', '')
};
const missing: Readonly<Record<EvidenceId, ReturnType<typeof words>>> = {
	complaints: words('没有受理记录', '沒有受理記錄', 'nothing received'),
	satisfaction: words('没有满意度评价', '沒有滿意度評價', 'no answers on satisfaction'),
	limits: words('没有可判断的时限', '沒有可判斷的時限', 'no clause could be judged'),
	trends: words(
		'整月不足 12 个，没有控制限',
		'整月不足 12 個，沒有控制限',
		'fewer than 12 whole months, no control limits'
	),
	recurring: words('没有足够的月份可以比较', '沒有足夠的月份可以比較', 'too few months to compare'),
	actions: words('登记中没有纠正措施', '登記中沒有糾正措施', 'the register holds no corrective action'),
	effects: words(
		'没有可以前后对比的措施',
		'沒有可以前後對比的措施',
		'no action can be compared before and after'
	),
	suppliers: words(
		'没有导入施工单位通知单',
		'沒有匯入施工單位通知單',
		'no notices to contractors were imported'
	),
	proposals: words('没有提请决定的事项', '沒有提請決定的事項', 'nothing is put forward'),
	none: words(
		'台账不含此项，需由其他资料提供',
		'台賬不含此項，需由其他資料提供',
		'not held by the logs; to be supplied from elsewhere'
	)
};

/** Each clause of the standards beside what the year's data show for it; what they do not show is a gap, and said to be one. */
export async function inputs(context: YearContext): Promise<Block[]> {
	const { say, standards } = context;
	const counts = await evidence(context);
	const rows = standards.map(({ standard, clause, evidence: ids }) => {
		const there = ids.filter((id) => (counts[id] ?? 0) > 0);
		const state = there.length === 0 ? w.gap : there.length < ids.length ? w.partly : w.shown;
		const told = ids.map((id) =>
			(counts[id] ?? 0) > 0 ? say(found[id], { n: formatNumber(counts[id]) }) : say(missing[id])
		);
		return { cells: [standard, clause, told.join(say(w.join)), say(state)], isGap: there.length === 0 };
	});
	const gaps = rows.filter(({ isGap }) => isGap).length;
	return [
		heading('inputs', say(w.title)),
		about(
			paragraph('annual.inputs', say(w.sum, { n: rows.length, shown: rows.length - gaps, gaps })),
			'annual-inputs'
		),
		table(
			'annual-inputs',
			say(w.table),
			[
				column(say(w.standard), 'text', 1.8),
				column(say(w.clause), 'text', 1.3),
				column(say(w.evidence), 'text', 5),
				column(say(w.state), 'text', 1)
			],
			rows.map(({ cells }) => cells)
		),
		note(say(w.rule))
	];
}

/** How much there is of each kind of evidence. */
async function evidence(context: YearContext): Promise<Readonly<Record<EvidenceId, number>>> {
	const { engine, scope, period, months } = context;
	const head = await headline(engine, period);
	const judged = (await clauseTable(engine, period)).filter(({ met, breached }) => met + breached > 0);
	const { trends } = await context.trends();
	const { rows } = await register(engine, context.actions);
	const { issues: some } = await issues(engine, undefined, { from: months[0]!, to: months.at(-1)! });
	return {
		complaints: head.received,
		satisfaction: head.satisfaction.answers,
		limits: judged.filter(({ clause }) => !isContractors(clause)).length,
		trends: trends.received.verdict === 'too_early' ? 0 : trends.received.n,
		recurring: some.filter((issue) => issue.confirmed && isInView(issue, scope)).length,
		actions: rows.length,
		effects: rows.filter(({ effect }) => effect?.ratio != null).length,
		suppliers: judged.filter(({ clause }) => isContractors(clause)).length,
		// every summary puts something before its readers, if only what is missing
		proposals: 1,
		none: 0
	};
}

/** Clauses on what contractors were told to do. */
const ofContractors: readonly string[] = ['on_site', 'rectify', 'notice_return'];
const isContractors = (clause: string): boolean => ofContractors.includes(clause);
