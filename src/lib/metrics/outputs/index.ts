import { clausesOutput } from './clauses.ts';
import { complaintsOutput } from './complaints.ts';
import { deductionsOutput } from './deductions.ts';
import { finesOutput } from './fines.ts';
import { kpisOutput } from './kpis.ts';
import type { Output } from './output.ts';
import { qualityOutput } from './quality.ts';
import { recurringOutput } from './recurring.ts';

export type { Output } from './output.ts';

/** The tables that `run` writes, in the order in which they are promised. */
export const outputs: readonly Output[] = [
	complaintsOutput,
	clausesOutput,
	finesOutput,
	deductionsOutput,
	kpisOutput,
	recurringOutput,
	qualityOutput
];
