import type { HistoryMonth } from '#lib/charts/index.ts';
import { formatMonth, formatNumber, formatPercent, joinList } from '#lib/i18n/format.ts';
import { say, type Locale } from '#lib/i18n/locale.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { isPartial, monthsBefore, monthsBetween } from '#lib/metrics/months.ts';
import { issueHistories, type MonthCount } from '#lib/metrics/recurring/history.ts';
import { issues, type Finding, type Issue, type Issues } from '#lib/metrics/recurring/issues.ts';
import { valueLabel } from '#lib/workspace/labels.ts';
import { spreadBefore } from '#lib/metrics/recurring/spread.ts';
import { foundWords, kindWords, labelWords, reasonWords, spreadWords } from './issueWords.ts';

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

/** An issue without a site or a category of its own is in every view: it is about all of them. */
function isInView(issue: Issue, { site, category }: Filter): boolean {
	const within = (value: string | null, asked: readonly string[] | undefined) =>
		!asked?.length || value === null || asked.includes(value);
	return within(issue.site, site) && within(issue.category_l1, category);
}

/** A probability as people read it: two significant digits, or below what is worth telling. */
export function formatProbability(p: number | null): string {
	if (p === null) return '—';
	if (p < 0.0001) return '< 0.0001';
	return p < 0.1 ? String(Number(p.toPrecision(2))) : p.toFixed(2);
}

const signed = (name: string, p: number | null): string => {
	const text = formatProbability(p);
	return text.startsWith('<') ? `${name} ${text}` : `${name} = ${text}`;
};

/** Its category, both levels where it has two. */
export const categoryName = (
	{ category_l1, category_l2 }: Pick<Issue, 'category_l1' | 'category_l2'>,
	locale: Locale
): string =>
	[category_l1, category_l2]
		.filter((name) => name !== null)
		.map((name) => valueLabel('category', name, locale))
		.join(' / ');

interface Told {
	/** What was found, in one sentence. */
	readonly head: string;
	/** How it was told, with its figures. */
	readonly told: string;
	readonly kind: string;
	readonly kindIs: string;
	readonly label: string;
	readonly labelIs: string;
	/** Why it has that label. */
	readonly reason: string;
	/** What its history counts. */
	readonly counts: string;
}

/** An issue in words. `days` is how long a complaint may come back and still count as a repeat. */
export function tell(
	issue: Issue,
	{ limits, histories }: Pick<IssuesPage, 'limits' | 'histories'>,
	days: number,
	locale: Locale
): Told {
	const last = issue.findings.at(-1)!;
	const month = (text: string) => formatMonth(text, locale);
	const before = last.compared ? sum(histories.get(issue.id) ?? [], last.compared) : 0;
	const fill = {
		site: valueLabel('site', issue.site, locale),
		category: categoryName(issue, locale),
		who: issue.key,
		month: month(last.month),
		observed: formatNumber(last.observed),
		expected: formatNumber(last.expected, 1),
		p: signed('p', last.p),
		q: signed('q', last.q),
		limit: String(limits.q),
		from: last.compared ? month(last.compared.from) : '',
		to: last.compared ? month(last.compared.to) : '',
		compared: last.compared?.months ?? 0,
		before: formatNumber(before),
		window: limits.historyMonths,
		total: formatNumber(issue.findings.reduce((all, { observed }) => all + observed, 0)),
		days,
		share: formatPercent(limits.vitalShare),
		run: limits.vitalMonths,
		units: limits.staffUnits,
		notices: limits.contractorNotices,
		span: limits.contractorMonths
	};
	const reason = say(reasonWords[issue.reason], locale, {
		window: limits.historyMonths,
		n: issue.findings.length,
		months: joinList(
			issue.findings.map((finding) => month(finding.month)),
			locale
		),
		sites: joinList(issue.sites, locale),
		kinds: joinList(
			issue.kinds.map((kind) => say(kindWords[kind].name, locale)),
			locale
		)
	});
	const spread = last.compared ? spreadBefore(histories.get(issue.id) ?? [], last.compared) : null;
	const caution = spread ? say(spreadWords, locale, { index: formatNumber(spread.index, 1) }) : '';
	return {
		head: say(foundWords[issue.kind].head, locale, fill),
		told: [say(foundWords[issue.kind].told, locale, fill), caution]
			.filter(Boolean)
			.join(locale === 'en' ? ' ' : ''),
		kind: say(kindWords[issue.kind].name, locale),
		kindIs: say(kindWords[issue.kind].is, locale),
		label: say(labelWords[issue.label].name, locale),
		labelIs: say(labelWords[issue.label].is, locale),
		reason,
		counts: say(kindWords[issue.kind].counts, locale)
	};
}

const sum = (counts: readonly MonthCount[], { from, to }: NonNullable<Finding['compared']>): number =>
	counts.reduce((all, { month, n }) => all + (month >= from && month <= to ? n : 0), 0);

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
