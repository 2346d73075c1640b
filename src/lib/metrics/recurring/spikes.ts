import { turn } from '#lib/base/turn.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { monthlyCounts, numbersOf } from './counts.ts';
import type { RecurringLimits, RecurringRow } from './limits.ts';
import { spikesByMonth, type Spike } from './spikeTest.ts';

/** The improbable counts of the log, with their complaints. */
export async function spikes(
	engine: Engine,
	limits: RecurringLimits,
	signal?: AbortSignal
): Promise<RecurringRow[]> {
	const found: Spike[] = [];
	for (const some of spikesByMonth(await monthlyCounts(engine, true, signal), limits)) {
		found.push(...some);
		await turn();
		signal?.throwIfAborted();
	}
	const complaints = await numbersOf(engine, found, signal);
	return found.map((t, i) => ({
		kind: 'spike',
		key: [t.site ?? '', t.category_l1, t.category_l2 ?? ''].join('|'),
		site: t.site,
		category_l1: t.category_l1,
		category_l2: t.category_l2,
		month: t.month,
		observed: t.n,
		expected: t.expected,
		p_value: t.p,
		q_value: t.q,
		complaints: complaints[i]!,
		variation: t.variation,
		p_usual: t.pUsual,
		q_usual: t.qUsual,
		confirmed: t.confirmed
	}));
}
