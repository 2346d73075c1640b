import { formatMonth, formatNumber, formatPercent, joinList } from '#lib/i18n/format.ts';
import { say, type Locale } from '#lib/i18n/locale.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import type { MonthCount } from './history.ts';
import type { Finding, Issue, Issues } from './issues.ts';
import { foundWords, kindWords, labelWords, reasonWords, usualWords } from './words.ts';

/** A probability as people read it: two significant digits, or below what is worth telling. */
export function formatProbability(p: number | null): string {
	if (p === null) return '—';
	if (p < 0.0001) return '< 0.0001';
	return p < 0.1 ? String(Number(p.toPrecision(2))) : p.toFixed(2);
}

/** From here on a factor is not 1.0 when it is rounded. */
const worthTelling = 1.05;

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

export interface Told {
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
	{
		limits,
		histories
	}: Pick<Issues, 'limits'> & { readonly histories: ReadonlyMap<string, readonly MonthCount[]> },
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
	return {
		head: say(foundWords[issue.kind].head, locale, fill),
		told: [say(foundWords[issue.kind].told, locale, fill), usually(last, limits.q, locale)]
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

/** What becomes of a finding in view of the log's own variation; '' where nothing is tested. */
function usually({ usual }: Finding, limit: number, locale: Locale): string {
	if (usual === null) return '';
	if (usual.variation < worthTelling) return say(usualWords.chance, locale);
	return say(usual.confirmed ? usualWords.confirmed : usualWords.usual, locale, {
		variation: formatNumber(usual.variation, 1),
		p: signed('p', usual.p),
		q: signed('q', usual.q),
		limit: String(limit)
	});
}

const sum = (counts: readonly MonthCount[], { from, to }: NonNullable<Finding['compared']>): number =>
	counts.reduce((all, { month, n }) => all + (month >= from && month <= to ? n : 0), 0);
