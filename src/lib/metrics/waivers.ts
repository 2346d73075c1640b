import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';

/** A waiver, and whether the ledger has the line that it let go. */
export interface WaiverRow {
	readonly complaint_no: string;
	readonly article: string;
	readonly clause: string;
	readonly instance: number;
	readonly role: string;
	readonly mark: string | null;
	readonly reason: string;
	readonly decided_by: string;
	readonly decided_at: string;
	/** False: the data or the rules changed since, and there is nothing left to let go. */
	readonly has_line: boolean;
}

const sql = `-- One row per waiver of a ledger line. Key: waiver_id.
select waiver_id, complaint_no, article, clause, instance, role, mark, reason, decided_by, decided_at, has_line
from mart_waivers
order by has_line, decided_at desc, waiver_id`;

/** Every waiver; those whose line is gone first, then the latest. */
export const waivers = (engine: Engine, signal?: AbortSignal): Promise<WaiverRow[]> =>
	ask<WaiverRow>(engine, sql, {}, {}, signal);
