import type { Engine } from '#lib/engine/engine.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { fineTable, ledger } from '#lib/metrics/ledger.ts';

/** Fines by month, article, department and person, and the ledger itself. */
export async function finesPage(engine: Engine, filter: Filter, month: string | null, signal: AbortSignal) {
	const only = month === null ? {} : { month };
	const by = (dimension: 'article' | 'department' | 'person' | 'role') =>
		fineTable(engine, filter, dimension, only, signal);
	const months = await fineTable(engine, filter, 'month', {}, signal);
	const articles = await by('article');
	return {
		month,
		months: [...months].sort((a, b) => (a.key ?? '').localeCompare(b.key ?? '')),
		articles,
		departments: await by('department'),
		persons: await by('person'),
		total: articles.reduce((sum, { amountFen }) => sum + amountFen, 0),
		lines: articles.reduce((sum, { lines }) => sum + lines, 0),
		ledger: await ledger(engine, filter, { ...only, limit: 300 }, signal)
	};
}
