import type { Table } from 'apache-arrow';
import type { Engine } from './engine.ts';
import { aborted } from './queue.ts';

/** How many cells of answers are kept: some 30 MB of numbers. */
const most = 4_000_000;

interface Kept {
	readonly answer: Promise<Table>;
	/** Who waits for it; when nobody does any more, it is stopped. */
	waiting: number;
	readonly stop: AbortController;
	/** Null until it is there. */
	cells: number | null;
}

/**
 * An engine that gives the same answer to the same question without asking again, for as long as the tables under it stay as they are:
 * take another where they change. Who asks for what is under way already waits for the same statement; it is stopped when
 * all of them have gone. What was not asked for longest gives way.
 */
export function remembering(engine: Engine, room: number = most): Engine {
	/** In the order in which they were asked for last. */
	const kept = new Map<string, Kept>();

	function start(sql: string): Kept {
		const stop = new AbortController();
		const made: Kept = { answer: engine.query(sql, stop.signal), waiting: 0, stop, cells: null };
		made.answer.then(
			(table) => {
				made.cells = table.numRows * table.numCols;
				makeRoom();
			},
			() => kept.get(sql) === made && kept.delete(sql)
		);
		return made;
	}

	function makeRoom(): void {
		let all = 0;
		for (const { cells } of kept.values()) all += cells ?? 0;
		for (const [sql, { cells }] of kept) {
			if (all <= room) return;
			if (cells === null) continue;
			kept.delete(sql);
			all -= cells;
		}
	}

	async function query(sql: string, signal?: AbortSignal): Promise<Table> {
		if (signal?.aborted) throw aborted();
		const one = kept.get(sql) ?? start(sql);
		kept.delete(sql);
		kept.set(sql, one);
		one.waiting += 1;
		let leave: () => void = () => undefined;
		const left = new Promise<never>((_, reject) => {
			leave = () => {
				one.waiting -= 1;
				if (one.waiting === 0 && one.cells === null) {
					if (kept.get(sql) === one) kept.delete(sql);
					one.stop.abort();
				}
				reject(aborted());
			};
		});
		signal?.addEventListener('abort', leave, { once: true });
		try {
			return await Promise.race([one.answer, left]);
		} finally {
			signal?.removeEventListener('abort', leave);
			if (!signal?.aborted) one.waiting -= 1;
		}
	}

	return {
		kind: engine.kind,
		through: engine.through ?? engine,
		query,
		exec: (sql, signal) => engine.exec(sql, signal),
		load: (table, columns, rows) => engine.load(table, columns, rows),
		register: (name, source) => engine.register(name, source),
		release: (name) => engine.release(name),
		cancel: () => engine.cancel(),
		connect: () => engine.connect(),
		close: () => engine.close()
	};
}
