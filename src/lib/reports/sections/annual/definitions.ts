import { words } from '#lib/i18n/locale.ts';
import { codeLabel } from '#lib/model/labels.ts';
import { annexHeading, column, section, table } from '#lib/reports/build.ts';
import type { Block } from '#lib/reports/document.ts';
import { methodItems } from '#lib/reports/sections/method.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';

const w = {
	title: words('方法与定义', '方法與定義', 'Methods and definitions'),
	clauses: words('各时限的规定', '各時限的規定', 'What each time limit says'),
	clause: words('时限', '時限', 'Clause'),
	says: words('规定', '規定', 'It says'),
	reading: words('采用的理解', '採用的理解', 'A reading'),
	isReading: words('是', '是', 'yes'),
	note: words(
		'“采用的理解”标“是”的，原文有不止一种理解，这里按制度中写明的一种执行。',
		'「採用的理解」標「是」的，原文有不止一種理解，這裡按制度中寫明的一種執行。',
		'“A reading”: the source leaves room, and the rulebook says which sense is taken.'
	),
	scale: words('满意度的评价与得分', '滿意度的評價與得分', 'Answers on satisfaction and their scores'),
	answer: words('评价', '評價', 'Answer'),
	counts: words('计为满意', '計為滿意', 'Counts as satisfied'),
	score: words('得分', '得分', 'Score'),
	yes: words('是', '是', 'Yes'),
	no: words('否', '否', 'No')
};
const further = [
	words(
		'控制图按数据选用：件数用 c 图或 u 图，比例用 p 图，过度离散时用 Laney p′ 或 u′，中位数用 XmR，每月太少时用 t 图或 g 图；基线可以分段，分段须有理由。',
		'控制圖按資料選用：件數用 c 圖或 u 圖，比例用 p 圖，過度離散時用 Laney p′ 或 u′，中位數用 XmR，每月太少時用 t 圖或 g 圖；基線可以分段，分段須有理由。',
		'Charts follow the data: c or u for counts, p for shares, Laney’s p′ or u′ where they are over-dispersed, XmR for medians, t or g where months have too few. Baselines may be parted, with a reason.'
	),
	words(
		'与去年比较的是相同的日子。占比的变化用两期件数的条件检验，同一张表的各行一并按 Benjamini–Hochberg 控制；时长的分布用 log-rank 检验。',
		'與去年比較的是相同的日子。佔比的變化用兩期件數的條件檢驗，同一張表的各列一併按 Benjamini–Hochberg 控制；時長的分佈用 log-rank 檢定。',
		'Last year is compared over the same days. Shares are compared by the conditional test of two counts, all lines of a table together (Benjamini–Hochberg); durations by the log-rank test.'
	),
	words(
		'纠正措施的效果是完成之后与以往的精确 Poisson 率比及其 95% 区间，触发措施的月份不计入以往；区间都在 1 以下才算已见效。',
		'糾正措施的效果是完成之後與以往的精確 Poisson 率比及其 95% 區間，觸發措施的月份不計入以往；區間都在 1 以下才算已見效。',
		'The effect of an action is the exact Poisson rate ratio of after to before with its 95% interval, without the months that triggered it; effective only where the whole interval lies below 1.'
	)
];

/** How everything was counted, what each limit says and what each answer is worth: the annex that the year's numbers are read by. */
export function definitions({ say, locale, edition }: YearContext): Block[] {
	return [
		section('portrait'),
		annexHeading('definitions', say(w.title)),
		{ kind: 'list', ordered: true, items: [...methodItems, ...further].map((text) => say(text)) },
		table(
			'annual-definitions',
			say(w.clauses),
			[column(say(w.clause), 'text', 2), column(say(w.says), 'text', 7), column(say(w.reading), 'text', 1.4)],
			edition.clauses.map((clause) => [
				say(clause.title),
				say(clause.sentence),
				'reading' in clause && clause.reading === true ? say(w.isReading) : null
			]),
			{ notes: [say(w.note)] }
		),
		table(
			'annual-scale',
			say(w.scale),
			[
				column(say(w.answer), 'text', 3),
				column(say(w.counts), 'text', 1.6),
				column(say(w.score), 'integer', 1)
			],
			edition.satisfaction.map(({ code, satisfied, score }) => [
				codeLabel('satisfaction', code, locale),
				say(satisfied ? w.yes : w.no),
				score
			])
		)
	];
}
