import type { Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';
import { identifier, literal } from '#lib/engine/sql.ts';
import { asAccepted, writeLookup } from '#lib/intake/accept.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import { selectRows } from '#lib/intake/select.ts';
import type { Batch, SiteMonth } from '#lib/model/batch.ts';
import { fieldsOf } from '#lib/model/columns.ts';
import { changesOf, compare } from './changes.ts';
import { findProblems, foundGroups, foundRows } from './found.ts';
import type { Change, ChangeKind, Effect, FoundGroup, FoundRow, Holds, Overlap, PageOf } from './review.ts';
import { judge, type Numbered } from './state.ts';

/** What a review looks at. */
export interface ReviewOf {
	/** The writer of the sheet, which is inspected and not accepted. */
	readonly writer: Engine;
	readonly inspection: Inspection;
	/** What is imported, in order. */
	readonly batches: readonly Batch[];
	/** Makes a batch readable, as a store does. */
	attach(engine: Engine, batch: Batch, alias: string): Promise<void>;
	detach(engine: Engine, batch: Batch, alias: string): Promise<void>;
	/** The batch that gives way to the sheet as a whole. */
	readonly replacing: string | null;
}

/** A sheet that is looked at before it is accepted. It lives in the writer's instance, on a connection of its own; end it before accepting. */
export interface ReviewSession {
	readonly holds: Holds;
	/** Null for tables other than the complaints. */
	readonly effect: Effect | null;
	readonly overlaps: readonly Overlap[];
	readonly groups: readonly FoundGroup[];
	/** What would happen if the sheet were the whole of these site-months. */
	choose(replaces: readonly SiteMonth[], signal?: AbortSignal): Promise<Effect | null>;
	changes(kind: ChangeKind, page: PageOf, signal?: AbortSignal): Promise<Change[]>;
	places(group: Pick<FoundGroup, 'code' | 'column'>, page: PageOf, signal?: AbortSignal): Promise<FoundRow[]>;
	end(): Promise<void>;
}

const own = 'review';

/** Looks at an inspected sheet. Writes `lookup` in the writer, as accepting does again. */
export async function openReview(of: ReviewOf, signal?: AbortSignal): Promise<ReviewSession> {
	const { writer, replacing } = of;
	const { columns: accepted, unknown } = asAccepted(of.inspection);
	const inspection: Inspection = { ...of.inspection, columns: accepted };
	const found = await writeLookup(writer, inspection);
	signal?.throwIfAborted();
	const database = firstRow<{ name: string }>(await writer.query('select current_database() as name'))!.name;
	const { table, columns, source } = inspection;
	const { file, fileBytes, sha256, kind, encoding, delimiter, rowsRead } = source;
	const { headerRows, rowsSkipped, rowsImported } = inspection;
	const read = { file, fileBytes, sha256, kind, sheet: source.sheet, encoding, delimiter, rowsRead };
	const understood = { table, headerRows, columns, lookups: found.lookups, rowsSkipped, rowsImported };
	const sheet: Batch = { id: own, ...read, ...understood };
	const isLog = table === 'complaints';
	const known = isLog ? of.batches.filter((batch) => batch.table === 'complaints') : [];
	const before = known.map((batch, at): Numbered => ({ batch, alias: `${own}_${at + 1}`, no: 2 * at + 2 }));
	const gives = before.find(({ batch }) => batch.id === replacing);
	const incoming: Numbered = {
		batch: sheet,
		alias: database,
		no: gives ? gives.no + 1 : 2 * known.length + 2
	};

	const engine = await writer.connect();
	const attached: Numbered[] = [];
	const end = async (): Promise<void> => {
		for (const { batch, alias } of attached.splice(0)) await of.detach(engine, batch, alias);
		await engine.exec(`use ${identifier(database)}; detach database if exists ${own}`);
		await engine.close();
	};
	/** Sheets in line once this one is accepted. */
	const line = (replaces: readonly SiteMonth[]): Numbered[] =>
		[...before.filter((one) => one !== gives), { ...incoming, batch: { ...sheet, replaces } }].sort(
			(a, b) => a.no - b.no
		);
	const all = [...before, incoming];
	try {
		await engine.exec(`detach database if exists ${own}; attach ':memory:' as ${own}; use ${own}`);
		for (const one of before) {
			await of.attach(engine, one.batch, one.alias);
			attached.push(one);
		}
		await engine.exec(`set search_path = ${literal(`${own}.main,${identifier(database)}.main`)}`);
		if (isLog) {
			const parts = all.map(
				({ batch, alias, no }) =>
					`select batch_no, source_row, row_hash, complaint_no, site, received_at from (${selectRows(batch, alias, no)})`
			);
			await engine.exec(`create table review_rows as\n${parts.join('\nunion all\n')}`, signal);
			await engine.exec(repeatsSql(incoming.no), signal);
			await judge(engine, 'before', before, signal);
		}
		const chosen = async (replaces: readonly SiteMonth[], stop?: AbortSignal): Promise<Effect | null> => {
			if (!isLog) return null;
			await judge(engine, 'after', line(replaces), stop);
			await compare(engine, all, incoming.no, stop);
			return effectOf(engine, incoming.no, gives?.no ?? 0, stop);
		};
		const effect = await chosen([], signal);
		await findProblems(
			engine,
			inspection,
			found,
			{ database, unknown, incoming: isLog ? incoming.no : null },
			signal
		);
		return {
			holds: await holdsOf(engine, sheet, database, signal),
			effect,
			overlaps: isLog ? await overlapsOf(engine, incoming.no, gives?.no ?? 0, signal) : [],
			groups: await foundGroups(engine, inspection, signal),
			choose: chosen,
			changes: (kind, page, stop) => changesOf(engine, all, kind, page, stop),
			places: (group, page, stop) => foundRows(engine, group, page, stop),
			end
		};
	} catch (error) {
		await end();
		throw error;
	}
}

/** SQL: rows of the sheet that are the same as one above, and rows above the last one of their number. */
const repeatsSql = (incoming: number) => `create table review_repeats as
with counted as (
	select source_row, complaint_no, row_number() over (partition by row_hash order by source_row) as nth
	from review_rows where batch_no = ${incoming}
)
select source_row, complaint_no, if(nth > 1, 'duplicate', 'superseded') as code
from counted
qualify nth > 1 or complaint_no is not null
	and source_row < max(source_row) filter (where nth = 1) over (partition by complaint_no)`;

/** Rows, period and sites of a sheet of any table. */
async function holdsOf(engine: Engine, sheet: Batch, alias: string, signal?: AbortSignal): Promise<Holds> {
	const has = (name: string) => sheet.columns.some(({ field }) => field === name);
	const dated = fieldsOf(sheet.table).find(({ name, type }) => type === 'datetime' && has(name));
	const from = `(${selectRows(sheet, alias, 0)})`;
	const span = dated
		? firstRow<{ first: string | null; last: string | null }>(
				await engine.query(
					`select min(${dated.name}) as first, max(${dated.name}) as last from ${from}`,
					signal
				)
			)
		: null;
	const sites = has('site')
		? rows<Holds['sites'][number]>(
				await engine.query(
					`select site, count(*)::integer as rows from ${from} group by site order by rows desc, site nulls last`,
					signal
				)
			)
		: [];
	return {
		rows: sheet.rowsImported,
		period: dated && span?.first ? { field: dated.name, first: span.first, last: span.last! } : null,
		sites
	};
}

async function effectOf(
	engine: Engine,
	incoming: number,
	gives: number,
	signal?: AbortSignal
): Promise<Effect> {
	return firstRow<Effect>(
		await engine.query(
			`select ${['fresh', 'changed', 'same', 'gone', 'returned']
				.map((kind) => `(select count(*)::integer from review_changes where kind = '${kind}') as ${kind}`)
				.join(', ')},
	(select count(*)::integer from keys_after where batch_no = ${incoming} and complaint_no is null) as unnumbered,
	(select count(*)::integer from review_repeats) as repeated,
	(select count(*)::integer from review_changes as c
		join keys_after as n on n.batch_no = c.new_no and n.source_row = c.new_row
		join keys_before as o on o.batch_no = c.old_no and o.source_row = c.old_row
		where c.kind = 'changed' and c.new_no = ${incoming} and c.old_no <> ${gives}
			and n.complaint_no is null and c.new_row = c.old_row) as "takenOver"`,
			signal
		)
	)!;
}

/** Site-months that the sheet and earlier logs share; a batch that gives way anyway does not count. */
async function overlapsOf(
	engine: Engine,
	incoming: number,
	gives: number,
	signal?: AbortSignal
): Promise<Overlap[]> {
	return rows<Overlap>(
		await engine.query(
			`with here as (
	select site, month, count(*)::integer as here from keys_after where batch_no = ${incoming} and month is not null group by site, month
), there as (
	select j.site, j.month, count(*)::integer as there, count(*) filter (where i.complaint_key is null)::integer as missing
	from judged_before as j
	left join (select distinct complaint_key from keys_after where batch_no = ${incoming}) as i using (complaint_key)
	where j.batch_no < ${incoming} and j.batch_no <> ${gives} and j.month is not null
	group by j.site, j.month
)
select h.site, h.month, t.there, h.here, t.missing
from here as h
join there as t on t.site is not distinct from h.site and t.month = h.month
order by h.month, h.site nulls last`,
			signal
		)
	);
}
