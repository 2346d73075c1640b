import type { Engine } from '#lib/engine/engine.ts';
import { brokenNotices } from './contractors.ts';
import { recurringLimits, type RecurringRow } from './limits.ts';
import { repeatChains } from './repeats.ts';
import { spikes } from './spikes.ts';
import { staffComplaints } from './staff.ts';
import { lastingVitalFew } from './vitalFew.ts';

export type { RecurringRow } from './limits.ts';

/** All recurring issues: repeats, improbable counts, lasting vital few, people complained of by several units, contractors who keep breaking notices. */
export async function recurring(engine: Engine, signal?: AbortSignal): Promise<RecurringRow[]> {
	const limits = await recurringLimits(engine, signal);
	return [
		...(await repeatChains(engine, signal)),
		...(await spikes(engine, limits, signal)),
		...(await lastingVitalFew(engine, limits, signal)),
		...(await staffComplaints(engine, limits, signal)),
		...(await brokenNotices(engine, limits, signal))
	];
}
