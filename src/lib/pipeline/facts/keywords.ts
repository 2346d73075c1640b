import { categoryRuleSql, ruleCategory } from '#lib/rulebook/compileClasses.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import { hasField } from '#lib/rulebook/inputs.ts';
import type { Presence } from '#lib/rulebook/presence.ts';
import { cellsAt, complaintFields } from './cells.ts';

/**
 * fct_keywords: the category, or the part of one, that a keyword rule gives where the log gives none. A log that is mainly labelled by
 * classes of its own is not asked: its rows would get labels that no other row of it has.
 */
export function keywordsSql({ rulebook, presence }: { rulebook: Rulebook; presence: Presence }): string {
	const ground = {
		has: (name: string) => (presence[name] === 'none' ? null : hasField(presence, name)),
		cell: (name: string) => cellsAt(complaintFields.find((f) => f.name === name)!)[0]![1],
		repeated: null,
		clause: () => null
	};
	return `-- One row per complaint for which a keyword rule holds. Key: complaint_id.
with labels as (
	select count(*) filter (where category_rule = 'own_label') <= count(*) filter (where category_rule = 'recorded') as of_taxonomy
	from fct_judged
), asked as (
	select
		j.complaint_id, j.edition,
		${categoryRuleSql(rulebook, ground, { edition: 'j.edition', known: 'j.category_l1' })} as rule
	from fct_judged as j
	join stg_complaint_rows as s using (batch_no, source_row)
	join seed_batches as b using (batch_no)
	cross join seed_run as r
	cross join labels as l
	where (j.category_l1 is null and l.of_taxonomy)
		or (j.category_l2 is null and j.category_rule in ('recorded', 'confirmed'))
)
select
	complaint_id, rule,
	${ruleCategory(rulebook, 'rule', 'category_l1')} as category_l1,
	${ruleCategory(rulebook, 'rule', 'category_l2')} as category_l2
from asked
where rule is not null
`;
}
