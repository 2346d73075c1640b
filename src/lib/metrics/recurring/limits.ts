/** When an issue counts as recurring (DOMAIN 6). They are handed in, so that a rulebook can have others. */
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
}

export const defaultLimits: RecurringLimits = {
	historyMonths: 12,
	leastHistory: 3,
	q: 0.1,
	vitalShare: 0.8,
	vitalMonths: 3,
	staffUnits: 3
};

/** One recurring issue: a candidate for corrective action. */
export interface RecurringRow {
	/** Repeats of one complaint, an improbable count, one of the vital few for months, one person complained of by several units. */
	readonly kind: 'repeat' | 'spike' | 'pareto' | 'staff';
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
}
