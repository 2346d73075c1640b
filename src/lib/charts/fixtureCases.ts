import { cascadeHeight } from './cascade.ts';
import { intervalHeight } from './intervals.ts';
import { words, type Words } from '#lib/i18n/locale.ts';

/* eslint-disable @typescript-eslint/no-explicit-any -- a fixture is JSON; the tests say whether it fits */
type Fixture = any;
type Row = Record<string, unknown>;

/** Hard cases that are made of a chart's fixture, so that each chart meets them without a file of its own. */
export const fixtureCases = ['own', 'three', 'thousands', 'one', 'zero', 'huge', 'long', 'unknown'] as const;
export type FixtureCase = (typeof fixtureCases)[number];

export const caseWords: Readonly<Record<FixtureCase, Words>> = {
	own: words('样例', '範例', 'Fixture'),
	three: words('3 类', '3 類', '3 categories'),
	thousands: words('3,000 类', '3,000 類', '3,000 categories'),
	one: words('只有一个', '只有一個', 'Only one'),
	zero: words('全是 0', '全是 0', 'All zero'),
	huge: words('一个大千倍', '一個大千倍', 'One a thousand times'),
	long: words('名称很长', '名稱很長', 'Very long names'),
	unknown: words('都没有数', '都沒有數', 'No values')
};

/** What of a chart's fixture lists its marks, which of their fields are counted, and whether it may have any number of them. */
interface Shape {
	readonly list: string;
	readonly counts: readonly string[];
	readonly many: boolean;
	/** The marks are months. */
	readonly months?: boolean;
	/** Values that may be missing. */
	readonly optional?: readonly string[];
}
const shapes: Readonly<Record<string, Shape>> = {
	ages: { list: 'groups', counts: ['counts'], many: true },
	bars: { list: 'rows', counts: ['value', 'low', 'high'], many: true, optional: ['value', 'low', 'high'] },
	calendarHeat: { list: 'days', counts: ['n'], many: false },
	cascade: { list: 'steps', counts: ['amount', 'taken'], many: true },
	columns: { list: 'rows', counts: ['value'], many: true },
	control: { list: 'points', counts: [], many: false, optional: ['value', 'centre', 'lower', 'upper'] },
	delays: { list: 'bins', counts: ['n'], many: false },
	flow: {
		list: 'rows',
		counts: ['carriedIn', 'received', 'completed', 'carriedOut'],
		many: true,
		months: true
	},
	funnel: { list: 'labels', counts: [], many: true },
	heat: { list: 'cells', counts: ['n'], many: false },
	history: { list: 'rows', counts: ['n', 'level'], many: true, months: true, optional: ['level'] },
	intervals: { list: 'labels', counts: [], many: true },
	outcomes: { list: 'rows', counts: ['met', 'breached', 'pending', 'unknown'], many: true },
	pareto: { list: 'rows', counts: ['value'], many: true },
	stageFlow: { list: 'rows', counts: ['inOrder', 'disordered', 'skipped', 'ahead', 'here'], many: false },
	stages: { list: 'rows', counts: [], many: false, optional: ['medianSeconds', 'p90Seconds'] },
	survival: { list: 'curves', counts: [], many: false }
};

const longNames = [
	'地下车库入口雨棚渗漏及相邻排水沟长期堵塞引起的积水反复投诉',
	'Repeated complaints about the underground garage entrance canopy and its drain'
];

/** The fixture in this case; null where the case says nothing of the chart. */
export function fixtureInCase(chart: string, fixture: Fixture, wanted: FixtureCase): Fixture | null {
	const name = chart.replace(/-(many|few)$/, '');
	const shape = shapes[name];
	if (wanted === 'own') return fixture;
	if (!shape || name !== chart) return null;
	if (name === 'funnel' || name === 'intervals') return counted(name, fixture, wanted);
	const rows = fixture[shape.list] as Row[];
	const given = (next: readonly Row[]): Fixture =>
		whole(name, {
			...fixture,
			[shape.list]: next,
			...(name === 'cascade' && { height: cascadeHeight(next.length) })
		});
	switch (wanted) {
		case 'three':
			return shape.many ? given(repeated(rows, 3, shape)) : null;
		case 'thousands':
			return shape.many ? given(repeated(rows, 3000, shape)) : null;
		case 'one':
			return name === 'calendarHeat' ? null : given(rows.slice(0, 1));
		case 'zero':
			return shape.counts.length ? given(rows.map((row) => scaled(row, shape.counts, () => 0))) : null;
		case 'huge':
			return shape.counts.length && fixture.measure !== 'percent'
				? given(rows.map((row, at) => scaled(row, shape.counts, (n) => (at === 0 ? n * 1000 : n))))
				: null;
		case 'long':
			return rows.some((row) => 'label' in row || 'key' in row) && !shape.months
				? given(rows.map((row, at) => ({ ...row, label: longNames[at % 2] })))
				: null;
		case 'unknown':
			return shape.optional
				? given(
						rows.map((row) => ({ ...row, ...Object.fromEntries(shape.optional!.map((one) => [one, null])) }))
					)
				: null;
	}
}

const month = (at: number) =>
	`${String(1900 + Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;

function repeated(rows: readonly Row[], many: number, { months }: Shape): Row[] {
	return Array.from({ length: many }, (_, at) => {
		const row = rows[at % rows.length]!;
		if (months) return { ...row, month: month(at) };
		if (at < rows.length) return row;
		return {
			...row,
			key: `${String(row['key'])}${at}`,
			label: `${String(row['label'] ?? row['key'])} ${at}`
		};
	});
}

function scaled(row: Row, fields: readonly string[], of: (n: number) => number): Row {
	const next = fields
		.filter((field) => row[field] !== null && row[field] !== undefined)
		.map((field) => {
			const value = row[field];
			return [field, Array.isArray(value) ? value.map((n: number) => of(n)) : of(value as number)];
		});
	return { ...row, ...Object.fromEntries(next) };
}

/** Shares that follow from the values. */
function whole(name: string, fixture: Fixture): Fixture {
	if (name !== 'pareto') return fixture;
	const sum = (fixture.rows as { value: number }[]).reduce((total, { value }) => total + value, 0);
	let sofar = 0;
	const rows = (fixture.rows as { value: number }[]).map((row) => {
		const share = sum > 0 ? row.value / sum : 0;
		const vital = sofar < 0.8;
		sofar += share;
		return { ...row, share, cumulative: sofar, vital };
	});
	return { ...fixture, rows };
}

/** Groups of so many k among their size. */
function counted(name: string, fixture: Fixture, wanted: FixtureCase): Fixture | null {
	const { labels, k, size } = fixture as { labels: string[]; k: number[]; size: number[] };
	const of = (many: number) => {
		const at = Array.from({ length: many }, (_, index) => index);
		return {
			...fixture,
			...(name === 'intervals' && { height: intervalHeight(Math.min(many, 21)) }),
			labels: at.map((index) =>
				index < labels.length ? labels[index] : `${labels[index % labels.length]} ${index}`
			),
			k: at.map((index) => k[index % k.length]),
			size: at.map((index) => size[index % size.length])
		};
	};
	if (wanted === 'three') return of(3);
	if (wanted === 'thousands') return of(3000);
	if (wanted === 'one') return of(1);
	if (wanted === 'zero') return { ...fixture, k: k.map(() => 0) };
	if (wanted === 'huge')
		return {
			...fixture,
			k: k.map((n, at) => (at === 0 ? n * 1000 : n)),
			size: size.map((n, at) => (at === 0 ? n * 1000 : n))
		};
	if (wanted === 'long') return { ...fixture, labels: labels.map((_, at) => longNames[at % 2]) };
	return null;
}
