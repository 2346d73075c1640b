import { refuse } from '#lib/intake/problems.ts';
import type { Source } from '#lib/intake/source.ts';
import { longestRecord, RecordTooLong } from '#lib/intake/readers/csv.ts';
import { partText } from './partText.ts';
import { relationsOf, type Part } from './relations.ts';
import { readStyles, type DateFormat } from './styles.ts';
import { attribute, decodeSheetText, scanXml, XmlError } from './xml.ts';
import { keyOf, longestPart, ZipError, zipEntries, type ZipEntry } from './zip.ts';

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

/** No workbook made by hand has more; each of them is looked into. */
const mostSheets = 10_000;

/** Opens a workbook: finds its parts through their relations, wherever they lie. Throws a Refusal. */
export async function openWorkbook(source: Source): Promise<Workbook> {
	const bytes = await source.bytes();
	return orRefuse(source.name, () => {
		const entries = zipEntries(bytes);
		const part: Part = (path) => entries.get(keyOf(path)) ?? null;
		refuseOthers(source.name, bytes, part);
		const main = mainPath(bytes, part);
		const entry = part(main);
		if (/\.bin$/i.test(main)) throw refuse('other_workbook', { file: source.name }, { kind: '.xlsb' });
		const workbook = entry && readWorkbookPart(partText(bytes, entry));
		if (!workbook) throw refuse('not_a_workbook', { file: source.name });
		const relations = relationsOf(bytes, part, main);
		const present = (path: string): ZipEntry => {
			const found = part(path);
			if (!found) throw new XmlError('a part is missing');
			return found;
		};
		const target = (suffix: string): ZipEntry | null => {
			const found = [...relations.values()].find(({ type }) => type.endsWith(suffix));
			return found ? present(found.target) : null;
		};
		const sheets: Worksheet[] = [];
		for (const { name, id, hidden } of workbook.listed) {
			const relation = relations.get(id);
			if (!relation) throw new XmlError('a sheet is missing');
			// sheets of charts and dialogs hold no table
			if (relation.type.endsWith('/worksheet'))
				sheets.push({ name, hidden, entry: present(relation.target) });
		}
		if (sheets.length === 0) throw refuse('not_a_workbook', { file: source.name });
		const styles = target('/styles');
		return {
			bytes,
			sheets,
			epoch: workbook.epoch,
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

/** A fault of an archive or of its XML as a refusal; anything else as it is. */
export function asRefusal(file: string, error: unknown): unknown {
	if (error instanceof XmlError) return refuse('broken_workbook', { file });
	if (error instanceof RecordTooLong)
		return refuse(
			'record_too_long',
			{ file, row: error.row },
			{ row: error.row, limit: Math.round(longestRecord / 10_000) }
		);
	if (!(error instanceof ZipError)) return error;
	if (error.reason === 'encrypted') return refuse('encrypted_workbook', { file });
	return error.reason === 'too_large'
		? refuse('too_large', { file }, { limit: longestPart >> 20 })
		: refuse('broken_workbook', { file });
}

/** Archives of other spreadsheet programs, told by the parts that only they have. */
function refuseOthers(file: string, bytes: Uint8Array, part: Part): void {
	const type = part('mimetype');
	const kind = type && type.size < 200 ? partText(bytes, type).trim() : '';
	if (kind.startsWith('application/vnd.oasis.opendocument.spreadsheet'))
		throw refuse('other_workbook', { file }, { kind: '.ods' });
	if (part('index/document.iwa') || part('index.zip'))
		throw refuse('other_workbook', { file }, { kind: '.numbers' });
}

function mainPath(bytes: Uint8Array, part: Part): string {
	const relations = relationsOf(bytes, part, '');
	return (
		[...relations.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
	);
}

interface Listed {
	readonly name: string;
	readonly id: string;
	readonly hidden: boolean;
}

/** What the main part says; null where it is not a workbook's (a letter's, a presentation's). */
function readWorkbookPart(xml: string): { listed: Listed[]; epoch: 1900 | 1904 } | null {
	const listed: Listed[] = [];
	let epoch: 1900 | 1904 = 1900;
	let root = '';
	scanXml(xml, {
		open(name, tag) {
			if (root === '') root = name;
			if (name === 'workbookPr' && /^(?:1|true|on)$/.test(attribute(tag, 'date1904') ?? '')) epoch = 1904;
			else if (name === 'sheet') {
				if (listed.length === mostSheets) throw new XmlError('too many sheets');
				listed.push({
					name: decodeSheetText(attribute(tag, 'name') ?? ''),
					id: attribute(tag, 'id') ?? '',
					hidden: /^(?:hidden|veryHidden)$/.test(attribute(tag, 'state') ?? '')
				});
			}
		}
	});
	return root === 'workbook' ? { listed, epoch } : null;
}
