import type { Cell, ColumnType } from '#lib/engine/engine.ts';
import { toSimplified } from '#lib/i18n/script.ts';
import { codeSets } from '#lib/model/codes.ts';
import { calendarSeeds } from './calendar/seeds.ts';
import type { Edition, Rulebook } from './shape.ts';

/** A small table that the rulebook hands to SQL. */
export interface RulebookSeed {
	readonly name: string;
	readonly columns: Readonly<Record<string, ColumnType>>;
	readonly rows: readonly (readonly Cell[])[];
}

/** Text as it is compared in taxonomy and nature: no blanks, small letters, simplified script. SQL folds the same way. */
export const folded = (text: string): string => toSimplified(text.toLowerCase().replaceAll(' ', ''));

/** The tables that the facts and marts read from the rulebook: scale of answers, taxonomy, when an issue is recurring, spellings of validity. */
export function rulebookSeeds(rulebook: Rulebook): readonly RulebookSeed[] {
	return [
		{
			name: 'seed_satisfaction',
			columns: { edition: 'VARCHAR', code: 'VARCHAR', satisfied: 'BOOLEAN', score: 'INTEGER' },
			rows: rulebook.editions.flatMap((e) =>
				e.satisfaction.map((s) => [e.id, s.code, s.satisfied, s.score] as const)
			)
		},
		{
			name: 'seed_categories',
			columns: { edition: 'VARCHAR', text: 'VARCHAR', category_l1: 'VARCHAR' },
			rows: rulebook.editions.flatMap(categoryRows)
		},
		{
			name: 'seed_subcategories',
			columns: { edition: 'VARCHAR', category_l1: 'VARCHAR', text: 'VARCHAR', category_l2: 'VARCHAR' },
			rows: rulebook.editions.flatMap(subcategoryRows)
		},
		{
			name: 'seed_parts',
			columns: { edition: 'VARCHAR', text: 'VARCHAR', category_l1: 'VARCHAR', category_l2: 'VARCHAR' },
			rows: rulebook.editions.flatMap(partRows)
		},
		{
			name: 'seed_no_category',
			columns: { edition: 'VARCHAR', text: 'VARCHAR' },
			rows: rulebook.editions.flatMap(({ id, classification }) =>
				[...new Set(classification.noCategory.map(folded))].map((text) => [id, text] as const)
			)
		},
		{
			name: 'seed_recurring',
			columns: {
				edition: 'VARCHAR',
				history_months: 'INTEGER',
				least_history_months: 'INTEGER',
				false_alarms_percent: 'INTEGER',
				vital_share_percent: 'INTEGER',
				vital_months: 'INTEGER',
				staff_units: 'INTEGER',
				contractor_notices: 'INTEGER',
				contractor_months: 'INTEGER'
			},
			rows: rulebook.editions.map(({ id, recurring: r }) => [
				id,
				r.historyMonths.value,
				r.leastHistoryMonths.value,
				r.falseAlarmsPercent.value,
				r.vitalSharePercent.value,
				r.vitalMonths.value,
				r.staffUnits.value,
				r.contractorNotices.value,
				r.contractorMonths.value
			])
		},
		{
			name: 'seed_natures',
			columns: { text: 'VARCHAR', validity: 'VARCHAR' },
			rows: natureRows()
		},
		...calendarSeeds(rulebook)
	];
}

const spellings = (topic: Edition['taxonomy'][number]['parts'][number]) => [
	...new Set([topic.name, ...Object.values(topic.title), ...topic.synonyms].map(folded))
];

/** A spelling belongs to the first category that claims it. */
function categoryRows(edition: Edition): (readonly Cell[])[] {
	const seen = new Set<string>();
	return edition.taxonomy.flatMap((category) =>
		spellings(category)
			.filter((text) => !seen.has(text) && seen.add(text))
			.map((text) => [edition.id, text, category.name])
	);
}

function subcategoryRows(edition: Edition): (readonly Cell[])[] {
	return edition.taxonomy.flatMap((category) => {
		const seen = new Set<string>();
		return category.parts.flatMap((part) =>
			spellings(part)
				.filter((text) => !seen.has(text) && seen.add(text))
				.map((text) => [edition.id, category.name, text, part.name])
		);
	});
}

/** Texts that mean one part of the taxonomy only, though nobody says of which category: a part's own name, else a synonym that one part has. */
function partRows(edition: Edition): (readonly Cell[])[] {
	const parts = edition.taxonomy.flatMap((category) => category.parts.map((part) => ({ category, part })));
	const by = (spell: (part: (typeof parts)[number]['part']) => string[]) => {
		const found = new Map<string, typeof parts>();
		for (const one of parts)
			for (const text of new Set(spell(one.part).map(folded)))
				found.set(text, [...(found.get(text) ?? []), one]);
		return found;
	};
	const names = by((part) => [part.name, ...Object.values(part.title)]);
	const synonyms = [...by((part) => part.synonyms)].filter(([text]) => !names.has(text));
	return [...names, ...synonyms].flatMap(([text, [one, ...others]]) =>
		one && others.length === 0 ? [[edition.id, text, one.category.name, one.part.name]] : []
	);
}

/** Words that are also plain yes or no say nothing in a column of natures. */
const plainAnswers = new Set(['是', '否', 'yes', 'no', 'pending']);

function natureRows(): (readonly Cell[])[] {
	return codeSets.validity.flatMap(({ code, spellings }) =>
		spellings.filter((s) => !plainAnswers.has(s)).map((s) => [folded(s), code])
	);
}
