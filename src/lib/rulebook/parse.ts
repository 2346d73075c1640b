import type { Problem } from '#lib/base/problem.ts';
import { calendarFaults } from './calendar/check.ts';
import { classFaults } from './classCheck.ts';
import { extended } from './extend.ts';
import { rulebookProblem as problem, shapeProblems, twice } from './problems.ts';
import { rulebookShape, type Edition, type Rulebook } from './shape.ts';

export type Parsed = { readonly rulebook: Rulebook } | { readonly problems: readonly Problem[] };

/**
 * Reads a rulebook, whole or one that extends what `find` gives; what is wrong comes back with the place named,
 * e.g. `editions[1].clauses[3].limit.value`.
 */
export function parseRulebook(json: unknown, find: (name: string) => unknown): Parsed {
	const whole = extended(json, find);
	if ('problems' in whole) return whole;
	const read = rulebookShape.safeParse(whole.json);
	if (!read.success) {
		return { problems: read.error.issues.flatMap((issue) => shapeProblems(issue, whole.json)) };
	}
	const problems = [...timeline(read.data), ...read.data.editions.flatMap(references)];
	return problems.length > 0 ? { problems } : { rulebook: read.data };
}

/** Every day belongs to exactly one edition: the first always was, each next begins where the one before ends. */
function timeline(rulebook: Rulebook): Problem[] {
	const problems: Problem[] = twice(rulebook.editions, 'editions', (e) => e.id);
	rulebook.editions.forEach((edition, i) => {
		const place = `editions[${i}].from`;
		const before = rulebook.editions[i - 1];
		if (!before) {
			if (edition.from !== null)
				problems.push(problem('rulebook_gap', place, { after: '…', from: edition.from }));
		} else if (edition.from === null) {
			problems.push(problem('rulebook_overlap', place, { after: before.to ?? '…', from: '…' }));
		} else {
			const after = before.to ?? dayBefore(edition.from);
			const fill = { after, from: edition.from };
			if (dayBefore(edition.from) > after) problems.push(problem('rulebook_gap', place, fill));
			else if (dayBefore(edition.from) < after || (before.from !== null && edition.from <= before.from))
				problems.push(problem('rulebook_overlap', place, fill));
		}
	});
	const last = rulebook.editions.at(-1);
	if (last?.to)
		problems.push(
			problem('rulebook_gap', `editions[${rulebook.editions.length - 1}].to`, { after: last.to, from: '…' })
		);
	return problems;
}

const dayBefore = (day: string): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

function references(edition: Edition, i: number): Problem[] {
	const place = `editions[${i}]`;
	const known = new Set<string>(edition.clauses.map((c) => c.id));
	const missing = edition.articles.flatMap((article, a) =>
		article.triggers.flatMap((trigger, t) =>
			'clause' in trigger && !known.has(trigger.clause)
				? [
						problem('rulebook_no_clause', `${place}.articles[${a}].triggers[${t}].clause`, {
							name: trigger.clause
						})
					]
				: []
		)
	);
	const calendars = new Set(edition.calendars.map((c) => c.id));
	return [
		...missing,
		...edition.clauses.flatMap((clause, c) =>
			'calendar' in clause && clause.calendar !== undefined && !calendars.has(clause.calendar)
				? [problem('rulebook_no_calendar', `${place}.clauses[${c}].calendar`, { name: clause.calendar })]
				: []
		),
		...edition.calendars.flatMap((calendar, c) =>
			calendarFaults(calendar).map((fault) =>
				problem(fault.code, `${place}.calendars[${c}].${fault.place}`, fault.fill)
			)
		),
		...twice(edition.calendars, `${place}.calendars`, (c) => c.id),
		...twice(edition.clauses, `${place}.clauses`, (c) => c.id),
		...twice(edition.articles, `${place}.articles`, (a) => a.article),
		...twice(edition.satisfaction, `${place}.satisfaction`, (s) => s.code),
		...twice(edition.taxonomy, `${place}.taxonomy`, (c) => c.name),
		...classFaults(edition, place)
	];
}
