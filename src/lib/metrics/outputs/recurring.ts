import { recurring, type RecurringRow } from '#lib/metrics/recurring/recurring.ts';
import { whole } from './output.ts';

/** recurring.csv: what keeps coming back. */
export const recurringOutput = whole<RecurringRow>(
	'recurring',
	[
		'kind',
		'key',
		'site',
		'category_l1',
		'category_l2',
		'month',
		'observed',
		'expected',
		'p_value',
		'q_value',
		'complaints',
		'variation',
		'p_usual',
		'q_usual',
		'confirmed'
	],
	recurring
);
