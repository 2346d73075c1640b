import { count, livesOf, share, type Row } from '../facts.ts';
import type { Expected, RuleOf, Walk } from '../walk.ts';
import { fen, finesIn, is, label, median, rate, rates } from './shared.ts';

/** The six figures at the head. */
export const keyFigures = (walk: Walk): Readonly<Record<string, Expected>> => ({
	受理: walk.now.length,
	...Object.fromEntries(['有效投诉率', '办结率', '满意率'].map((name) => [name, rate(name, walk.now)])),
	处理时长中位数: median(walk.now),
	应扣罚: fen(finesIn(walk, walk.months))
});

export const headline: RuleOf = (walk) => {
	const periods = walk.paper.meta.kind === 'monthly' ? [walk.before, walk.lastYear] : [walk.lastYear];
	const finesOf = walk.paper.meta.kind === 'monthly' ? [walk.monthsBefore, walk.monthsLastYear] : [];
	const of = (name: string, rows: readonly Row[]): Expected =>
		name === '受理'
			? rows.length
			: name === '其中在办'
				? count(rows, is('is_open', 'true'))
				: name === '处理时长中位数'
					? median(rows)
					: rate(name, rows);
	return {
		rows: 9,
		row: ([name]) => {
			const n = String(name);
			if (n === '应扣罚') {
				const others = periods.map((_, at) => (finesOf[at] ? fen(finesIn(walk, finesOf[at])) : null));
				return [n, fen(finesIn(walk, walk.months)), null, null, ...others];
			}
			const whole =
				n in rates ? rates[n]!(walk.now)[1] : n === '处理时长中位数' ? livesOf(walk.now).length : null;
			return [n, of(n, walk.now), undefined, whole, ...periods.map((rows) => of(n, rows))];
		}
	};
};

/** Received by a field: number, share, and the same of other periods; what a table leaves out is one row of others. */
export const byField =
	(field: string, wide: boolean): RuleOf =>
	(walk, table) => {
		const { now, before, lastYear } = walk;
		const others = wide ? [lastYear] : [before, lastYear];
		const shown = new Set(table.rows.map(([name]) => String(name)));
		const in_ = (rows: readonly Row[], name: string): number =>
			/^其余 \d+ 项$/.test(name)
				? count(rows, (row) => !shown.has(label(field, row)))
				: count(rows, (row) => label(field, row) === name);
		const cells = (n: number, each: readonly number[]): Expected[] =>
			wide
				? [n, share(n, now.length), each[0], share(each[0]!, lastYear.length), undefined, undefined]
				: [n, share(n, now.length), ...each];
		return {
			row: ([name]) => [
				undefined,
				...cells(
					in_(now, String(name)),
					others.map((rows) => in_(rows, String(name)))
				)
			],
			totals: [
				undefined,
				...cells(
					now.length,
					others.map((rows) => rows.length)
				)
			]
		};
	};

export const pareto: RuleOf = ({ now }, table) => {
	const counts = table.rows.map(([name]) => count(now, (row) => label('category_l1', row) === name));
	return {
		rows: new Set(now.map((row) => label('category_l1', row))).size,
		row: (_, at) => {
			const n = counts[at]!;
			const upTo = counts.slice(0, at + 1).reduce((total, one) => total + one, 0);
			return [undefined, n, share(n, now.length), share(upTo, now.length)];
		}
	};
};
