import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask, askOne } from '#lib/metrics/ask.ts';
import type { ClassField } from '#lib/pipeline/comparison/mart_class_changes.ts';
import type { Outcome } from '#lib/pipeline/marts/clauses.ts';
import sql from './changed.sql?raw';

/** Which of the complaints that change are meant; without anything, all. */
export interface ChangedFilter {
	/** Words that must all stand in its number, site, department, handler, category or text, or in a name that is fined. */
	readonly search?: string;
	readonly clause?: string;
	readonly article?: string;
	/** An empty text: not given. */
	readonly site?: string;
	readonly person?: string;
}

export interface ClauseChange {
	readonly clause: string;
	readonly instance: number;
	/** Nulls where this side has no such instance or event. */
	readonly before: Judgement | null;
	readonly after: Judgement | null;
}
export interface Judgement {
	readonly outcome: Outcome;
	readonly reason: string | null;
	readonly start_at: string | null;
	readonly due_at: string | null;
	readonly actual_at: string | null;
	/** When the later stage was that proves, where the reason names one. */
	readonly stage_at: string | null;
}

export interface FineChange {
	readonly article: string;
	readonly clause: string;
	readonly instance: number;
	readonly role: string;
	readonly kind: 'added' | 'removed' | 'changed';
	readonly before: Line | null;
	readonly after: Line | null;
}
export interface Line {
	readonly person: string | null;
	readonly fen: number;
	readonly month: string | null;
	readonly status: 'applied' | 'waived' | 'proposed' | 'special';
}

export interface ClassChange {
	readonly field: ClassField;
	readonly before: string | null;
	readonly after: string | null;
}

/** A complaint, or an event under its own id, of which something changes, and what. */
export interface Changed {
	readonly change_no: number;
	readonly complaint_no: string;
	/** The complaint, or that to which the event belongs; null where there is none. */
	readonly complaint_id: number | null;
	readonly received_at: string | null;
	readonly site: string | null;
	readonly department: string | null;
	readonly handler: string | null;
	readonly category_l1: string | null;
	/** Applied fines that change. */
	readonly before_fen: number;
	readonly after_fen: number;
	readonly more_breaches: number;
	readonly fewer_breaches: number;
	readonly clauses: readonly ClauseChange[];
	readonly fines: readonly FineChange[];
	readonly classes: readonly ClassChange[];
}

export interface ChangedPage {
	readonly total: number;
	readonly rows: readonly Changed[];
}

/** A literal; the null character ends SQL text, and no cell holds one. */
const text = (value: string) => literal(value.replaceAll('\0', ''));
const is = (column: string, value: string) =>
	value === '' ? `${column} is null` : `${column} = ${text(value)}`;
const searched = ['complaint_no', 'site', 'department', 'handler', 'category_l1', 'content'];

/** The filter as a condition on mart_changes. Any text is safe. */
function conditionOf({ search, clause, article, site, person }: ChangedFilter): string {
	const named = (table: string, condition: string) =>
		`complaint_no in (select complaint_no from ${table} where ${condition})`;
	const all = ['true'];
	if (clause !== undefined) all.push(named('mart_clause_changes', is('clause', clause)));
	if (article !== undefined) all.push(named('mart_fine_changes', is('article', article)));
	if (site !== undefined) all.push(is('site', site));
	if (person !== undefined) {
		const line = (side: string) => `${side}_status is not null and ${is(`${side}_person`, person)}`;
		all.push(named('mart_fine_changes', `(${line('before')}) or (${line('after')})`));
	}
	for (const word of search?.toLowerCase().split(/\s+/u).filter(Boolean) ?? []) {
		const held = (column: string) => `contains(lower(${column}), ${text(word)})`;
		const fined = named('mart_fine_changes', `${held('before_person')} or ${held('after_person')}`);
		all.push(`(${[...searched.map(held), fined].join(' or ')})`);
	}
	return all.join(' and ');
}

/** The complaints that change, those of which most money changes first, a page at a time. Asked of a trial, shrunk or not. */
export async function changed(
	trial: Engine,
	filter: ChangedFilter = {},
	{ offset = 0, limit = 50 }: { readonly offset?: number; readonly limit?: number } = {},
	signal?: AbortSignal
): Promise<ChangedPage> {
	const which = conditionOf(filter);
	const { n } = await askOne<{ n: number }>(trial, countSql, {}, { which }, signal);
	const rows = await ask<Omit<Changed, 'clauses' | 'fines' | 'classes'>>(
		trial,
		sql,
		{},
		{ which, offset: Math.trunc(offset), limit: Math.trunc(limit) },
		signal
	);
	if (rows.length === 0) return { total: n, rows: [] };
	const places = { names: rows.map((row) => text(row.complaint_no)).join(', ') };
	const clauses = await ask<FoundClause>(trial, clausesSql, {}, places, signal);
	const fines = await ask<FoundFine>(trial, finesSql, {}, places, signal);
	const classes = await ask<ClassChange & Named>(trial, classesSql, {}, places, signal);
	const of = <T extends Named>(found: readonly T[], { complaint_no }: Named) =>
		found.filter((one) => one.complaint_no === complaint_no);
	return {
		total: n,
		rows: rows.map((row) => ({
			...row,
			clauses: of(clauses, row).map(clauseChange),
			fines: of(fines, row).map(fineChange),
			classes: of(classes, row).map(({ field, before, after }) => ({ field, before, after }))
		}))
	};
}

interface Named {
	readonly complaint_no: string;
}
type Side = 'before' | 'after';
type Found = Readonly<Record<string, string | number | null>>;
type FoundClause = Found & Named;
type FoundFine = Found & Named;

const countSql =
	'-- One row per question. Key: n.\nselect count(*)::integer as n from mart_changes where $which';

const judgementParts = ['outcome', 'reason', 'start_at', 'due_at', 'actual_at', 'stage_at'] as const;
const lineParts = ['person', 'month', 'status'] as const;
const bothSides = (parts: readonly string[]) =>
	(['before', 'after'] as const).flatMap((side) => parts.map((part) => `${side}_${part}`)).join(', ');

const clausesSql = `-- One row per clause that changes. Key: complaint_no, clause, instance.
select complaint_no, clause, instance, ${bothSides(judgementParts)}
from mart_clause_changes where complaint_no in ($names) order by complaint_no, clause, instance`;

const finesSql = `-- One row per line that changes. Key: complaint_no, article, clause, instance, role.
select complaint_no, article, clause, instance, role, kind, ${bothSides(lineParts)},
	before_fen::double as before_fen, after_fen::double as after_fen
from mart_fine_changes where complaint_no in ($names) order by line_no`;

const classesSql = `-- One row per class that changes. Key: complaint_no, field.
select complaint_no, field, before_value as before, after_value as after
from mart_class_changes where complaint_no in ($names) order by complaint_no, field`;

function clauseChange(found: FoundClause): ClauseChange {
	const side = (name: Side) =>
		found[`${name}_outcome`] === null
			? null
			: (Object.fromEntries(judgementParts.map((p) => [p, found[`${name}_${p}`]])) as unknown as Judgement);
	return {
		clause: String(found['clause']),
		instance: Number(found['instance']),
		before: side('before'),
		after: side('after')
	};
}

function fineChange(found: FoundFine): FineChange {
	const side = (name: Side) =>
		found[`${name}_status`] === null
			? null
			: ({
					...Object.fromEntries(lineParts.map((p) => [p, found[`${name}_${p}`]])),
					fen: Number(found[`${name}_fen`] ?? 0)
				} as unknown as Line);
	return {
		article: String(found['article']),
		clause: String(found['clause']),
		instance: Number(found['instance']),
		role: String(found['role']),
		kind: found['kind'] as FineChange['kind'],
		before: side('before'),
		after: side('after')
	};
}
