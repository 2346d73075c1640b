import { literal } from '#lib/engine/sql.ts';
import { compileFilter, type Filter } from './filter.ts';

/** A word that is looked for in lines, and the codes whose names hold it: the ledger has codes, people read names. */
export interface LedgerWord {
	readonly word: string;
	readonly article?: readonly string[];
	readonly clause?: readonly string[];
	readonly role?: readonly string[];
}

/** Which lines of the ledger. Each value must be the line's; an empty text stands for "not given" (null). */
export interface LedgerFilter {
	/** The month in which the limit ran out, 'YYYY-MM'; the complaint filter's own period is that of receipt. */
	readonly month?: string;
	/** The first and the last such month, both within. */
	readonly from?: string;
	readonly to?: string;
	readonly article?: string;
	readonly department?: string;
	readonly person?: string;
	readonly role?: string;
	readonly status?: string;
	/** Words that must all stand somewhere in the line or in its complaint. */
	readonly search?: readonly LedgerWord[];
}

const columns = ['month', 'article', 'department', 'person', 'role', 'status'] as const;
const searched = ['complaint_no', 'person', 'department', 'site', 'waived_reason', 'waived_by', 'written'];
const text = (value: string) => literal(value.replaceAll('\0', ''));
const among = (column: string, codes: readonly string[] = []) =>
	codes.length > 0 ? [`f.${column}::varchar in (${codes.map(text).join(', ')})`] : [];

function wordIs({ word, article, clause, role }: LedgerWord): string {
	const sought = text(word.toLowerCase());
	return `(${[
		...searched.map((column) => `contains(lower(f.${column}), ${sought})`),
		...among('article', article),
		...among('clause', clause),
		...among('role', role),
		`f.complaint_id in (select complaint_id from mart_complaints where contains(lower(content), ${sought}))`
	].join(' or ')})`;
}

/** SQL: a condition on mart_fines as `f`. */
export function compileLedgerFilter(lines: LedgerFilter): string {
	const all = columns.flatMap((column) => {
		const value = lines[column];
		if (value === undefined) return [];
		return [value === '' ? `f.${column} is null` : `f.${column}::varchar = ${text(value)}`];
	});
	const within = [
		...(lines.from === undefined ? [] : [`f.month >= ${text(lines.from)}`]),
		...(lines.to === undefined ? [] : [`f.month <= ${text(lines.to)}`])
	];
	return [...all, ...within, ...(lines.search ?? []).map(wordIs)].join(' and ') || 'true';
}

/**
 * SQL: lines that belong to no complaint (a missed report, a breach that names none) count in a period by their own
 * due time, and nowhere where anything else is asked of complaints: null.
 */
export function apartWithin({ from, to, month, ...rest }: Filter): string | null {
	if (compileFilter(rest) !== '') return null;
	const when = compileFilter({ from, to, month })
		.replaceAll('received_on', 'due_at::date')
		.replaceAll('received_month', 'month');
	return `true${when}`;
}

/** SQL: the lines of mart_fines as `f` that a complaint filter lets through; `picked` holds its complaints. */
export function ledgerScope(filter: Filter): string {
	if (compileFilter(filter) === '') return 'true';
	const apart = apartWithin(filter);
	const ofComplaint = 'f.complaint_id in (select complaint_id from picked)';
	if (apart === null) return ofComplaint;
	const own = apart.replaceAll('due_at', 'f.due_at').replace(/\bmonth =/, 'f.month =');
	return `(${ofComplaint} or (f.complaint_id is null and ${own}))`;
}
