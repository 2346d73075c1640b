import type { DurationKind } from './durations.ts';

/** SQL on mart_complaints: how long it took or has taken so far, null where that does not count, and whether it has ended. */
export const durationSql = (kind: DurationKind): { readonly seconds: string; readonly closed: string } => ({
	seconds: `case when ${kind}_state <> 'excluded' then ${kind}_seconds end`,
	closed: `${kind}_state = 'closed'`
});
