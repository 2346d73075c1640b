import { elsewhere, type RuleOf } from './walk.ts';
import {
	answers,
	balance,
	flow,
	handling,
	openAge,
	yearHandling,
	yearSatisfaction
} from './rules/handling.ts';
import { byField, headline, pareto } from './rules/intake.ts';
import {
	causes,
	chart,
	classMonths,
	recurring,
	rejectedBy,
	yearActions,
	yearMonths,
	yearValidity
} from './rules/year.ts';
import { claims, classes, desk, problems, records, sources, suggestions, summary } from './rules/lists.ts';
import { clauseQuarters, clauseTable, limits } from './rules/clauses.ts';
import { complaintNo, text } from './rules/shared.ts';
import { contractors, deductionLines, deductions, departmentOf, finesBy, yearFines } from './rules/fines.ts';

/**
 * How the numbers of each table follow from the tables that `run` writes, by the table's id (`*` for any end). A figure has the id of
 * the table behind it. Numbers that no table of `run` has say which test holds them.
 */
export const rules: readonly (readonly [id: RegExp, rule: RuleOf])[] = [
	[/^headline$/, headline],
	[/^trend-data$/, chart('received')],
	[
		/^annual-(received|rate|valid|medianHours|satisfaction)-data$/,
		(walk, table) => chart(table.id.split('-')[1]!)(walk, table)
	],
	[/^(annual-)?pareto-data$/, pareto],
	[/^intake-\w+$/, (walk, table) => byField(table.id.slice('intake-'.length), false)(walk, table)],
	[
		/^annual-(category_l1|category_l2|channel|severity|site|department)$/,
		(walk, table) => byField(table.id.slice('annual-'.length), true)(walk, table)
	],
	[/^clauses$/, clauseTable(true)],
	[/^annual-clauses$/, clauseTable(false)],
	[/^annual-clause-quarters$/, clauseQuarters],
	[/^fines-article$/, finesBy((line) => line['article']!)],
	[/^fines-person$/, finesBy((line) => line['person']!)],
	[/^fines-department$/, finesBy(departmentOf)],
	[/^annual-fines-month$/, yearFines],
	[/^deductions$/, deductions],
	[/^deduction-lines$/, deductionLines],
	[/^satisfaction$/, answers(true)],
	[/^annual-answers$/, answers(false)],
	[/^annual-satisfaction$/, yearSatisfaction],
	[/^handling$/, handling],
	[/^annual-handling$/, yearHandling],
	[/^flow$/, flow],
	[/^open-age$/, openAge],
	[/^claims$/, claims],
	[/^records$/, records],
	[/^summary$/, summary],
	[/^suggestions$/, suggestions],
	[/^recurring$/, recurring],
	[/^sources$/, sources],
	[/^problems$/, problems],
	[/^classes$/, classes],
	[/^annual-balance$/, balance],
	[/^annual-contractors$/, contractors],
	[/^annual-class-months$/, classMonths],
	// words, whose numbers test/walk/sentences.ts derives
	[/^(further-duties|retention|annual-definitions)$/, () => ({ row: () => [] })],
	[
		/^annual-scale$/,
		() => ({ rows: 6, row: (_, at) => [undefined, undefined, [100, 80, 60, 50, 0, 0][at]] })
	],
	[/^annual-months$/, yearMonths],
	[/^annual-validity$/, yearValidity],
	[
		/^annual-rejected-(category_l1|site)$/,
		(walk, table) => rejectedBy(table.id.slice('annual-rejected-'.length))(walk, table)
	],
	[/^annual-inputs$/, () => ({ row: () => [] })],
	[/^annual-decisions$/, () => ({ row: (_, at) => [at + 1] })],
	[/^desk-(overdue|today|coming|owed)$/, desk],
	[/^annual-actions$/, yearActions],
	[/^annual-causes$/, causes],
	[/^processing-(\d+-)?limits$/, limits],
	[
		/^capa-causes$/,
		() => ({ row: (cells) => [elsewhere('numbers of a chain and of its steps'), undefined, cells[2]] })
	],
	// imported rows of another table, and what the register says in words
	[/^(processing-(\d+-)?progress|capa-history)$/, () => ({ row: () => [] })],
	[/^capa-evidence$/, (walk) => ({ row: ([no]) => [no, text(complaintNo(walk, no), 'received_at')] })]
];
