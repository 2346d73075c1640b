import { count, distinct, share, sum, type Row } from '../facts.ts';
import { elsewhere, type Expected, type RuleOf } from '../walk.ts';
import { is, judged, label, median, rate, receivedIn, text } from './shared.ts';

/** Points, limits and centre of a control chart, as charts.csv has them; the paper may stop before the log does. */
export const chart =
	(figure: string): RuleOf =>
	({ facts, paper }) => {
		const points = facts.charts.filter(
			(row) => row['figure'] === figure && row['at']! <= paper.meta.period.to.slice(0, 7)
		);
		const last = facts.charts.filter((row) => row['figure'] === figure).length === points.length;
		const number = (row: Row | undefined, name: string): Expected => (row?.[name] ? Number(row[name]) : null);
		return {
			rows: points.length,
			row: (_, at) => {
				const point = points[at];
				const value = number(point, 'value');
				if (last)
					return [
						point?.['at'],
						value,
						number(point, 'centre'),
						number(point, 'lower'),
						number(point, 'upper'),
						undefined
					];
				// limits are those of the points that the paper has: the mean and three of its roots
				const mean = sum(points, 'value') / points.length;
				const reach = 3 * Math.sqrt(mean);
				return [point?.['at'], value, mean, Math.max(0, mean - reach), mean + reach, undefined];
			}
		};
	};

export const yearMonths: RuleOf = (walk) => ({
	rows: walk.months.length,
	row: (_, at) => {
		const rows = receivedIn(walk.now, [walk.months[at]!]);
		return [
			undefined,
			rows.length,
			rate('有效投诉率', rows),
			median(rows),
			rate('满意率', rows),
			rate('回访率', rows),
			rate('重复投诉率', rows)
		];
	}
});

export const yearValidity: RuleOf = (walk) => ({
	rows: 4,
	row: (_, at) => {
		const own = is('validity', ['valid', 'coordination', 'invalid', 'undetermined'][at]!);
		const rows = walk.now.filter(own);
		return [
			undefined,
			rows.length,
			count(walk.lastYear, own),
			rate('办结率', rows),
			median(rows),
			rate('满意率', rows),
			rate('重复投诉率', rows)
		];
	}
});

export const rejectedBy =
	(field: string): RuleOf =>
	({ now }, table) => {
		const shown = new Set(table.rows.map(([name]) => String(name)));
		return {
			row: ([name]) => {
				const rows = now.filter((row) =>
					/^其余 \d+ 项$/.test(String(name)) ? !shown.has(label(field, row)) : label(field, row) === name
				);
				const parts = ['invalid', 'coordination'].map((value) => count(rows, is('validity', value)));
				return [undefined, ...parts, share(parts[0]! + parts[1]!, count(rows, judged))];
			}
		};
	};

export const yearActions: RuleOf = ({ facts }) => ({
	row: ([id]) => {
		const row = facts.actions.find((one) => one['id'] === id);
		const number = (name: string): Expected => (row?.[name] ? Number(row[name]) : null);
		const bound = (name: string): string => (row?.[name] ? Number(row[name]).toFixed(2) : '∞');
		return [
			id,
			text(row, 'title'),
			undefined,
			text(row, 'owner'),
			text(row, 'due'),
			text(row, 'done'),
			number('before'),
			number('after'),
			row?.['ratio'] ? Number(row['ratio']).toFixed(2) : null,
			row?.['low'] ? `${bound('low')}–${bound('high')}` : null,
			undefined
		];
	}
});

/** Root causes by the complaints that their action rests on, one where none is named; the test's register has one chain an action. */
export const causes: RuleOf = ({ facts }) => {
	const weights = facts.actions.map((row) => row['complaints']!.split('; ').filter(Boolean).length || 1);
	const upTo = (at: number): number => weights.slice(0, at).reduce((total, weight) => total + weight, 0);
	return {
		rows: weights.length,
		row: (cells, at) =>
			[
				cells[0],
				weights[at],
				share(weights[at]!, upTo(Infinity)),
				share(upTo(at + 1), upTo(Infinity))
			] as Expected[]
	};
};

export const classMonths: RuleOf = (walk) => {
	const by = (rows: readonly Row[]): number[] => [
		...walk.months.map((month) => receivedIn(rows, [month]).length),
		rows.length
	];
	return {
		rows: distinct(walk.now, 'category_l1', 'category_l2'),
		row: ([one, two]) => [
			one,
			two,
			...by(walk.now.filter((row) => label('category_l1', row) === one && label('category_l2', row) === two))
		],
		totals: [undefined, undefined, ...by(walk.now)]
	};
};

export const recurring: RuleOf = () => ({
	row: () => [undefined, undefined, elsewhere('test/metrics/recurring'), undefined, undefined]
});
