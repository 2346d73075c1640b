import type { Engine } from '#lib/engine/engine.ts';
import { clauseTable } from '#lib/metrics/clauseTable.ts';
import { compareShares, compareSites, type ShareMeasure } from '#lib/metrics/fair/compare.ts';
import { channelsOf } from '#lib/metrics/fair/channels.ts';
import { comparisonOf } from '#lib/metrics/fair/comparison.ts';
import { loadBy } from '#lib/metrics/fair/load.ts';
import { trendsBy } from '#lib/metrics/fair/trendsBy.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { fineTable } from '#lib/metrics/ledger.ts';
import { complaintClauseIds, type ComplaintClauseId, type Edition } from '#lib/rulebook/index.ts';
import { missing } from '#lib/workspace/alive.ts';
import type { Need } from '#lib/rulebook/needs.ts';
import { defaultLocale } from '#lib/i18n/locale.ts';
import { without } from '#lib/workspace/picks.ts';
import type { Measure } from './fairWords.ts';

/** What sites, departments and channels can be compared by, beside the clauses, with what each needs. */
export const shareChoices: readonly { readonly id: ShareMeasure; readonly need: Need }[] = [
	{ id: 'valid', need: 'valid' },
	{ id: 'severe', need: 'severity' },
	{ id: 'satisfaction', need: 'satisfaction' },
	{ id: 'followup', need: 'followup' },
	{ id: 'repeat', need: 'repeat' }
];

/** Whether everything that this needs was imported. */
export const has = (need: Need, there: ReadonlySet<string>): boolean =>
	missing(need, there, defaultLocale).length === 0;

/** What is compared where nothing is chosen: the first share that the log can tell, else what was late. */
const usualShare = (there: ReadonlySet<string>, clauses: readonly ComplaintClauseId[]): ShareMeasure =>
	shareChoices.find(({ need }) => has(need, there))?.id ?? (clauses[0] ? `breached:${clauses[0]}` : 'valid');

/** The clauses of complaints that were judged at all in view, those with most cases first. */
export async function judgedClauses(
	engine: Engine,
	filter: Filter,
	signal: AbortSignal
): Promise<ComplaintClauseId[]> {
	const all: readonly string[] = complaintClauseIds;
	return (await clauseTable(engine, filter, signal))
		.filter(({ clause, met, breached }) => all.includes(clause) && met + breached > 0)
		.map(({ clause }) => clause as ComplaintClauseId);
}

const nothing = comparisonOf('rate', []);

/** Every site beside the others: by the chosen measure, and a line of figures for each. */
export async function sitesPage(
	engine: Engine,
	filter: Filter,
	chosen: Measure | null,
	there: ReadonlySet<string>,
	signal: AbortSignal
) {
	// what is chosen stands among all others
	const ofSites = without(filter, 'site');
	const ofDepartments = without(filter, 'department');
	const [clauses, rates] = await Promise.all([
		judgedClauses(engine, filter, signal),
		has('exposure', there) ? compareSites(engine, ofSites, signal) : null
	]);
	const measure = chosen ?? (rates && rates.groups.length > 0 ? 'rate' : usualShare(there, clauses));
	const share = (of: ShareMeasure) => compareShares(engine, ofSites, 'site', of, signal);
	const ofDepartment = measure === 'rate' ? usualShare(there, clauses) : measure;
	const [sites, load, valid, satisfaction, departments, departmentLoad] = await Promise.all([
		measure === 'rate' ? (rates ?? nothing) : share(measure),
		loadBy(engine, ofSites, 'site', signal),
		share('valid'),
		share('satisfaction'),
		compareShares(engine, ofDepartments, 'department', ofDepartment, signal),
		loadBy(engine, ofDepartments, 'department', signal)
	]);
	return {
		clauses,
		measure,
		rates,
		sites,
		load,
		valid,
		satisfaction,
		ofDepartment,
		departments,
		departmentLoad
	};
}

/** The people of a role: how much lies with each, what was in time, and what was fined. */
export async function peoplePage(
	engine: Engine,
	filter: Filter,
	role: 'handler' | 'recorder',
	chosen: ComplaintClauseId | null,
	signal: AbortSignal
) {
	const clauses = await judgedClauses(engine, filter, signal);
	const all = without(filter, role);
	const usual = role === 'handler' ? 'complete' : 'dispatch';
	const clause = chosen ?? clauses.find((id) => id === usual) ?? clauses[0] ?? usual;
	const [met, satisfaction, load, fines] = await Promise.all([
		compareShares(engine, all, role, `met:${clause}`, signal),
		compareShares(engine, all, role, 'satisfaction', signal),
		loadBy(engine, all, role, signal),
		fineTable(engine, filter, 'person', {}, signal)
	]);
	return { role, clauses, clause, met, satisfaction, load, fines };
}

/** The channels by which complaints come: how many, what they are worth, and month by month. */
export async function channelsPage(
	engine: Engine,
	filter: Filter,
	edition: Edition,
	measure: ShareMeasure,
	signal: AbortSignal
) {
	const all = without(filter, 'channel');
	const share = (of: ShareMeasure) => compareShares(engine, all, 'channel', of, signal);
	const [load, compared, valid, severe, trends] = await Promise.all([
		loadBy(engine, all, 'channel', signal),
		share(measure),
		share('valid'),
		share('severe'),
		trendsBy(engine, without(all, 'period'), 'channel', 4, signal)
	]);
	return { measure, load, ...channelsOf(load, edition), compared, valid, severe, trends };
}
