import { refuse } from '#lib/intake/problems.ts';
import type { Source } from '#lib/intake/source.ts';
import { readStyles, type DateFormat } from './styles.ts';
import { attribute, decodeSheetText, XmlScanner } from './xml.ts';
import { expand, longestPart, longestStrings, partText, ZipError, zipEntries, type ZipEntry } from './zip.ts';

export interface Worksheet {
	readonly name: string;
	readonly hidden: boolean;
	readonly entry: ZipEntry;
}

/** An opened workbook: its sheets in order, and what all of them share. */
export interface Workbook {
	readonly bytes: Uint8Array;
	readonly sheets: readonly Worksheet[];
	readonly epoch: 1900 | 1904;
	/** Date formats by cell style. */
	readonly styles: readonly (DateFormat | null)[];
	readonly stringsEntry: ZipEntry | null;
}

/** Opens a workbook: finds its parts through their relations, wherever they lie. Throws a Refusal. */
export async function openWorkbook(source: Source): Promise<Workbook> {
	const bytes = await source.bytes();
	return orRefuse(source.name, () => {
		const entries = zipEntries(bytes);
		const part = (path: string): ZipEntry | null =>
			entries.get(path.replace(/^\/+/, '').toLowerCase()) ?? null;
		const main = mainPart(bytes, part);
		const entry = main === null ? null : part(main);
		if (main === null || !entry || /\.bin$/i.test(main))
			throw refuse('not_a_workbook', { file: source.name });
		const relations = relationsOf(bytes, part, main);
		const target = (suffix: string): ZipEntry | null => {
			const found = [...relations.values()].find(({ type }) => type.endsWith(suffix));
			return found ? part(found.target) : null;
		};
		const { listed, epoch } = readWorkbookPart(partText(bytes, entry));
		const sheets: Worksheet[] = [];
		for (const { name, id, hidden } of listed) {
			const relation = relations.get(id);
			const sheet = relation?.type.endsWith('/worksheet') ? part(relation.target) : null;
			if (sheet) sheets.push({ name, hidden, entry: sheet });
		}
		if (sheets.length === 0) throw refuse('not_a_workbook', { file: source.name });
		const styles = target('/styles');
		return {
			bytes,
			sheets,
			epoch,
			styles: styles ? readStyles(partText(bytes, styles)) : [],
			stringsEntry: target('/sharedStrings')
		};
	});
}

/** Runs `work`, turning an archive's faults into refusals. */
export function orRefuse<T>(file: string, work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw asRefusal(file, error);
	}
}

/** An archive's fault as a refusal; anything else as it is. */
export function asRefusal(file: string, error: unknown): unknown {
	if (!(error instanceof ZipError)) return error;
	if (error.reason === 'encrypted') return refuse('encrypted_workbook', { file });
	return error.reason === 'too_large'
		? refuse('too_large', { file }, { limit: longestPart >> 20 })
		: refuse('broken_workbook', { file });
}

type Part = (path: string) => ZipEntry | null;

function mainPart(bytes: Uint8Array, part: Part): string | null {
	const relations = relationsOf(bytes, part, '');
	const found =
		[...relations.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
	return /workbook[^/]*\.(?:xml|bin)$/i.test(found) ? found : null;
}

interface Relation {
	readonly type: string;
	/** Path from the archive's root. */
	readonly target: string;
}

/** The relations of a part by id; '' is the archive itself. */
function relationsOf(bytes: Uint8Array, part: Part, path: string): Map<string, Relation> {
	const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
	const entry = part(`${folder}_rels/${path.slice(folder.length)}.rels`);
	const relations = new Map<string, Relation>();
	if (!entry) return relations;
	new XmlScanner({
		open(name, tag) {
			if (name !== 'Relationship' || attribute(tag, 'TargetMode') === 'External') return;
			const target = attribute(tag, 'Target') ?? '';
			relations.set(attribute(tag, 'Id') ?? '', {
				type: attribute(tag, 'Type') ?? '',
				target: resolvePath(target.startsWith('/') ? target.slice(1) : folder + target)
			});
		},
		close: () => undefined,
		text: () => undefined
	}).push(partText(bytes, entry));
	return relations;
}

function decoded(path: string): string {
	try {
		return decodeURI(path);
	} catch {
		return path;
	}
}

function resolvePath(path: string): string {
	const parts: string[] = [];
	for (const part of decoded(path).split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return parts.join('/');
}

interface Listed {
	readonly name: string;
	readonly id: string;
	readonly hidden: boolean;
}

function readWorkbookPart(xml: string): { listed: Listed[]; epoch: 1900 | 1904 } {
	const listed: Listed[] = [];
	let epoch: 1900 | 1904 = 1900;
	new XmlScanner({
		open(name, tag) {
			if (name === 'workbookPr' && /^(?:1|true|on)$/.test(attribute(tag, 'date1904') ?? '')) epoch = 1904;
			if (name !== 'sheet') return;
			const state = attribute(tag, 'state') ?? 'visible';
			listed.push({
				name: attribute(tag, 'name') ?? '',
				id: attribute(tag, 'id') ?? '',
				hidden: state !== 'visible'
			});
		},
		close: () => undefined,
		text: () => undefined
	}).push(xml);
	return { listed, epoch };
}

/** The shared strings: rich text joined, phonetic runs left out. */
export function readStrings({ bytes, stringsEntry }: Workbook): string[] {
	const strings: string[] = [];
	if (!stringsEntry) return strings;
	let text = '';
	let phonetic = 0;
	const scanner = new XmlScanner({
		open(name) {
			if (name === 'si') text = '';
			else if (name === 'rPh') phonetic++;
			else if (name === 't') scanner.wantsText = phonetic === 0;
		},
		close(name) {
			if (name === 't') scanner.wantsText = false;
			else if (name === 'rPh') phonetic--;
			else if (name === 'si') strings.push(decodeSheetText(text));
		},
		text(part) {
			text += part;
		}
	});
	const decoder = new TextDecoder();
	for (const { chunk } of expand(bytes, stringsEntry, longestStrings)) {
		scanner.push(decoder.decode(chunk, { stream: true }));
	}
	return strings;
}
