import type { Engine } from '#lib/engine/engine.ts';
import { defaultLimits, type RecurringLimits, type RecurringRow } from './limits.ts';
import { repeatChains } from './repeats.ts';
import { spikes } from './spikes.ts';
import { staffComplaints } from './staff.ts';
import { lastingVitalFew } from './vitalFew.ts';

export { defaultLimits, type RecurringLimits, type RecurringRow } from './limits.ts';

/** All recurring issues: repeats, improbable counts, lasting vital few, and people complained of by several units. */
export async function recurring(
	engine: Engine,
	limits: RecurringLimits = defaultLimits,
	signal?: AbortSignal
): Promise<RecurringRow[]> {
	return [
		...(await repeatChains(engine, signal)),
		...(await spikes(engine, limits, signal)),
		...(await lastingVitalFew(engine, limits, signal)),
		...(await staffComplaints(engine, limits, signal))
	];
}
