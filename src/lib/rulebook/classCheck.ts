import type { Problem } from '#lib/base/problem.ts';
import { impossibleCodes, operatorsIn, type Condition } from './conditions.ts';
import { rulebookProblem as problem, twice } from './problems.ts';
import type { Edition } from './shape.ts';
import { reservedRules } from './shapes/classification.ts';

/** Rules of classes: what they name must be there, and what they ask must be known by then. */
export function classFaults(edition: Edition, place: string): Problem[] {
	const parts = new Map(edition.taxonomy.map((c) => [c.name, new Set(c.parts.map((part) => part.name))]));
	const lists = [
		['categoryRules', reservedRules.category],
		['validityRules', reservedRules.validity],
		['severityRules', reservedRules.severity]
	] as const;
	const named = edition.categoryRules.flatMap(({ category_l1: l1, category_l2: l2 }, r) => {
		const at = `${place}.categoryRules[${r}]`;
		const own = parts.get(l1);
		if (!own) return [problem('rulebook_no_category', `${at}.category_l1`, { name: l1 })];
		return l2 !== undefined && !own.has(l2)
			? [problem('rulebook_no_category', `${at}.category_l2`, { name: l2 })]
			: [];
	});
	const early = edition.categoryRules.flatMap(({ when }, r) =>
		operatorsIn(when).flatMap(({ op }) =>
			op === 'repeated' || op === 'clause'
				? [
						problem('rulebook_too_early', `${place}.categoryRules[${r}].when`, {
							name: op
						})
					]
				: []
		)
	);
	const each = lists.flatMap(([list, reserved]) => {
		const rules: readonly { id: string; when: Condition }[] = edition[list];
		return [
			...twice(rules, `${place}.${list}`, (rule) => rule.id),
			...rules.flatMap(({ id, when }, r) => [
				...((reserved as readonly string[]).includes(id)
					? [problem('rulebook_reserved', `${place}.${list}[${r}].id`, { name: id })]
					: []),
				...impossibleCodes(when).map((name) =>
					problem('rulebook_no_code', `${place}.${list}[${r}].when`, { name })
				)
			])
		];
	});
	return [...named, ...early, ...each];
}
