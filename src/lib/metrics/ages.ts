/** Days since receipt of what is open: the lower end within, the upper end without. */
const bounds = {
	'0-1': [0, 1],
	'1-3': [1, 3],
	'3-7': [3, 7],
	'7-30': [7, 30],
	'30+': [30, null]
} as const;
export type AgeBucket = keyof typeof bounds;
export const ageBuckets = Object.keys(bounds) as readonly AgeBucket[];

export const isAgeBucket = (text: string): text is AgeBucket => Object.hasOwn(bounds, text);

/** That an open complaint is in this bucket, as a condition on mart_complaints. */
export function ageIs(bucket: AgeBucket): string {
	const [from, to] = bounds[bucket];
	return `age_days >= ${from}${to === null ? '' : ` and age_days < ${to}`}`;
}
