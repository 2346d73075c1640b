import type { Problem } from '#lib/base/problem.ts';
import type { LeftOut as SheetLeftOut } from '#lib/intake/accept.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import type { KnownMapping } from '#lib/intake/mapping/find.ts';
import { shapeOf } from '#lib/intake/mapping/remembered.ts';
import { tablesInFile } from '#lib/intake/session.browser.ts';
import { whyLeftOut, type SheetTable } from '#lib/intake/tables.ts';
import type { Batch } from '#lib/model/batch.ts';
import type { Arrival } from './arrivals.browser.ts';
import {
	alikeInLine,
	isTaken,
	isText,
	sheetEntries,
	sorted,
	withSheet,
	type Entry,
	type LeftOut,
	type Outcome
} from './line.ts';

/** The tables that came in together: the one at hand, those behind it, and what became of those before it. */
export class Queue {
	/** What is read or checked. */
	now = $state.raw<Entry | null>(null);
	line = $state.raw<readonly Entry[]>([]);
	/** The sheets of the workbook at hand; empty for text. */
	sheets = $state.raw<readonly SheetTable[]>([]);
	outcomes = $state.raw<readonly Outcome[]>([]);
	/** Files that are never read, by their names. */
	leftOut = $state.raw<readonly LeftOut[]>([]);
	/** Place of the table at hand among all. */
	readonly at = $derived(this.outcomes.length + 1);
	readonly of = $derived(this.outcomes.length + (this.now ? 1 : 0) + this.line.length);

	#tables = new Map<File, readonly SheetTable[]>();

	/** Puts what came in at the end of the line. */
	add(arrivals: readonly Arrival[]): void {
		const { entries, leftOut } = sorted(arrivals);
		if (this.now === null && this.line.length === 0 && entries.length + leftOut.length > 0) this.clear();
		this.leftOut = [...this.leftOut, ...leftOut];
		this.line = [...this.line, ...entries];
	}

	/** Forgets what became of the tables before. */
	clear(): void {
		this.outcomes = [];
		this.leftOut = [];
		this.#tables.clear();
	}

	/** The first of the line becomes the one at hand; null where there is none. */
	advance(): Entry | null {
		const [entry = null, ...rest] = this.line;
		this.line = rest;
		this.now = entry;
		this.sheets = [];
		return entry;
	}

	/**
	 * Finds the sheets of a workbook that come in: they stand in line in its place, and the first of them is at hand. Where it replaces
	 * a batch, only the sheet that is like it.
	 */
	async lookInto(
		entry: Entry,
		old: Batch | null,
		known: readonly KnownMapping[],
		signal: AbortSignal
	): Promise<Entry> {
		const { file, sheet } = entry;
		if (isText(file.name)) return entry;
		if (sheet !== null) {
			this.sheets = this.#tables.get(file) ?? [];
			return entry;
		}
		this.sheets = await tablesInFile(file, { known }, signal);
		this.#tables.set(file, this.sheets);
		const [first = entry, ...others] = sheetEntries(entry, this.sheets);
		const same = this.sheets.find((own) => own.sheet === old?.sheet && own.table !== null);
		const alike = this.sheets.find((own) => isTaken(own) && own.table === old?.table);
		this.now = old ? { ...entry, sheet: (same ?? alike)?.sheet ?? null } : first;
		if (!old) this.line = [...others, ...this.line];
		return this.now;
	}

	/** Another sheet of the file is at hand; the one that was waits, where `kept`. */
	turnTo(sheet: string, kept: boolean): Entry {
		const now = this.now!;
		if (now.sheet !== null && kept) this.line = withSheet(this.line, now, this.sheets, true);
		this.now = { ...now, sheet };
		this.line = withSheet(this.line, this.now, this.sheets, false);
		return this.now;
	}

	/** Takes a sheet of the file at hand into the line, or out of it. */
	takeSheet(sheet: string, taken: boolean): void {
		if (this.now) this.line = withSheet(this.line, { ...this.now, sheet }, this.sheets, taken);
	}

	/** Sheets of the workbook at hand that nobody takes, told with the first of it that comes in. */
	sheetsLeftOut(): SheetLeftOut[] {
		const { file, sheet } = this.now ?? {};
		const tables = (file && this.#tables.get(file)) ?? [];
		const told = this.outcomes.some((one) => one.file === file && one.state === 'in');
		if (told || !tables.some(isTaken)) return [];
		const chosen = new Set([sheet, ...this.line.filter((one) => one.file === file).map((one) => one.sheet)]);
		return tables
			.filter((one) => !isTaken(one) && !chosen.has(one.sheet))
			.map((one) => ({ sheet: one.sheet, reason: whyLeftOut(one) }));
	}

	/** How many of those that wait are such a table with the same headers; null where that is not known yet. */
	alike(inspection: Inspection): number | null {
		const own = { table: inspection.table, shape: shapeOf(inspection) };
		return alikeInLine(this.line, (file) => this.#tables.get(file) ?? [], own);
	}

	/** What became of the table at hand. */
	record(state: Outcome['state'], inspection: Inspection | null, problem: Problem | null): void {
		if (!this.now) return;
		const { path, file, sheet } = this.now;
		const { table = null, rowsImported: rows = 0 } = inspection ?? {};
		this.outcomes = [...this.outcomes, { path, file, sheet: sheet ?? '', state, table, rows, problem }];
		this.now = null;
	}

	/** Leaves out all that wait. */
	drop(): void {
		const left = this.line.map(({ path, file, sheet }): Outcome => {
			return { path, file, sheet: sheet ?? '', state: 'left', table: null, rows: 0, problem: null };
		});
		this.line = [];
		this.outcomes = [...this.outcomes, ...left];
	}

	/** What had come in was taken back out. */
	takenBack(): void {
		this.outcomes = this.outcomes.map((one) => (one.state === 'in' ? { ...one, state: 'left' } : one));
	}
}
