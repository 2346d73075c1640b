import type { Engine } from '#lib/engine/engine.ts';
import { ask, fill } from '#lib/metrics/ask.ts';
import { compileFilter, type Filter } from '#lib/metrics/filter.ts';
import { parentTestsOf } from '#lib/metrics/tally/conditions.ts';
import { either } from '#lib/metrics/tally/counts.ts';
import { confirmedFields, type ConfirmedField } from '#lib/model/decisions.ts';
import { classStates, type ClassState } from '#lib/pipeline/marts/mart_classes.ts';
import { proportion, type Proportion } from '#lib/stats/wilson.ts';
import sql from './counts.sql?raw';

/** How the recorded values of one class stand beside the recomputed ones. */
export interface ClassCounts {
	readonly field: ConfirmedField;
	readonly total: number;
	/** They add up to the total. */
	readonly states: Readonly<Record<ClassState, number>>;
	/** Of the complaints that have both values, confirmed or not, those where they are the same. */
	readonly agreement: Proportion;
}

type Row = Record<ClassState | 'total' | 'comparable' | 'alike', number> & { field: ConfirmedField };

/** The four classes of the complaints of a filter, in the order of the dictionary; none where there is no complaint. */
export async function classCounts(
	engine: Engine,
	filter: Filter = {},
	signal?: AbortSignal
): Promise<ClassCounts[]> {
	const ofComplaints = compileFilter(filter);
	const picked =
		ofComplaints &&
		`and complaint_id in (select complaint_id from mart_complaints where true${ofComplaints})`;
	const found = await either(engine, fill(sql, { picked: '/*filter*/' }), parentTestsOf(filter), signal, () =>
		ask<Row>(engine, sql, {}, { picked }, signal)
	);
	return confirmedFields.flatMap((field) => {
		const row = found.find((one) => one.field === field);
		if (!row) return [];
		const states = Object.fromEntries(
			classStates.map((state) => [state, row[state]])
		) as ClassCounts['states'];
		return [{ field, total: row.total, states, agreement: proportion(row.alike, row.comparable) }];
	});
}
