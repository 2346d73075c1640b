import type { Engine } from '#lib/engine/engine.ts';
import { judgedPlace, versionsOf, type GivenWay, type JudgedPlace } from '#lib/metrics/versionRows.ts';
import { differences, rowValues, type Readable, type RowValues } from '#lib/pipeline/review/differences.ts';
import type { Difference } from '#lib/pipeline/review/review.ts';

/** A row that a complaint was told by before, and what the row that came next says otherwise. */
export interface OlderRow {
	readonly row: GivenWay;
	readonly changes: readonly Difference[];
}

/** All rows of a complaint: the one that counts, and those before it, the latest first. */
export interface History {
	readonly now: JudgedPlace;
	readonly older: readonly OlderRow[];
}

/** The earlier rows of a complaint, each compared with the one that came after it. `attached` are the batches in order of import. */
export async function historyOf(
	engine: Engine,
	id: number,
	attached: readonly Readable[],
	signal?: AbortSignal
): Promise<History | null> {
	const rows = await versionsOf(engine, id, signal);
	if (rows.length === 0) return null;
	const now = await judgedPlace(engine, id, signal);
	const places = [...rows, now];
	const values = new Map<string, RowValues>();
	for (const no of new Set(places.map(({ batch_no }) => batch_no))) {
		const sheet = attached[no - 1];
		if (!sheet) continue;
		const own = places.filter(({ batch_no }) => batch_no === no).map(({ source_row }) => source_row);
		for (const [row, read] of await rowValues(engine, sheet, own, signal)) values.set(`${no} ${row}`, read);
	}
	const read = ({ batch_no, source_row }: { batch_no: number; source_row: number }) =>
		values.get(`${batch_no} ${source_row}`);
	const older = rows.map((row, at): OlderRow => {
		const next = rows.slice(at + 1).find(({ reason }) => reason !== 'duplicate') ?? now;
		const [before, after] = [read(row), read(next)];
		return { row, changes: before && after && row.reason !== 'duplicate' ? differences(before, after) : [] };
	});
	return { now, older: older.reverse() };
}
