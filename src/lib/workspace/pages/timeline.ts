import { say, type Locale } from '#lib/i18n/locale.ts';
import { formatTime } from '#lib/i18n/format.ts';
import type { ComplaintDetail } from '#lib/metrics/complaint.ts';
import { fieldOf } from '#lib/model/columns.ts';
import { clauseName } from './sentences.ts';

/** Something that happened, at its place from 0 to 1 on the scale. */
export interface TimelineEvent {
	readonly id: string;
	readonly label: string;
	readonly at: string;
	readonly x: number;
}

/** A clause from its start to its due, and where it was met or overrun. */
export interface TimelineClause {
	readonly id: string;
	readonly label: string;
	readonly outcome: string;
	readonly from: number;
	readonly due: number;
	readonly dueText: string;
	/** Where the stop lies; null where there is none. */
	readonly actual: number | null;
	/** End of the overrun for breaches: the stop, or as_of. */
	readonly until: number | null;
}

export interface Timeline {
	readonly events: readonly TimelineEvent[];
	readonly clauses: readonly TimelineClause[];
	readonly ticks: readonly { readonly x: number; readonly label: string }[];
}

const stages = [
	'received_at',
	'forwarded_at',
	'dispatched_at',
	'accepted_at',
	'first_feedback_at',
	'escalated_at',
	'gm_submitted_at',
	'completed_at',
	'result_feedback_at',
	'replied_at',
	'visited_at',
	'followup_at',
	'closed_at'
] as const;

/** Seconds of a naive timestamp on a line of their own: no time zone is meant. */
function seconds(at: string): number {
	const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = at.split(/[-: T]/).map(Number);
	return Date.UTC(year, month - 1, day, hour, minute, Math.floor(second)) / 1000;
}

const steps = [
	300, 900, 3600, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_592_000, 7_776_000,
	31_536_000
];

/** The stages of a complaint and its clauses on one scale; null where nothing is dated. */
export function timeline(
	{ complaint, clauses, progress }: ComplaintDetail,
	asOf: string | null,
	locale: Locale
): Timeline | null {
	const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
	const happened = [
		...stages.map((name) => ({
			id: name as string,
			label: say(fieldOf('complaints', name)!.label, locale),
			at: text(complaint[name]),
			only: complaint[`${name}_date_only`] === true
		})),
		...progress.map((report) => ({
			id: `progress-${report.seq}`,
			label: clauseName('progress', locale),
			at: report.reported_at,
			only: false
		}))
	].filter((event): event is typeof event & { at: string } => event.at !== null);
	if (happened.length === 0) return null;
	const judged = clauses.filter(
		(c) => c.outcome !== 'not_applicable' && c.start_at !== null && c.due_at !== null
	);
	const moments = [
		...happened.map(({ at }) => seconds(at)),
		...judged.flatMap((c) => [seconds(c.start_at!), seconds(c.due_at!)]),
		...(complaint['is_open'] === true && asOf ? [seconds(asOf)] : [])
	];
	const first = moments.reduce((a, b) => Math.min(a, b));
	const last = Math.max(
		first + 300,
		moments.reduce((a, b) => Math.max(a, b))
	);
	const place = (at: number) => Math.min(1, Math.max(0, (at - first) / (last - first)));
	const step = steps.find((size) => (last - first) / size <= 6) ?? 31_536_000;
	const ticks: { x: number; label: string }[] = [];
	for (let at = Math.ceil(first / step) * step; at <= last; at += step) {
		const iso = new Date(at * 1000).toISOString();
		ticks.push({
			x: place(at),
			label: step < 86_400 ? `${iso.slice(5, 10)} ${iso.slice(11, 16)}` : iso.slice(0, 10)
		});
	}
	return {
		events: happened
			.map(({ id, label, at, only }) => ({ id, label, at: formatTime(at, only), x: place(seconds(at)) }))
			.sort((a, b) => a.x - b.x),
		clauses: judged.map((c) => ({
			id: `${c.clause}-${c.instance}`,
			label:
				clauseName(c.clause, locale) + (c.clause === 'progress' || c.instance > 1 ? ` ${c.instance}` : ''),
			outcome: c.outcome,
			from: place(seconds(c.start_at!)),
			due: place(seconds(c.due_at!)),
			dueText: formatTime(c.due_at),
			actual: c.actual_at ? place(seconds(c.actual_at)) : null,
			until:
				c.outcome === 'breached'
					? place(c.actual_at ? seconds(c.actual_at) : asOf ? seconds(asOf) : last)
					: null
		})),
		ticks
	};
}
