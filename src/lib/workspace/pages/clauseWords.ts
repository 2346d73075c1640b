import { formatTimes } from '#lib/i18n/format.ts';
import { say, type Locale } from '#lib/i18n/locale.ts';
import type { ClauseRow } from '#lib/metrics/clauseRows.ts';
import type { ComplaintFields } from '#lib/metrics/complaint.ts';
import { explainReason, provingField } from '#lib/rulebook/explain.ts';
import { countingWords } from '#lib/rulebook/explainCalendar.ts';
import { editionOn, type Rulebook } from '#lib/rulebook/index.ts';
import { clauseName } from './sentences.ts';

type Judged = Pick<ClauseRow, 'clause' | 'outcome' | 'reason' | 'start_at' | 'due_at' | 'actual_at'>;

/** Why a clause came out as it did, as a sentence with its times; `fields` are those of its complaint. */
export function reasonText(row: Judged, fields: ComplaintFields, locale: Locale): string {
	const proof = row.reason ? provingField(row.reason) : null;
	const told = proof === null ? null : fields[proof];
	const times = [row.start_at, row.due_at, row.actual_at, typeof told === 'string' ? told : null];
	const [start = '', due = '', actual = '', stage = ''] = formatTimes(times);
	return explainReason({ reason: row.reason ?? '', start, due, actual, stage }, locale);
}

/**
 * How the limit of a clause was counted, where it is working time or stops while paused; '' on the wall clock, and where a promise took the
 * place of the limit. The complaint is judged by the edition in force on the day it was received.
 */
export function countedText(
	row: Pick<ClauseRow, 'clause' | 'due_from'>,
	fields: ComplaintFields,
	rulebook: Rulebook,
	locale: Locale
): string {
	if (row.due_from !== null && row.due_from !== 'limit') return '';
	const received = fields['received_at'];
	const edition = editionOn(rulebook, typeof received === 'string' ? received.slice(0, 10) : '9999');
	const clause = edition.clauses.find(({ id }) => id === row.clause);
	const counted = clause ? countingWords(clause, edition) : null;
	return counted ? say(counted, locale) : '';
}

/** The clauses that do not apply, by the reason why, in the order in which they are shown. */
export function notApplying(
	rows: readonly Judged[],
	fields: ComplaintFields,
	locale: Locale
): { readonly why: string; readonly names: readonly string[] }[] {
	const groups = new Map<string, Set<string>>();
	for (const row of rows) {
		if (row.outcome !== 'not_applicable') continue;
		const why = reasonText(row, fields, locale);
		groups.set(why, (groups.get(why) ?? new Set()).add(clauseName(row.clause, locale)));
	}
	return [...groups].map(([why, names]) => ({ why, names: [...names] }));
}
