import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask } from '#lib/metrics/ask.ts';
import { confirmedFields } from '#lib/model/decisions.ts';
import sql from './ofComplaint.sql?raw';
import type { ClassRow } from './rows.ts';

/** The four classes of one complaint, with its whole text; none where there is no such complaint. */
export const classesOf = async (engine: Engine, id: number, signal?: AbortSignal): Promise<ClassRow[]> =>
	Number.isSafeInteger(id)
		? ask<ClassRow>(engine, sql, {}, { id, fields: `[${confirmedFields.map(literal).join(', ')}]` }, signal)
		: [];
