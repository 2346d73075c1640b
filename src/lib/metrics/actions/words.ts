import { words, type Words } from '#lib/i18n/locale.ts';
import type { ShownState } from '#lib/metrics/actions/register.ts';
import type { Verdict } from '#lib/metrics/actions/effect.ts';
import type { ActionChange, CauseGroup } from '#lib/model/actions.ts';

/** The states of an action: what they are called, and what belongs into them. */
export const stateWords: Readonly<Record<ShownState, { readonly name: Words; readonly is: Words }>> = {
	candidate: {
		name: words('候选', '候選', 'Candidate'),
		is: words('提出来了，还没有人接', '提出來了，還沒有人接', 'Put forward, nobody has taken it on')
	},
	plan: {
		name: words('策划', '策劃', 'Plan'),
		is: words('找原因、定措施、定人定期', '找原因、定措施、定人定期', 'Causes, measures, owner and date')
	},
	do: {
		name: words('实施', '實施', 'Do'),
		is: words('正在做', '正在做', 'Being carried out')
	},
	check: {
		name: words('检查', '檢查', 'Check'),
		is: words('做完了，看效果', '做完了，看效果', 'Done; its effect is looked at')
	},
	closed: {
		name: words('结案', '結案', 'Closed'),
		is: words('验证过，已固化', '驗證過，已固化', 'Verified and made standard')
	},
	reopened: {
		name: words('重开', '重開', 'Reopened'),
		is: words(
			'完成以后同一问题又被发现，需要重新策划',
			'完成以後同一問題又被發現，需要重新策劃',
			'The same issue was found again after it was done; it has to be planned anew'
		)
	}
};

export const verdictWords: Readonly<Record<Verdict, Words>> = {
	effective: words('已见效', '已見效', 'Effective'),
	not_shown: words('未见效', '未見效', 'Not shown'),
	too_early: words('尚早', '尚早', 'Too early')
};

export const causeWords: Readonly<Record<CauseGroup, Words>> = {
	people: words('人员', '人員', 'People'),
	equipment: words('设施设备', '設施設備', 'Equipment'),
	material: words('材料', '材料', 'Material'),
	method: words('方法与制度', '方法與制度', 'Method and rules'),
	environment: words('环境', '環境', 'Environment'),
	inspection: words('检查与监督', '檢查與監督', 'Inspection'),
	design: words('设计', '設計', 'Design'),
	supplier: words('供方与施工单位', '供方與施工單位', 'Suppliers and contractors')
};

export const changeWords: Readonly<Record<ActionChange['what'], Words>> = {
	made: words('立项', '立項', 'Made'),
	edited: words('修改', '修改', 'Edited'),
	candidate: words('退回候选', '退回候選', 'Back to candidate'),
	plan: words('转入策划', '轉入策劃', 'To plan'),
	do: words('转入实施', '轉入實施', 'To do'),
	check: words('转入检查', '轉入檢查', 'To check'),
	closed: words('结案', '結案', 'Closed')
};

/** What came of it, as a sentence. */
export const effectWords = {
	effective: words(
		'已见效：平均每月由 {before} 件降到 {after} 件，是原来的 {ratio} 倍（95% 区间 {interval}），区间都在 1 以下。',
		'已見效：平均每月由 {before} 件降到 {after} 件，是原來的 {ratio} 倍（95% 區間 {interval}），區間都在 1 以下。',
		'Effective: from {before} to {after} a month on average, {ratio} times what it was (95% interval {interval}); the whole interval lies below 1.'
	),
	not_shown: words(
		'未见效：平均每月由 {before} 件到 {after} 件，是原来的 {ratio} 倍（95% 区间 {interval}），区间没有都在 1 以下，不能说减少了。',
		'未見效：平均每月由 {before} 件到 {after} 件，是原來的 {ratio} 倍（95% 區間 {interval}），區間沒有都在 1 以下，不能說減少了。',
		'Not shown: {before} a month before, {after} after, {ratio} times what it was (95% interval {interval}); the interval does not lie below 1, so nobody can say that it became less.'
	),
	too_early: words(
		'尚早：平均每月以往 {before} 件，完成以来 {after} 件（{ratio} 倍，95% 区间 {interval}），现在还不能下结论。',
		'尚早：平均每月以往 {before} 件，完成以來 {after} 件（{ratio} 倍，95% 區間 {interval}），現在還不能下結論。',
		'Too early: {before} a month before, {after} since it was done ({ratio} times, 95% interval {interval}); nothing can be concluded yet.'
	),
	more: words(
		'比以往多了：是原来的 {ratio} 倍（95% 区间 {interval}），区间都在 1 以上。',
		'比以往多了：是原來的 {ratio} 倍（95% 區間 {interval}），區間都在 1 以上。',
		'It became more: {ratio} times what it was (95% interval {interval}); the whole interval lies above 1.'
	),
	no_before: words(
		'没有可以比较的以往月份：除去触发措施的月份，完成以前没有别的月份了。',
		'沒有可以比較的以往月份：除去觸發措施的月份，完成以前沒有別的月份了。',
		'There is nothing to compare with: no months are left before it was done, once those that triggered it are taken out.'
	),
	not_done: words(
		'还没有完成日期；填上以后，这里比较完成前后的件数。',
		'還沒有完成日期；填上以後，這裡比較完成前後的件數。',
		'There is no date of completion yet; once there is, counts before and after are compared here.'
	),
	no_after: words(
		'刚刚完成，还没有之后的数据。',
		'剛剛完成，還沒有之後的資料。',
		'Only just done: there are no data after it yet.'
	),
	no_data: words(
		'台账里没有时间，无法比较。',
		'台賬裡沒有時間，無法比較。',
		'The log has no times, so nothing can be compared.'
	),
	needed: words(
		'如果真的减半，要有八成把握看出来，完成后约需 {n} 个月；已过 {m} 个月。',
		'如果真的減半，要有八成把握看出來，完成後約需 {n} 個月；已過 {m} 個月。',
		'Were it really halved, it would take about {n} months after to show that with a chance of 80 %; {m} have passed.'
	),
	never: words(
		'以往件数太少：即使真的减半，五年也没有八成把握看出来；降得更多才看得出。已过 {m} 个月。',
		'以往件數太少：即使真的減半，五年也沒有八成把握看出來；降得更多才看得出。已過 {m} 個月。',
		'There were too few before: even a halving would not show with a chance of 80 % within five years; only a larger fall would. {m} months have passed.'
	),
	counted: words(
		'以往：{months} 个月共 {b} 件、{bd} 天（不含触发措施的 {k} 个月）；之后：{a} 件、{ad} 天。{per}',
		'以往：{months} 個月共 {b} 件、{bd} 天（不含觸發措施的 {k} 個月）；之後：{a} 件、{ad} 天。{per}',
		'Before: {b} in {months} months, {bd} days (without the triggering months: {k}); after: {a} in {ad} days. {per}'
	),
	household_days: words(
		'比率按户数乘天数计。',
		'比率按戶數乘天數計。',
		'Rates are by households times days.'
	),
	days: words('比率按天数计。', '比率按天數計。', 'Rates are by days.'),
	relapse: words(
		'{month}又发现了同一问题。',
		'{month}又發現了同一問題。',
		'The same issue was found again in {month}.'
	)
};
