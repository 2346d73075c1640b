import type { Edition } from '#lib/model/editions.ts';
import type { ReportDocument } from '#lib/reports/document.ts';
import { causesIn, changesBetween, type Cause, type GroundChanges } from './changes.ts';
import type { Rest } from './ground.ts';
import { saidIn, type Said } from './values.ts';
import { refuseEdition } from './words.ts';

/** One of two papers: an edition, or the paper as it would be written now. */
export interface Side {
	readonly document: ReportDocument;
	readonly rest: Rest;
	/** Null for the present. */
	readonly edition: Edition | null;
}

/** One thing that two papers say differently. */
export interface Difference {
	readonly kind: Said['kind'];
	readonly chapter: string;
	readonly place: string;
	readonly row: string;
	/** Empty where there is but one value, or where the whole row is in one paper only. */
	readonly column: string;
	/** Null: that paper does not have it. */
	readonly from: string | null;
	readonly to: string | null;
	/** What can have made it differ: one, and it is that; several, and it may be any; none, and nobody can tell. */
	readonly causes: readonly Cause[];
}

export interface Comparison {
	readonly a: Side;
	readonly b: Side;
	readonly changes: GroundChanges;
	/** All that changed underneath. */
	readonly causes: readonly Cause[];
	readonly differences: readonly Difference[];
}

const nameOf = ({ document: { meta } }: Side): string =>
	meta.sealed ? `${meta.number}.${meta.sealed.edition}` : meta.number;

/** Compares two papers figure by figure. Throws a Refusal where they are not of one kind and language. */
export function compare(a: Side, b: Side): Comparison {
	const [one, other] = [a.document.meta, b.document.meta];
	if (one.kind !== other.kind || one.locale !== other.locale)
		refuseEdition('edition_kinds', nameOf(a), { a: nameOf(a), b: nameOf(b) });
	const first = one.period.from < other.period.from ? one.period.from : other.period.from;
	const changes = changesBetween(a.rest, b.rest, first);
	const causes = causesIn(changes);
	if (one.masked !== other.masked || one.scope !== other.scope || one.number !== other.number)
		causes.push('paper');
	const edited = new Set(changes.items.edits.map(({ key }) => key));
	return {
		...{ a, b, changes, causes },
		differences: differencesBetween(saidIn(a.document), saidIn(b.document)).map(
			({ said, ...difference }) => ({
				...difference,
				causes: edited.has(`text ${said.block}`)
					? ['edits']
					: causes.filter((cause) => reaches(cause, said, difference))
			})
		)
	};
}

type Found = Omit<Difference, 'causes'> & { readonly said: Said };

/** In the order of the second paper; what only the first has stands where it stood. */
function differencesBetween(before: readonly Said[], after: readonly Said[]): Found[] {
	const was = new Map(before.map((said) => [said.key, said]));
	const is = new Map(after.map((said) => [said.key, said]));
	const lost = new Map<string, Said[]>();
	let previous = '';
	for (const said of before) {
		if (is.has(said.key)) previous = said.key;
		else if (!lost.get(previous)?.push(said)) lost.set(previous, [said]);
	}
	const order = [...(lost.get('') ?? []), ...after.flatMap((said) => [said, ...(lost.get(said.key) ?? [])])];
	return order.flatMap(({ key }): Found[] => {
		const [old, now] = [was.get(key), is.get(key)];
		const said = (now ?? old)!;
		const { kind, chapter, place, row } = said;
		const at = { kind, chapter, place, row, said };
		if (!old || !now) {
			const whole = [...said.cells.values()].filter((text) => text !== '').join(' · ');
			return [{ ...at, column: '', from: old ? whole : null, to: now ? whole : null }];
		}
		return [...new Set([...now.cells.keys(), ...old.cells.keys()])].flatMap((column) => {
			const [from, to] = [old.cells.get(column) ?? null, now.cells.get(column) ?? null];
			return from === to ? [] : [{ ...at, column: column.trim(), from, to }];
		});
	});
}

/** Blocks that count complaints and nothing that people write beside the log. */
const counted =
	/^(intake|clauses|satisfaction|handling|open|flow|claims|repeats|months)\b|^annual-(months|category|channel|severity|site|department|clause|handling|satisfaction|answers|validity|rejected)/;
const fines = /^(fines|deductions?|sanctions?|ledger)\b|^annual-fines/;

/** Whether such a change can have come through to this place at all. What cannot be excluded stays possible. */
function reaches(cause: Cause, { kind, block }: Said, { from, to }: Omit<Found, 'said'>): boolean {
	const isCounted = counted.test(block);
	switch (cause) {
		case 'waivers':
			return !isCounted || block.startsWith('annual-months');
		case 'actions':
		case 'notes':
			return !(kind === 'row' && (isCounted || fines.test(block)));
		case 'edits':
			// texts that were edited are known by their own place; else a remark, a chart or a whole chapter came or went
			return from === null || to === null || kind === 'chapter';
		default:
			return true;
	}
}
