import type { Addition } from './additions.ts';
import type { Omission, PaperEdits, Remark, Removal, TextEdit } from './reportEdits.ts';

/** The lists that an author's hand in one paper consists of. */
export const changeLists = ['texts', 'remarks', 'omissions', 'additions'] as const;
export type ChangeList = (typeof changeLists)[number];
export interface Listed {
	readonly texts: TextEdit;
	readonly remarks: Remark;
	readonly omissions: Omission;
	readonly additions: Addition;
}

type Lists = { readonly [L in ChangeList]: readonly Listed[L][] };

/** One of the lists of a paper. */
export const listOf = <L extends ChangeList>(paper: Lists, list: L): readonly Listed[L][] => paper[list];

/** What a change is known by within its list. */
export const nameOf: { readonly [L in ChangeList]: (one: Listed[L]) => string } = {
	texts: ({ paragraph }) => paragraph,
	remarks: ({ id }) => id,
	omissions: ({ chapter }) => chapter,
	additions: ({ id }) => id
};

type Dated = { readonly at: string };
/** Whether theirs takes the place of the same one of ours. */
type Over = (ours: Dated, theirs: Dated) => boolean;

/** Both papers' changes and removals; of a change and its removal the later counts, the removal where they are of one second. */
export function together(own: PaperEdits, given: PaperEdits, over: Over): PaperEdits {
	const joined: PaperEdits = {
		...own,
		texts: join(own.texts, given.texts, nameOf.texts, over),
		remarks: join(own.remarks, given.remarks, nameOf.remarks, over),
		omissions: join(own.omissions, given.omissions, nameOf.omissions, over),
		additions: join(own.additions, given.additions, nameOf.additions, over),
		removed: join(own.removed, given.removed, ({ list, id }) => `${list} ${id}`, over)
	};
	const left = <L extends ChangeList>(list: L): Listed[L][] =>
		listOf(joined, list).filter(
			(one) =>
				!joined.removed.some(
					(gone) => gone.list === list && gone.id === nameOf[list](one) && gone.at >= one.at
				)
		);
	const kept: PaperEdits = {
		...joined,
		texts: left('texts'),
		remarks: left('remarks'),
		omissions: left('omissions'),
		additions: left('additions')
	};
	return { ...kept, removed: kept.removed.filter((gone) => !isThere(kept, gone)) };
}

const isThere = (paper: PaperEdits, { list, id }: Removal): boolean => names(paper, list).includes(id);

const names = <L extends ChangeList>(paper: PaperEdits, list: L): string[] =>
	listOf(paper, list).map((one) => nameOf[list](one));

/** How many changes of one paper are not in the other. */
export function countMissing(before: PaperEdits, after: PaperEdits): number {
	return changeLists.reduce((sum, list) => {
		const left = new Set(names(after, list));
		return sum + names(before, list).filter((id) => !left.has(id)).length;
	}, 0);
}

const join = <T extends Dated>(
	ours: readonly T[],
	theirs: readonly T[],
	name: (one: T) => string,
	over: Over
): T[] =>
	theirs.reduce<T[]>(
		(all, next) => {
			const same = all.find((one) => name(one) === name(next));
			if (same === undefined) return [...all, next];
			return over(same, next) ? all.map((one) => (one === same ? next : one)) : all;
		},
		[...ours]
	);
