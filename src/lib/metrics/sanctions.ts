import type { Engine } from '#lib/engine/engine.ts';
import { evidenceParts } from '#lib/rulebook/explain.ts';
import type { Filter } from './filter.ts';
import { ledger, type FineRow } from './ledger.ts';
import type { LedgerFilter } from './ledgerFilter.ts';

/** What is proposed against one contractor: never applied by the program, people decide. */
export interface Sanctions {
	/** Null: no contractor is named. */
	readonly contractor: string | null;
	/** In order of due time; waived ones stay among them. */
	readonly lines: readonly FineRow[];
	/** Different notices that the standing lines are about. */
	readonly notices: number;
	/** At the least, in fen; waived lines are left out. */
	readonly amountFen: number;
	/** Beside money, for single breaches. */
	readonly proposes: readonly string[];
	/** Because it happened too often. */
	readonly repeated: readonly string[];
}

const named = (lines: readonly FineRow[], part: string): string[] => [
	...new Set(
		lines.flatMap(({ evidence }) => evidenceParts(evidence).parts.get(part)?.split(',').filter(Boolean) ?? [])
	)
];

const most = 100_000;

/** Proposed sanctions by contractor, the largest sum first. */
export async function sanctions(
	engine: Engine,
	filter: Filter = {},
	lines: Pick<LedgerFilter, 'month' | 'from' | 'to'> = {},
	signal?: AbortSignal
): Promise<Sanctions[]> {
	const found = await ledger(engine, filter, { ...lines, role: 'contractor', limit: most }, signal);
	const groups = new Map<string | null, FineRow[]>();
	for (const line of found.filter(({ stands }) => stands === 'proposed'))
		groups.set(line.person, [...(groups.get(line.person) ?? []), line]);
	return [...groups]
		.map(([contractor, own]): Sanctions => {
			const standing = own.filter(({ status }) => status === 'proposed');
			return {
				contractor,
				lines: own,
				notices: new Set(standing.map(({ complaint_no }) => complaint_no)).size,
				amountFen: standing.reduce((sum, { amount_fen }) => sum + amount_fen, 0),
				proposes: named(standing, 'propose'),
				repeated: named(standing, 'repeated')
			};
		})
		.sort((a, b) => b.amountFen - a.amountFen || ((a.contractor ?? '') < (b.contractor ?? '') ? -1 : 1));
}
