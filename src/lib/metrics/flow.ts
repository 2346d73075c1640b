import type { Engine } from '#lib/engine/engine.ts';
import type { Filter } from './filter.ts';
import sql from './flow.sql?raw';
import { withGaps } from './months.ts';
import { counts } from './tally/counts.ts';
import { byText } from './textOrder.ts';

/** carriedIn + received = completed + carriedOut, for every month. */
export interface FlowMonth {
	readonly month: string;
	readonly carriedIn: number;
	readonly received: number;
	/** By the month of the later of receipt and completion; done without a time counts at its last known stage. */
	readonly completed: number;
	readonly carriedOut: number;
}

export interface Moves {
	readonly month: string;
	readonly site: string | null;
	readonly received: number;
	readonly completed: number;
}

/**
 * The flow of complaints by month. A period in the filter limits the months that are shown, not the complaints that flow:
 * what was carried in came before it. Complaints without a time of receipt are outside the flow.
 */
export async function flow(engine: Engine, filter: Filter = {}, signal?: AbortSignal): Promise<FlowMonth[]> {
	const moves = await movesOf(engine, withoutPeriod(filter), 'null::varchar', signal);
	return balance(moves).filter(({ month }) => within(month, filter));
}

/** The flow of each site; complaints without a site flow under null. */
export async function flowBySite(
	engine: Engine,
	filter: Filter = {},
	signal?: AbortSignal
): Promise<ReadonlyMap<string | null, FlowMonth[]>> {
	const moves = await movesOf(engine, withoutPeriod(filter), 'site', signal);
	const sites = new Map<string | null, Moves[]>();
	for (const move of moves) {
		const known = sites.get(move.site);
		if (known) known.push(move);
		else sites.set(move.site, [move]);
	}
	const last = moves.reduce((latest, { month }) => (month > latest ? month : latest), '');
	return new Map(
		[...sites].map(([site, its]) => [site, balance(its, last).filter(({ month }) => within(month, filter))])
	);
}

async function movesOf(engine: Engine, filter: Filter, site: string, signal?: AbortSignal): Promise<Moves[]> {
	const by = (month: string) =>
		counts<{ month: string; site: string | null; n: number }>(engine, sql, filter, { month, site }, signal);
	const [received, completed] = await Promise.all([
		by('received_month'),
		by("strftime(flow_done_at, '%Y-%m')")
	]);
	const moves = new Map<string, Moves>();
	const at = (row: { month: string; site: string | null }) => `${row.month} ${row.site ?? ''}`;
	for (const row of received)
		moves.set(at(row), { month: row.month, site: row.site, received: row.n, completed: 0 });
	for (const row of completed) {
		const known = moves.get(at(row)) ?? { month: row.month, site: row.site, received: 0 };
		moves.set(at(row), { ...known, completed: row.n });
	}
	const noSiteFirst = (a: string | null, b: string | null) =>
		a === null || b === null ? -byText(a, b) : byText(a, b);
	return [...moves.values()].sort((a, b) => noSiteFirst(a.site, b.site) || byText(a.month, b.month));
}

/** Carries the balance from month to month, up to `until` where that is later; months without a move are filled in. */
export function balance(moves: readonly Moves[], until = ''): FlowMonth[] {
	const byMonth = new Map(moves.map((m) => [m.month, m]));
	let carriedIn = 0;
	const moving = [...byMonth.keys()].sort();
	const later = until > (moving.at(-1) ?? until) ? [until] : [];
	return withGaps([...moving, ...later]).map((month) => {
		const { received, completed } = byMonth.get(month) ?? { received: 0, completed: 0 };
		const carriedOut = carriedIn + received - completed;
		const row = { month, carriedIn, received, completed, carriedOut };
		carriedIn = carriedOut;
		return row;
	});
}

const withoutPeriod = ({ from: _f, to: _t, month: _m, ...rest }: Filter): Filter => rest;

const within = (month: string, { from, to, month: only }: Filter) =>
	(!from || month >= from.slice(0, 7)) && (!to || month <= to.slice(0, 7)) && (!only || month === only);
