import { sheetCsv } from '#lib/base/csv.ts';
import { formatMonth } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { effectDimensions, type EffectDimension } from '#lib/metrics/whatIf/fineEffects.ts';
import { outcomeText } from '#lib/metrics/whatIf/sentences.ts';
import type { WhatIf } from '#lib/metrics/whatIf/whatIf.ts';
import { outcomes } from '#lib/pipeline/marts/clauses.ts';
import { fineRoleWords } from '#lib/rulebook/explain.ts';
import { clauseName } from '#lib/workspace/pages/sentences.ts';
import { classLabel, classValue } from './texts.ts';

const heads: readonly Words[] = [
	words('分组', '分組', 'Group'),
	words('名称', '名稱', 'Name'),
	words('量', '量', 'Measure'),
	words('现行', '現行', 'Now'),
	words('草案', '草案', 'Draft'),
	words('差', '差', 'Difference')
];
const w = {
	clause: words('时限', '時限', 'Limit'),
	rate: words('达标率', '達標率', 'Rate met'),
	site: words('项目', '項目', 'Site'),
	article: words('条款', '條款', 'Article'),
	role: words('岗位', '崗位', 'Role'),
	person: words('责任人', '責任人', 'Person'),
	department: words('部门', '部門', 'Department'),
	month: words('月份', '月份', 'Month'),
	nobody: words('未指明', '未指明', 'Not named'),
	yuan: words('应扣罚（元）', '應扣罰（元）', 'Fines, yuan'),
	lines: words('扣罚笔数', '扣罰筆數', 'Lines'),
	breaches: words('未达标次数', '未達標次數', 'Times not met'),
	deducted: words('扣款（元）', '扣款（元）', 'Deducted, yuan'),
	total: words('合计', '合計', 'Total'),
	classes: words('分类', '分類', 'Class')
} as const satisfies Record<string, Words>;

type Cells = (string | number | null)[];

/** The whole comparison as CSV for spreadsheets: a line for each number with what it is now and under the draft. */
export function summaryCsv(effect: WhatIf, article: (key: string) => string, locale: Locale): string {
	const t = (text: Words) => say(text, locale);
	const pair = (
		group: string,
		name: string,
		measure: string,
		before: number | null,
		after: number | null
	): Cells => [
		group,
		name,
		measure,
		before,
		after,
		before === null || after === null ? null : Number((after - before).toFixed(6))
	];
	const nameOf = (dimension: EffectDimension, key: string | null): string => {
		if (key === null) return t(w.nobody);
		if (dimension === 'article') return article(key);
		if (dimension === 'month') return formatMonth(key, locale);
		const role = dimension === 'role' ? (fineRoleWords as Readonly<Record<string, Words>>)[key] : undefined;
		return role ? t(role) : key;
	};
	const lines: Cells[] = [heads.map(t)];
	for (const { clause, before, after } of effect.clauses) {
		const name = clauseName(clause, locale);
		for (const outcome of outcomes) {
			const of = outcome === 'not_applicable' ? 'notApplicable' : outcome;
			lines.push(pair(t(w.clause), name, outcomeText(clause, outcome, locale), before[of], after[of]));
		}
		lines.push(pair(t(w.clause), name, t(w.rate), before.rate.value, after.rate.value));
	}
	const { total } = effect;
	lines.push(pair(t(w.total), '', t(w.yuan), total.beforeFen / 100, total.afterFen / 100));
	lines.push(pair(t(w.total), '', t(w.lines), total.beforeLines, total.afterLines));
	for (const dimension of effectDimensions)
		for (const e of effect.fines[dimension]) {
			const name = nameOf(dimension, e.key);
			lines.push(pair(t(w[dimension]), name, t(w.yuan), e.beforeFen / 100, e.afterFen / 100));
			lines.push(pair(t(w[dimension]), name, t(w.lines), e.beforeLines, e.afterLines));
		}
	for (const s of effect.sites)
		lines.push(pair(t(w.site), s.site ?? t(w.nobody), t(w.breaches), s.beforeBreaches, s.afterBreaches));
	for (const d of effect.deductions) {
		const name = `${formatMonth(d.month, locale)} ${d.person ?? t(w.nobody)}`;
		lines.push(pair(t(w.person), name, t(w.deducted), d.beforeYuan, d.afterYuan));
	}
	for (const { field, before, after, n } of effect.classes)
		lines.push([
			t(w.classes),
			classLabel(field, locale),
			`${classValue(field, before, locale)} → ${classValue(field, after, locale)}`,
			null,
			n,
			null
		]);
	return sheetCsv(lines);
}
