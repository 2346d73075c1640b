import type { Engine } from '#lib/engine/engine.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { fineTable, ledgerTotals, type FineDimension } from '#lib/metrics/ledger.ts';

/** Applied fines of a due month (or of all) by month, article, department and person. */
export async function finesPage(engine: Engine, filter: Filter, month: string | null, signal: AbortSignal) {
	const only = month === null ? {} : { month };
	const by = (dimension: FineDimension) => fineTable(engine, filter, dimension, only, signal);
	const months = await fineTable(engine, filter, 'month', {}, signal);
	const totals = await ledgerTotals(engine, filter, only, signal);
	const applied = totals.find(({ status }) => status === 'applied');
	return {
		month,
		months: [...months].sort((a, b) => (a.key ?? '').localeCompare(b.key ?? '')),
		articles: await by('article'),
		departments: await by('department'),
		persons: await by('person'),
		totals,
		total: applied?.amountFen ?? 0,
		lines: applied?.lines ?? 0
	};
}
