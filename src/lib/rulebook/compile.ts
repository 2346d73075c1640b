import { literal } from '#lib/engine/sql.ts';
import { tables } from '#lib/model/columns.ts';
import { limitInputs } from './calendar/limits.ts';
import { countedClauses } from './calendar/starts.ts';
import { complaintClauseIds, isEventClause, type ComplaintClauseId } from './clauses.ts';
import { enumOf, outcomeOf, reasonType } from './enums.ts';
import { complaintInputs, complaintsFrom, dateCells } from './inputs.ts';
import { clauseSql } from './kinds/index.ts';
import type { ClauseSql } from './kinds/kind.ts';
import { windowColumns } from './kinds/windows.ts';
import { layered, type Columns } from './layers.ts';
import { anyPresence, type Presence } from './presence.ts';
import type { ComplaintClause, Edition, Rulebook } from './shape.ts';

/** A clause that the edition does not have. */
const notInForce = (id: ComplaintClauseId): ClauseSql => ({
	given: { [`${id}_start_at`]: 'null::timestamp', [`${id}_actual_at`]: 'null::timestamp' },
	derived: { [`${id}_due_at`]: 'null::timestamp' },
	reason: "'not_in_rulebook'",
	kept: []
});

/** The clauses of the edition that judge complaints. */
export const complaintClauses = (edition: Edition): readonly ComplaintClause[] =>
	edition.clauses.filter((clause): clause is ComplaintClause => !isEventClause(clause.kind));

function clausesOf(edition: Edition): readonly (readonly [ComplaintClauseId, ClauseSql])[] {
	const byId = new Map(complaintClauses(edition).map((clause) => [clause.id, clauseSql(clause)]));
	return complaintClauseIds.map((id) => [id, byId.get(id) ?? notInForce(id)] as const);
}

const merged = (
	clauses: readonly (readonly [ComplaintClauseId, ClauseSql])[],
	part: 'given' | 'derived'
): Columns => Object.assign({}, ...clauses.map(([, sql]) => sql[part]));

/** SQL: only the complaints that this edition judges. */
export const ofEdition = (rulebook: Rulebook, edition: Edition, column: string): string =>
	rulebook.editions.length > 1 ? `\nwhere ${column} = ${literal(edition.id)}` : '';

/**
 * fct_judgements: the reason of every clause, and the times from which fct_clauses tells start, due and actual.
 * Reasons are a byte each and times are kept once, so that a million complaints stay small.
 */
export function compileJudgements(rulebook: Rulebook, presence: Presence = anyPresence): string {
	const { present } = dateCells(presence, timesTold(rulebook));
	const limits = limitsTold(rulebook);
	const selects = rulebook.editions.map((edition) => {
		const clauses = clausesOf(edition);
		const counted = limitInputs(rulebook, edition);
		const absent = limits.map((name) => [name, 'null::timestamp'] as const);
		return layered(
			[
				{
					name: 'inputs',
					columns: {
						...complaintInputs(presence),
						...Object.fromEntries(absent),
						...counted,
						edition: 'c.edition'
					}
				},
				{ name: 'given', columns: merged(clauses, 'given') },
				{ name: 'derived', columns: merged(clauses, 'derived') }
			],
			complaintsFrom +
				(Object.keys(counted).length > 0
					? '\n\tleft join fct_working_limits as w on w.complaint_id = c.complaint_id'
					: '') +
				ofEdition(rulebook, edition, 'c.edition'),
			{
				complaint_id: 'complaint_id',
				...(rulebook.editions.length > 1 && { edition: 'edition' }),
				...Object.fromEntries([...present, ...limits].map((name) => [name, name])),
				...Object.fromEntries(
					clauses.map(([id, sql]) => [`${id}_reason`, `cast(${sql.reason} as ${reasonType})`])
				)
			}
		);
	});
	return `-- One row per complaint. Key: complaint_id.\n${union(selects)}`;
}

/** fct_clauses: five columns for every clause, and which start and which limit counted where there is a choice. */
export function compileClauses(rulebook: Rulebook, presence: Presence = anyPresence): string {
	const { present, absent } = dateCells(presence, timesTold(rulebook));
	const further = furtherColumns(rulebook);
	const selects = rulebook.editions.map((edition) => {
		const clauses = clausesOf(edition);
		const told = clauses.flatMap(([id, sql]) => {
			const own = { ...sql.given, ...sql.derived };
			return [
				[`${id}_start_at`, `${id}_start_at`],
				[`${id}_due_at`, `${id}_due_at`],
				[`${id}_actual_at`, `${id}_actual_at`],
				[`${id}_outcome`, outcomeOf(`${id}_reason`)],
				[`${id}_reason`, `${id}_reason`],
				...Object.entries(further[id] ?? {}).map(([name, type]) => [
					name,
					`cast(${Object.hasOwn(own, name) ? name : 'null'} as ${type})`
				])
			] as [string, string][];
		});
		const reasons = clauses.map(([id]) => [`${id}_reason`, `j.${id}_reason`]);
		const times = [...present, ...limitsTold(rulebook)].map((name) => [name, `j.${name}`]);
		return layered(
			[
				{
					name: 'inputs',
					columns: {
						complaint_id: 'j.complaint_id',
						...Object.fromEntries(times),
						...absent,
						as_of: 'r.as_of',
						...Object.fromEntries(reasons)
					}
				},
				{ name: 'given', columns: merged(clauses, 'given') },
				{ name: 'derived', columns: merged(clauses, 'derived') }
			],
			`fct_judgements as j\n\tcross join seed_run as r${ofEdition(rulebook, edition, 'j.edition')}`,
			{ complaint_id: 'complaint_id', ...Object.fromEntries(told) }
		);
	});
	return `-- One row per complaint. Key: complaint_id.\n${union(selects)}`;
}

const union = (selects: readonly string[]): string =>
	selects.length === 1 ? selects[0]! : selects.map((s) => `(${s})`).join('\nunion all\n');

/** The columns of limits that are not on the wall clock in at least one edition. */
const limitsTold = (rulebook: Rulebook): readonly string[] => [
	...new Set(
		rulebook.editions.flatMap((edition) =>
			countedClauses(rulebook, edition).map(({ id }) => `${id}_limit_at`)
		)
	)
];

/** Every name from which start, due and actual of the clauses are told. */
function timesTold(rulebook: Rulebook): ReadonlySet<string> {
	const sql = rulebook.editions.flatMap((edition) =>
		clausesOf(edition).flatMap(([, c]) => Object.values({ ...c.given, ...c.derived }))
	);
	return new Set(sql.join(' ').match(/[a-z_0-9]+/g));
}

const times = tables.complaints.filter((f) => f.type === 'datetime').map((f) => f.name);

/** Columns of fct_clauses beside the five of each clause, with their types. */
function furtherColumns(rulebook: Rulebook): Readonly<Partial<Record<ComplaintClauseId, Columns>>> {
	const further: Partial<Record<ComplaintClauseId, Record<string, string>>> = {
		progress: { ...windowColumns('progress') }
	};
	for (const clause of rulebook.editions.flatMap(complaintClauses)) {
		const own = (further[clause.id] ??= {});
		for (const name of clauseSql(clause).kept) own[name] = enumOf(['limit', ...times]);
	}
	return further;
}
