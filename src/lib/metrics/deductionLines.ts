import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask } from './ask.ts';
import sql from './deductionLines.sql?raw';
import { fineColumns, type FineRow } from './ledger.ts';

/** A line and what it takes from the month's bonus: the earlier due eat first, then the lower article (article 17). */
export interface DeductionLine extends FineRow {
	/** Null: the roster does not say; then every line is taken whole. */
	readonly bonus_fen: number | null;
	readonly taken_fen: number;
	/** Of the bonus, after this line; null where it is not known. */
	readonly left_fen: number | null;
}

/** The applied lines of a month, of one person or of all; an empty text stands for nobody. */
export async function deductionLines(
	engine: Engine,
	month: string,
	person?: string,
	signal?: AbortSignal
): Promise<DeductionLine[]> {
	const who =
		person === undefined ? 'true' : person === '' ? 'f.person is null' : `f.person = ${literal(person)}`;
	return ask<DeductionLine>(engine, sql, {}, { columns: fineColumns, month: literal(month), who }, signal);
}
