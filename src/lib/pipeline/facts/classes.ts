import {
	asksClauses,
	byEdition,
	ruleSeverity,
	ruleValidity,
	severityRuleSql,
	validityRuleSql
} from '#lib/rulebook/compileClasses.ts';
import type { Ground } from '#lib/rulebook/conditions.ts';
import { instanceClauses, type ComplaintClauseId, type Rulebook } from '#lib/rulebook/index.ts';
import { hasField } from '#lib/rulebook/inputs.ts';
import { pastLimit } from '#lib/rulebook/past.ts';
import type { Presence } from '#lib/rulebook/presence.ts';
import { folded } from './judged.ts';
import { columnsOfField } from '#lib/pipeline/staging/columns.ts';
import { complaintFields } from './cells.ts';

const instanceFacts: Readonly<Record<(typeof instanceClauses)[number], string>> = {
	progress: 'fct_progress_windows',
	promise: 'fct_promises'
};
const isInstance = (id: ComplaintClauseId): id is (typeof instanceClauses)[number] =>
	(instanceClauses as readonly string[]).includes(id);

/** What rules of validity and severity can ask of a complaint `c` whose clauses are `k`. */
function groundOf(rulebook: Rulebook, presence: Presence): Ground {
	return {
		has: (name) =>
			name.startsWith('category') ? 'true' : presence[name] === 'none' ? null : hasField(presence, name),
		cell: (name) =>
			name === 'validity' || name === 'severity'
				? `c.${name}_recorded`
				: `c.${columnsOfField(complaintFields.find((f) => f.name === name)!)[0]!.name}`,
		repeated: 'c.repeat_of is not null',
		clause: (id, is) => {
			if (isInstance(id))
				return `c.complaint_id in (select complaint_id from ${instanceFacts[id]} where outcome = 'breached')`;
			return byEdition(rulebook, 'c.edition', (edition) => {
				const clause = edition.clauses.find((one) => one.id === id);
				if (is === 'past' && clause?.kind === 'escalation') return pastLimit(clause, presence);
				return `case when k.${id}_outcome <> 'unknown' then k.${id}_outcome = 'breached' end`;
			});
		}
	};
}

const asked = (rulebook: Rulebook) =>
	rulebook.editions.flatMap((e) => [...e.validityRules, ...e.severityRules]);

/**
 * fct_class_rules: what tells validity and severity but for time limits: what is recorded, and the first rule that holds of those that ask for none.
 */
export function classRulesSql({ rulebook, presence }: { rulebook: Rulebook; presence: Presence }): string {
	const ground = groundOf(rulebook, presence);
	const nature = presence['nature'] !== 'none';
	const natures = `with natures as (
	select w.nature, n.validity
	from (select distinct nature from fct_complaints where nature is not null) as w
	join seed_natures as n on n.text = ${folded('w.nature')}
)
`;
	return `-- One row per judged complaint. Key: complaint_id.
${nature ? natures : ''}select
	c.complaint_id, c.complaint_no, c.edition,
	c.validity_recorded, ${nature ? 'n.validity' : 'null::varchar'} as nature,
	${validityRuleSql(rulebook, ground, 'c.edition')} as validity_by,
	${severityRuleSql(rulebook, ground, 'c.edition')} as severity_by
from fct_complaints as c
join seed_batches as b using (batch_no)${nature ? '\nleft join natures as n on n.nature = c.nature' : ''}
`;
}

/**
 * fct_classes: validity and severity, and why. A person's confirmation counts first, then the rules of the edition; without evidence a validity stands
 * as recorded, and a severity is general. Built after clauses and repeats, which rules may ask for.
 */
export function classesSql({
	rulebook,
	presence,
	settled = false
}: {
	rulebook: Rulebook;
	presence: Presence;
	/** Only complaints of which a person settled something, as if nobody had: fct_settled_classes. */
	settled?: boolean;
}): string {
	const said = (field: string) => (settled ? 'null::varchar' : `f.${field}`);
	const ground = groundOf(rulebook, presence);
	const limits = asked(rulebook).some(asksClauses)
		? `
	join fct_complaints as c on c.complaint_id = a.complaint_id
	join seed_batches as b using (batch_no)
	left join fct_clauses as k on k.complaint_id = a.complaint_id`
		: '';
	return `-- One row per judged complaint. Key: complaint_id.
with confirmed as (
	select
		complaint_no,
		max(value) filter (where field = 'validity') as validity,
		max(value) filter (where field = 'severity') as severity
	from seed_confirmations
	group by complaint_no
), asked as (
	select
		a.complaint_id, a.edition,
		${said('validity')} as confirmed_validity, ${said('severity')} as confirmed_severity,
		a.validity_recorded, a.nature,
		${validityRuleSql(rulebook, ground, 'a.edition', 'a.validity_by')} as validity_by,
		${severityRuleSql(rulebook, ground, 'a.edition', 'a.severity_by')} as severity_by
	from fct_class_rules as a
	${settled ? '' : 'left '}join confirmed as f on f.complaint_no = a.complaint_no${limits}
)
select
	complaint_id,
	coalesce(confirmed_validity, ${ruleValidity(rulebook, 'validity_by')}, validity_recorded, nature, 'undetermined') as validity,
	case
		when confirmed_validity is not null then 'confirmed'
		when validity_by is not null then validity_by
		when validity_recorded is not null then 'recorded'
		when nature is not null then 'nature'
		else 'no_evidence' end as validity_rule,
	coalesce(confirmed_severity, ${ruleSeverity(rulebook, 'severity_by')}, 'general') as severity,
	case
		when confirmed_severity is not null then 'confirmed'
		else coalesce(severity_by, 'otherwise') end as severity_rule
from asked
`;
}
