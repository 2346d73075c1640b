/** The stages that a log can record, in the order in which they follow one another. */
export const stageOrder = [
	'received_at',
	'forwarded_at',
	'dispatched_at',
	'accepted_at',
	'completed_at',
	'result_feedback_at',
	'followup_at',
	'closed_at'
] as const;
export type Stage = (typeof stageOrder)[number];

export const isStage = (text: unknown): text is Stage => (stageOrder as readonly unknown[]).includes(text);

/**
 * How a complaint can stand to a stage: recorded, and not before a stage that comes earlier; recorded, but before one; not recorded, though a
 * later stage is, or is proved by the status; neither; open, and this is the last stage there is.
 */
export const standings = ['inOrder', 'disordered', 'skipped', 'ahead', 'here'] as const;
export type Standing = (typeof standings)[number];

export const isStanding = (text: unknown): text is Standing =>
	(standings as readonly unknown[]).includes(text);

/** True where one of these is recorded. */
const some = (stages: readonly Stage[]) =>
	stages.length > 0 ? `coalesce(${stages.join(', ')}) is not null` : 'false';

/** Before it by the clock; where one is a date only, by the day. */
const before = (later: Stage, earlier: Stage) =>
	`if(${later}_date_only or ${earlier}_date_only, ${later}::date < ${earlier}::date, ${later} < ${earlier})`;

const earlierThan = (stage: Stage, among: readonly Stage[]) => among.slice(0, among.indexOf(stage));
const laterThan = (stage: Stage, among: readonly Stage[]) => among.slice(among.indexOf(stage) + 1);

/** SQL, true or false of every complaint: how it stands to the stage. Stages that the log has no columns for need not be among `present`. */
export function standingIs(stage: Stage, standing: Standing, present: readonly Stage[] = stageOrder): string {
	const earlier = earlierThan(stage, present);
	const later = laterThan(stage, present);
	const wrong = earlier.map((e) => `coalesce(${before(stage, e)}, false)`).join(' or ') || 'false';
	const proved =
		stageOrder.indexOf(stage) <= stageOrder.indexOf('completed_at') ? ' or coalesce(proven_done, false)' : '';
	const passed = `(${some(later)}${proved})`;
	return {
		inOrder: `(${stage} is not null and not (${wrong}))`,
		disordered: `(${stage} is not null and (${wrong}))`,
		skipped: `(${stage} is null and ${passed})`,
		ahead: `(${stage} is null and not ${passed})`,
		here: `(coalesce(is_open, false) and ${stage} is not null and not ${some(later)})`
	}[standing];
}

/**
 * SQL of the stretch that ends with `to`: `begun` at the last stage before it that is recorded with a time, `ended` at its own, and whether the
 * complaint `waits` in it: it is open, and `from`, the stage before it in the log, is the last there is.
 */
export function stretch(
	from: Stage,
	to: Stage,
	present: readonly Stage[] = stageOrder
): { readonly begun: string; readonly ended: string; readonly waits: string } {
	const timed = (stage: Stage) => `if(${stage}_date_only, null, ${stage})`;
	return {
		begun: `coalesce(${earlierThan(to, present).reverse().map(timed).join(', ')})`,
		ended: timed(to),
		waits: `(${to} is null and coalesce(is_open, false) and ${from} is not null and not ${some(laterThan(to, present))})`
	};
}

/** SQL, true or false of every complaint: its time in the stretch counts, whether it has ended or it still waits. No stage comes before the first. */
export function isInStretch(from: Stage, to: Stage): string {
	if (stageOrder.indexOf(from) >= stageOrder.indexOf(to)) return 'false';
	const { begun, ended, waits } = stretch(from, to);
	return `coalesce((${ended} is not null or ${waits}) and ${begun} <= coalesce(${ended}, (select as_of from mart_run)), false)`;
}
