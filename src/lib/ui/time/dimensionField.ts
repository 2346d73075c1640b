import type { ParetoDimension } from '#lib/metrics/pareto.ts';
import { dimensionChoices } from '#lib/workspace/pages/drill.ts';

/** The dimensions that what was imported has a column for, in the order in which they are offered. */
export const aliveDimensions = (fields: ReadonlySet<string>, first: ParetoDimension) =>
	[...dimensionChoices]
		.sort((a, b) => Number(b.id === first) - Number(a.id === first))
		.filter(({ id, field }) => fields.has(field) || id.startsWith('category') || id === 'severity');
