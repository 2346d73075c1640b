import { fieldOf, fieldsOf, tableNames, type Field, type TableName } from '#lib/model/columns.ts';
import { fold, latinWords, withoutNotes } from '#lib/intake/fold.ts';
import { isPlan, numberedField, ordinalOfField, readNumbered } from './ordinal.ts';

/** How well a header names a field, by its words alone. */
export interface HeaderMatch {
	readonly field: Field;
	/** 0..1 */
	readonly confidence: number;
	readonly how: 'exact' | 'folded' | 'fuzzy';
}

interface Spelling {
	readonly text: string;
	readonly folded: string;
	readonly words: readonly string[];
	readonly field: Field;
	/** Place in the field's list: earlier spellings are its own, later ones borrowed. */
	readonly rank: number;
}

const dictionaries = new Map<TableName, readonly Spelling[]>();

function spellingsOf(table: TableName): readonly Spelling[] {
	let spellings = dictionaries.get(table);
	if (!spellings) {
		spellings = fieldsOf(table).flatMap((field) =>
			[...new Set([...field.headers, ...Object.values(field.label), field.name])].map((text, rank) => ({
				text,
				folded: fold(text),
				words: /^[\x20-\x7e]+$/.test(text) ? latinWords(text) : [],
				field,
				// A label that is no spelling of its own field may well be another's: 上报时间.
				rank: field.headers.includes(text) ? rank : 25
			}))
		);
		dictionaries.set(table, spellings);
	}
	return spellings;
}

const numberedConfidence = 0.92;
const matches = new Map<string, readonly HeaderMatch[]>();

/** The fields of a table that a header may name, best first, each once. Empty where it names none. */
export function matchHeader(table: TableName, header: string): readonly HeaderMatch[] {
	const key = `${table}\n${header}`;
	let found = matches.get(key);
	if (!found) {
		found = computeMatches(table, header);
		if (matches.size > 20_000) matches.clear();
		matches.set(key, found);
	}
	return found;
}

let known: ReadonlySet<string> | null = null;

/** True where a header names some field of some table by its folded spelling. */
export function isKnownHeader(header: string): boolean {
	known ??= new Set(tableNames.flatMap((table) => spellingsOf(table).map(({ folded }) => folded)));
	return known.has(fold(header)) || known.has(fold(withoutNotes(header)));
}

function computeMatches(table: TableName, header: string): HeaderMatch[] {
	const text = header.trim();
	const folded = fold(text);
	if (folded === '') return [];
	const bare = fold(withoutNotes(text));
	const parts = partsOf(text);
	const words = latinWords(text);
	const best = new Map<string, HeaderMatch>();
	for (const spelling of spellingsOf(table)) {
		const match = compare(spelling, { text, folded, bare, parts, words });
		const known = best.get(spelling.field.name);
		if (match && (!known || match.confidence > known.confidence)) best.set(spelling.field.name, match);
	}
	if (table === 'complaints') byNumber(text, best);
	return [...best.values()].sort((a, b) => b.confidence - a.confidence);
}

const plans = /promised|planned|limit/;

/** What is numbered goes to the field of its number and to no other, however alike the words are. */
function byNumber(header: string, best: Map<string, HeaderMatch>): void {
	const numbered = readNumbered(header);
	const plan = isPlan(header);
	for (const [name, { how }] of best) {
		const own = ordinalOfField(name);
		const wrong = numbered ? own !== null && own !== numbered.n : false;
		const doubtful = numbered ? own === null && numbered.n > 1 : own !== null && name !== 'promised_at';
		const happened = plan && name.endsWith('_at') && !plans.test(name);
		if (wrong || (how === 'fuzzy' && (doubtful || happened))) best.delete(name);
	}
	const name = numbered && numberedField(numbered);
	const field = name ? fieldOf('complaints', name) : undefined;
	if (field && (best.get(field.name)?.confidence ?? 0) < numberedConfidence) {
		best.set(field.name, { field, confidence: numberedConfidence, how: 'folded' });
	}
}

const timeFor = (folded: string): string => folded.replace(/日期$/, '时间');

/** 处理/完成/时间 may be named by 时间, 完成时间 or 处理时间. */
function partsOf(text: string): string[] {
	const rows = text.split('/').map((part) => fold(withoutNotes(part)));
	if (rows.length < 2) return [];
	const ends = rows.map((_, at) => rows.slice(at + 1).join(''));
	return [...new Set([...ends, rows[0]! + rows.at(-1)!])].filter((part) => part !== '');
}

interface Written {
	readonly text: string;
	readonly folded: string;
	readonly bare: string;
	/** Parts of joined header rows that may name the field without the others. */
	readonly parts: readonly string[];
	readonly words: readonly string[];
}

function compare(spelling: Spelling, header: Written): HeaderMatch | null {
	const { field } = spelling;
	const borrowed = Math.min(spelling.rank, 30) * 0.002;
	if (header.text === spelling.text) return { field, confidence: 1 - borrowed, how: 'exact' };
	if (header.folded === spelling.folded) return { field, confidence: 0.99 - borrowed, how: 'folded' };
	if (header.bare === spelling.folded) return { field, confidence: 0.95 - borrowed, how: 'folded' };
	if (header.parts.includes(spelling.folded)) return { field, confidence: 0.85 - borrowed, how: 'folded' };
	// A date and a time are one to those who write headers.
	if (field.type === 'datetime' && timeFor(header.bare) === timeFor(spelling.folded))
		return { field, confidence: 0.9 - borrowed, how: 'fuzzy' };
	const confidence = likeness(spelling, header) - borrowed;
	return confidence >= 0.6 ? { field, confidence, how: 'fuzzy' } : null;
}

/** 0..1 for spellings that are not the same: the head noun comes last in Chinese and English alike, so the end counts. */
function likeness(spelling: Spelling, header: Written): number {
	const own = spelling.folded;
	if (spelling.words.length > 0) {
		const tail = header.words.slice(-spelling.words.length);
		if (tail.length < header.words.length && own.length >= 4 && tail.join(' ') === spelling.words.join(' ')) {
			return 0.6 + 0.3 * (spelling.words.length / header.words.length);
		}
		return own.length >= 6 ? 0.95 * dice(own, header.bare) - 0.1 : 0;
	}
	const text = header.bare;
	if (own.length >= 3 && text.endsWith(own)) return 0.62 + 0.3 * (own.length / text.length);
	if (own.length >= 4 && header.parts.length === 0 && text.startsWith(own))
		return 0.55 + 0.3 * (own.length / text.length);
	return own.length >= 3 && text.length >= 3 ? 0.95 * dice(own, text) : 0;
}

/** Sørensen–Dice coefficient over pairs of neighbouring characters. */
export function dice(a: string, b: string): number {
	const pairs = (text: string): string[] =>
		Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
	const left = pairs(a);
	const right = pairs(b);
	const total = left.length + right.length;
	let common = 0;
	for (const pair of left) {
		const at = right.indexOf(pair);
		if (at >= 0) {
			common++;
			right.splice(at, 1);
		}
	}
	return total === 0 ? 0 : (2 * common) / total;
}
