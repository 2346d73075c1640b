import type { Engine } from '#lib/engine/engine.ts';
import { askOne } from '#lib/metrics/ask.ts';

/** When an issue counts as recurring, by the edition of the rulebook that is in force at as_of. */
export interface RecurringLimits {
	/** Months that a count is compared with, and the least of them that must be there. */
	readonly historyMonths: number;
	readonly leastHistory: number;
	/** False discovery rate within a month. */
	readonly q: number;
	/** The vital few are what makes up this share; so many months in a row. */
	readonly vitalShare: number;
	readonly vitalMonths: number;
	/** Different units that complain of one person in a calendar month (S3). */
	readonly staffUnits: number;
	/** So many notices that one contractor broke within so many months (S1). */
	readonly contractorNotices: number;
	readonly contractorMonths: number;
}

const sql = `-- One row per run. Key: history_months.
select history_months, least_history_months, false_alarms_percent, vital_share_percent, vital_months, staff_units,
	contractor_notices, contractor_months
from mart_recurring`;

export async function recurringLimits(engine: Engine, signal?: AbortSignal): Promise<RecurringLimits> {
	const row = await askOne<Record<string, number>>(engine, sql, {}, {}, signal);
	return {
		historyMonths: row['history_months']!,
		leastHistory: row['least_history_months']!,
		q: row['false_alarms_percent']! / 100,
		vitalShare: row['vital_share_percent']! / 100,
		vitalMonths: row['vital_months']!,
		staffUnits: row['staff_units']!,
		contractorNotices: row['contractor_notices']!,
		contractorMonths: row['contractor_months']!
	};
}

/** One recurring issue: a candidate for corrective action. */
export interface RecurringRow {
	/**
	 * Repeats of one complaint, an improbable count, one of the vital few for months, one person complained of by several
	 * units, one contractor who broke several notices.
	 */
	readonly kind: 'repeat' | 'spike' | 'pareto' | 'staff' | 'contractor';
	readonly key: string;
	readonly site: string | null;
	readonly category_l1: string | null;
	readonly category_l2: string | null;
	readonly month: string | null;
	readonly observed: number;
	/** What its own history lets one expect; for spikes only. */
	readonly expected: number | null;
	readonly p_value: number | null;
	readonly q_value: number | null;
	/** Numbers of its complaints, apart by '; '. */
	readonly complaints: string;
	/** How many times wider than by chance such counts vary in this log; this and what follows for spikes only. */
	readonly variation: number | null;
	/** Chance and false discovery rate of counts that vary so. */
	readonly p_usual: number | null;
	readonly q_usual: number | null;
	/** False: improbable by the test that is prescribed, but within what is usual in this log. */
	readonly confirmed: boolean | null;
}

/** What is said of a finding that no chance was asked of. */
export const untested = {
	expected: null,
	p_value: null,
	q_value: null,
	variation: null,
	p_usual: null,
	q_usual: null,
	confirmed: null
} as const;
