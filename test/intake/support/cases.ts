import { bookCases } from './bookCases.ts';
import type { Cases } from './case.ts';
import { meaningCases } from './meaningCases.ts';
import { oldCases } from './oldCases.ts';
import { refusedCases } from './refusedCases.ts';
import { tableCases } from './tableCases.ts';
import { textCases } from './textCases.ts';

/** The inputs under fixtures/intake, named after the trouble each holds. fixtures.test.ts says how they are written. */
export const cases: Cases = {
	...textCases,
	...tableCases,
	...bookCases,
	...refusedCases,
	...oldCases,
	...meaningCases
};
