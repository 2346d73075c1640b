import type { FineRow } from '#lib/metrics/ledger.ts';
import type { WaiverRow } from '#lib/metrics/waivers.ts';
import { restore, waive, type WaivedLine } from '#lib/model/decisions.ts';
import { signed } from '#lib/workspace/signature.browser.ts';
import { workspace } from '#lib/workspace/workspace.svelte.ts';

type Known = Pick<FineRow, 'complaint_no' | 'article' | 'clause' | 'instance' | 'role' | 'mark'>;

/** What a line is known by, for good. */
export const lineOf = (line: Known | WaiverRow): WaivedLine => ({
	complaint: line.complaint_no ?? '',
	article: line.article,
	clause: line.clause,
	instance: line.instance,
	role: line.role,
	...(line.mark === null ? {} : { mark: line.mark })
});

/** Lets these lines go, for this reason; nothing happens where reason or name are blank. */
export async function waiveLines(lines: readonly Known[], reason: string, by: string): Promise<void> {
	if (lines.length === 0 || !reason.trim() || !by.trim()) return;
	const signature = signed(reason, by);
	await workspace.decide((known) =>
		lines.reduce((so, line) => waive(so, { ...lineOf(line), ...signature }), known)
	);
}

/** Lets these lines count again, or forgets waivers that have no line any more. */
export async function restoreLines(lines: readonly (Known | WaiverRow)[]): Promise<void> {
	if (lines.length === 0) return;
	await workspace.decide((known) => lines.reduce((so, line) => restore(so, lineOf(line)), known));
}
