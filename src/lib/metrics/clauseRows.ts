import type { Engine } from '#lib/engine/engine.ts';
import {
	complaintClauses,
	isEventClause,
	outcomes,
	repeatedClauses,
	type Outcome
} from '#lib/pipeline/marts/clauses.ts';
import { clauseParts } from '#lib/pipeline/marts/mart_clause_facts.ts';
import { provedBy } from '#lib/rulebook/reasons.ts';
import { provingStages } from '#lib/rulebook/stages.ts';
import { ask } from './ask.ts';
import sql from './clauseRows.sql?raw';
import eventsSql from './eventRows.sql?raw';
import { compileEventFilter, type Filter } from './filter.ts';

/** One clause of one complaint (one instance of it), as it was judged. */
export interface ClauseRow {
	/** Null: an event that belongs to no complaint. */
	readonly complaint_id: number | null;
	/** Of the complaint; of an event its own id. */
	readonly complaint_no: string;
	readonly site: string | null;
	readonly received_at: string | null;
	readonly category_l1: string | null;
	readonly department: string | null;
	readonly handler: string | null;
	readonly clause: string;
	readonly instance: number;
	readonly start_at: string | null;
	readonly due_at: string | null;
	readonly actual_at: string | null;
	/** Beyond the limit, to the event or to as_of; for breaches only. */
	readonly seconds_over: number | null;
	readonly outcome: Outcome;
	/** A code; worded by the rulebook's explain. */
	readonly reason: string | null;
	/** The field that the start, and the limit, were taken from, where the clause has a choice; `limit` is its own. */
	readonly start_from: string | null;
	readonly due_from: string | null;
	/** The later stage that proved the event, where one did. */
	readonly proof_at: string | null;
}

export interface ClauseRowsOptions {
	readonly outcome?: Outcome;
	readonly offset?: number;
	readonly limit?: number;
}

/** The complaints that stand behind a clause's counts, the latest by most first. */
export async function clauseRows(
	engine: Engine,
	filter: Filter,
	clause: string,
	{ outcome, offset = 0, limit = 200 }: ClauseRowsOptions = {},
	signal?: AbortSignal
): Promise<ClauseRow[]> {
	if (outcome && !outcomes.includes(outcome)) return [];
	if (isEventClause(clause)) {
		const events = compileEventFilter(filter);
		const which = outcome ? `outcome = '${outcome}'` : 'true';
		return ask<ClauseRow>(engine, eventsSql, {}, { clause, events, outcome: which, offset, limit }, signal);
	}
	if (!(complaintClauses as readonly string[]).includes(clause)) return [];
	const places = {
		clause,
		facts: factsOf(clause),
		proof: `case k.reason ${provingStages.map((stage) => `when '${provedBy(stage)}' then p.${stage}`).join(' ')} end`,
		stages: provingStages.join(', '),
		outcome: outcome ? `k.outcome = '${outcome}'` : 'true',
		offset,
		limit
	};
	return ask<ClauseRow>(engine, sql, filter, places, signal);
}

/** Only this clause's own columns: planning all of them takes longer than reading these. */
function factsOf(clause: string): string {
	if (clause in repeatedClauses) {
		return `select complaint_id, instance, ${clauseParts.join(', ')} from mart_clause_instances where clause = '${clause}'`;
	}
	return `select complaint_id, 1 as instance, ${clauseParts.map((p) => `${clause}_${p} as ${p}`).join(', ')} from mart_clause_facts`;
}
