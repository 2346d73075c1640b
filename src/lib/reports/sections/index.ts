/** Every section: a function from a report's context to blocks. A kind of report chooses and orders them. */
export { annexes } from './annexes.ts';
export { claims } from './claims.ts';
export { classTable } from './classes.ts';
export { clauses } from './clauses.ts';
export { deductionBlocks, deductionLinesTable } from './deductions.ts';
export { fines } from './fines.ts';
export { handling } from './handling.ts';
export { intake } from './intake.ts';
export { method } from './method.ts';
export { open } from './open.ts';
export { overview } from './overview.ts';
export { quality } from './quality.ts';
export { repeats } from './repeats.ts';
export { satisfaction } from './satisfaction.ts';
export { readers, signOff } from './signOff.ts';
export { sanctions } from './sanctions.ts';
