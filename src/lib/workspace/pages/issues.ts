import type { HistoryMonth } from '#lib/charts/index.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { isPartial, monthsBefore, monthsBetween } from '#lib/metrics/months.ts';
import { issueHistories, type MonthCount } from '#lib/metrics/recurring/history.ts';
import { isInView } from '#lib/metrics/recurring/inView.ts';
import { issues, type Issue, type Issues } from '#lib/metrics/recurring/issues.ts';

/** Everything that the page of recurring issues shows. */
export interface IssuesPage extends Issues {
	readonly histories: ReadonlyMap<string, readonly MonthCount[]>;
	readonly asOf: string | null;
	/** First month of the log. */
	readonly first: string | null;
}

/** The recurring issues of the last months with the history of each; those of the sites and categories in view. */
export async function issuesPage(engine: Engine, filter: Filter, signal?: AbortSignal): Promise<IssuesPage> {
	const all = await issues(engine, signal);
	const { asOf, months } = await bounds(engine, signal);
	const shown = all.issues.filter((issue) => isInView(issue, filter));
	const histories = await issueHistories(engine, shown, signal);
	return { ...all, issues: shown, histories, asOf, first: months[0] ?? null };
}

/** The months of an issue's own history, from a year before it was found for the first time, as they are drawn. */
export function historyOf(issue: Issue, page: IssuesPage): HistoryMonth[] {
	const { months, limits, histories, asOf, first } = page;
	const last = months.at(-1);
	if (last === undefined) return [];
	const wanted = monthsBefore(issue.findings[0]!.month, limits.historyMonths);
	const from = first !== null && first > wanted ? first : wanted;
	const counts = new Map((histories.get(issue.id) ?? []).map(({ month, n }) => [month, n]));
	const latest = issue.findings.at(-1)!;
	const { compared } = latest;
	return monthsBetween(from, last).map((month): HistoryMonth => {
		const found = issue.findings.some((finding) => finding.month === month);
		const within = compared !== null && month >= compared.from && month <= compared.to;
		return {
			month,
			n: counts.get(month) ?? 0,
			phase: found ? 'found' : within ? 'before' : 'plain',
			...(within && !found ? { level: latest.expected } : {}),
			...(isPartial(month, asOf) ? { partial: true } : {})
		};
	});
}
