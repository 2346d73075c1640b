import type { Engine } from '#lib/engine/engine.ts';
import { paged, timeText, whole, type Output } from '#lib/metrics/outputs/output.ts';
import { outcomes } from '#lib/pipeline/marts/clauses.ts';
import type { ClauseEffect } from './clauseEffects.ts';
import type { WhatIf } from './whatIf.ts';

const sides = ['before', 'after'] as const;

const countColumns = outcomes.flatMap((outcome) => sides.map((side) => `${outcome}_${side}`));
const clauseColumns = ['clause', ...countColumns, 'rate_before', 'rate_after', 'same_outcome_other_due'];

function clauseRow({ clause, before, after, dueOnly }: ClauseEffect): Record<string, string | number | null> {
	const counts = outcomes.flatMap((outcome) => {
		const name = outcome === 'not_applicable' ? 'notApplicable' : outcome;
		return [
			[`${outcome}_before`, before[name]],
			[`${outcome}_after`, after[name]]
		];
	});
	return {
		clause,
		...(Object.fromEntries(counts) as Record<string, number>),
		rate_before: before.rate.value,
		rate_after: after.rate.value,
		same_outcome_other_due: dueOnly
	};
}

/** whatif_clauses.csv: every clause, outcomes and rate on both sides. */
const clausesOutput = (effect: WhatIf): Output =>
	whole('whatif_clauses', clauseColumns, async (_: Engine) => effect.clauses.map(clauseRow));

/** whatif_fines.csv: the ledger lines that come, go or change. */
const finesOutput = paged('whatif_fines', {
	mart: 'mart_fine_changes',
	key: 'line_no',
	columns: [
		'complaint_no',
		'article',
		'clause',
		'instance',
		'role',
		'change',
		'person_before',
		'person_after',
		'amount_yuan_before',
		'amount_yuan_after',
		'month_before',
		'month_after',
		'due_at_before',
		'due_at_after',
		'status_before',
		'status_after'
	],
	sql: `-- One row per ledger line that changes. Key: line_no.
select complaint_no, article, clause, instance, role, kind as change,
	before_person as person_before, after_person as person_after,
	(before_fen / 100)::double as amount_yuan_before, (after_fen / 100)::double as amount_yuan_after,
	before_month as month_before, after_month as month_after,
	${timeText('before_due_at')} as due_at_before, ${timeText('after_due_at')} as due_at_after,
	before_status as status_before, after_status as status_after
from mart_fine_changes
where $range
order by line_no`
});

/** whatif_complaints.csv: what changes of each complaint but its fines: clauses with outcome, reason and limit, and classes. */
const complaintsOutput = paged('whatif_complaints', {
	mart: 'mart_changes',
	key: 'change_no',
	step: 5000,
	columns: [
		'complaint_no',
		'site',
		'received_at',
		'fines_yuan_before',
		'fines_yuan_after',
		'what',
		'name',
		'instance',
		'before',
		'after',
		'reason_before',
		'reason_after',
		'due_at_before',
		'due_at_after'
	],
	sql: `-- One row per complaint and clause or class that changes; one where only its fines do. Key: complaint_no, what, name, instance.
with page as (
	select change_no, complaint_no, site, received_at, before_fen, after_fen, clause_changes + class_changes as others
	from mart_changes where $range
), told as (
	select complaint_no, 'clause' as what, clause as name, instance, before_outcome as before, after_outcome as after,
		before_reason as reason_before, after_reason as reason_after,
		${timeText('before_due_at')} as due_at_before, ${timeText('after_due_at')} as due_at_after
	from mart_clause_changes
	union all
	select complaint_no, 'class', field, null, before_value, after_value, null, null, null, null from mart_class_changes
	union all
	select complaint_no, 'fines', null, null, null, null, null, null, null, null from page where others = 0
)
select complaint_no, p.site, ${timeText('p.received_at')} as received_at,
	(p.before_fen / 100)::double as fines_yuan_before, (p.after_fen / 100)::double as fines_yuan_after,
	t.what, t.name, t.instance, t.before, t.after, t.reason_before, t.reason_after, t.due_at_before, t.due_at_after
from page as p
join told as t using (complaint_no)
order by p.change_no, t.what, t.name, t.instance`
});

/** whatif_deductions.csv: person-months that change. */
const deductionsOutput = (effect: WhatIf): Output =>
	whole(
		'whatif_deductions',
		[
			'month',
			'person',
			'bonus_yuan',
			'fines_yuan_before',
			'fines_yuan_after',
			'deducted_yuan_before',
			'deducted_yuan_after',
			'capped_before',
			'capped_after'
		],
		async () =>
			effect.deductions.map((d) => ({
				month: d.month,
				person: d.person,
				bonus_yuan: d.bonusYuan,
				fines_yuan_before: d.beforeFinesYuan,
				fines_yuan_after: d.afterFinesYuan,
				deducted_yuan_before: d.beforeYuan,
				deducted_yuan_after: d.afterYuan,
				capped_before: d.beforeCapped,
				capped_after: d.afterCapped
			}))
	);

/** The tables of a comparison, asked of its trial. */
export const whatIfOutputs = (effect: WhatIf): readonly Output[] => [
	clausesOutput(effect),
	finesOutput,
	complaintsOutput,
	deductionsOutput(effect)
];
