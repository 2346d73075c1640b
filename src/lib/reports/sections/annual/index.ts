/** The sections of the annual summary, in the order in which they are printed; what the numbers mean and the classes by month are annexes. */
import type { Block } from '#lib/reports/document.ts';
import { dutiesOfYear } from '#lib/reports/sections/duties.ts';
import { quality } from '#lib/reports/sections/quality.ts';
import { recurringIn } from '#lib/reports/sections/recurring.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';
import { actions } from './actions.ts';
import { classMonths } from './classMonths.ts';
import { clauses } from './clauses.ts';
import { contractors } from './contractors.ts';
import { decisions } from './decisions.ts';
import { definitions } from './definitions.ts';
import { fines } from './fines.ts';
import { handling } from './handling.ts';
import { inputs } from './inputs.ts';
import { intake } from './intake.ts';
import { months } from './months.ts';
import { open } from './open.ts';
import { overview } from './overview.ts';
import { rejected } from './rejected.ts';
import { satisfaction } from './satisfaction.ts';
import { signOff } from './signOff.ts';

export { readers } from './signOff.ts';

export const sections: readonly ((context: YearContext) => Block[] | Promise<Block[]>)[] = [
	overview,
	months,
	intake,
	clauses,
	handling,
	open,
	fines,
	contractors,
	satisfaction,
	rejected,
	(context) => recurringIn(context, context.months, 'year'),
	actions,
	inputs,
	decisions,
	dutiesOfYear,
	quality,
	signOff,
	classMonths,
	definitions
];
