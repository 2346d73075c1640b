import { factModels } from './facts/index.ts';
import { factChecks } from './checks/fct_checks.ts';
import { martModels } from './marts/index.ts';
import type { Model } from './model.ts';
import { runModel, stagingModels } from './staging/index.ts';

/** Every derived table, in the order in which they are built: a model reads only what stands before it. */
export const models: readonly Model[] = [
	...stagingModels,
	runModel,
	{ name: 'fct_checks', kind: 'table', sql: factChecks },
	...factModels,
	...martModels
];
