import { codeSets } from '#lib/model/codes.ts';
import { count, livesOf, quantile, share, sum, wilson } from '../facts.ts';
import { elsewhere, type Expected, type RuleOf } from '../walk.ts';
import { answered, done, is, quarters, rate, rates, receivedIn, zh } from './shared.ts';

export const answers =
	(withWord: boolean): RuleOf =>
	({ now }) => {
		const names = new Map(codeSets.satisfaction.map((entry) => [entry.label[zh], entry.code]));
		const n = count(now, answered);
		return {
			row: ([name]) => {
				const code = names.get(String(name));
				const own = code ? count(now, is('satisfaction', code)) : now.length - n;
				return [undefined, own, code ? share(own, n) : null, ...(withWord ? [undefined] : [])];
			}
		};
	};

/** R's seventh kind of quantile. */
function naive(times: readonly number[], p: number): number | null {
	const sorted = [...times].sort((a, b) => a - b);
	if (sorted.length === 0) return null;
	const at = (sorted.length - 1) * p;
	const low = sorted[Math.floor(at)]!;
	return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? low) - low);
}

export const handling: RuleOf = ({ now }) => ({
	rows: 4,
	row: ([what, which], at) => {
		if (what !== '受理到完成')
			return [what, which, ...Array(4).fill(elsewhere('test/metrics/survival'))] as Expected[];
		const p = at === 0 ? 0.5 : 0.9;
		const lives = livesOf(now);
		const over = lives.filter(({ ended }) => ended).map(({ time }) => time);
		const plain = naive(over, p);
		return [
			what,
			which,
			quantile(lives, p),
			undefined,
			plain === null ? null : Math.round(plain),
			over.length
		];
	}
});

export const flow: RuleOf = (walk) => {
	const figure = (metric: string): number =>
		sum(
			walk.facts.kpis.filter(
				(row) => row['site'] === '' && row['month'] === walk.months[0] && row['metric'] === metric
			),
			'value'
		);
	return {
		rows: 1,
		row: () => [
			walk.months[0],
			figure('carried_in'),
			walk.now.length,
			figure('completed_in_month'),
			figure('carried_out'),
			undefined
		]
	};
};

export const openAge: RuleOf = ({ facts, paper }) => {
	const open = facts.complaints.filter(is('is_open', 'true'));
	const days = open.map(
		(row) => (Date.parse(`${paper.meta.asOf}Z`) - Date.parse(`${row['received_at']}Z`)) / 86_400_000
	);
	const bounds = [0, 1, 3, 7, 30, Infinity];
	return {
		row: (_, at) => [undefined, days.filter((age) => age >= bounds[at]! && age < bounds[at + 1]!).length],
		totals: [undefined, open.length]
	};
};

export const yearHandling: RuleOf = (walk, table) => ({
	row: (_, at) => {
		const each = [
			...quarters(walk.months).map((months) => receivedIn(walk.now, months)),
			walk.now,
			walk.lastYear
		];
		const rows = each[at] ?? [];
		const lives = livesOf(rows);
		if (table.rows.length !== each.length) return ['a period too many or too few'];
		return [
			undefined,
			lives.length,
			count(rows, is('handling_state', 'censored')),
			quantile(lives, 0.5),
			undefined,
			quantile(lives, 0.9),
			rows.length - lives.length
		];
	}
});

export const yearSatisfaction: RuleOf = (walk) => ({
	row: (_, at) => {
		const rows = receivedIn(walk.now, quarters(walk.months)[at] ?? []);
		const parts = rates['满意率']!(rows);
		return [
			undefined,
			parts[1],
			share(...parts),
			wilson(...parts),
			count(rows, (row) => done(row) && !answered(row)),
			rate('回访率', rows)
		] as Expected[];
	}
});

export const balance: RuleOf = (walk) => {
	const of = (month: string): number[] =>
		['carried_in', 'received', 'completed_in_month', 'carried_out'].map((metric) =>
			Number(
				walk.facts.kpis.find(
					(row) => row['site'] === '' && row['month'] === month && row['metric'] === metric
				)?.['value']
			)
		);
	const all = walk.months.map(of);
	const total = (at: number): number => all.reduce((whole, row) => whole + row[at]!, 0);
	return {
		rows: walk.months.length,
		row: (_, at) => [undefined, ...all[at]!],
		totals: [undefined, all[0]![0], total(1), total(2), all.at(-1)![3]]
	};
};
