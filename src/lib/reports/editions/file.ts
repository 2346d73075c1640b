import { sha256 } from '#lib/base/sha256.ts';
import { between } from '#lib/metrics/digest/complaints.ts';
import { parseEdition, type Edition } from '#lib/model/editions.ts';
import type { ReportDocument } from '#lib/reports/document.ts';
import type { ReportFormat } from '#lib/reports/index.ts';
import { packEdition, unpackEdition } from '#lib/reports/renderers/editionPack.ts';
import { itemKinds, type Ground, type Rest } from './ground.ts';
import { saidIn } from './values.ts';
import { refuseEdition } from './words.ts';

const format = 'sujian-edition';
const formatVersion = 1;
const indexName = 'edition.json';
/** What an edition is made of, beside its index. */
const partNames = [
	'paper.html',
	'paper.docx',
	'paper.xlsx',
	'document.json',
	'ground.json',
	'complaints.txt'
] as const;

/** A sealed paper with all that belongs to it. */
export interface SealedPaper {
	readonly edition: Edition;
	readonly document: ReportDocument;
	readonly rest: Rest;
	/** The bytes as they were sealed. */
	readonly papers: Readonly<Record<ReportFormat, Uint8Array>>;
}

interface Index {
	readonly format: typeof format;
	readonly version: number;
	/** Digest of edition and parts as JSON: what is said about the paper is as safe as the paper. */
	readonly sha256: string;
	readonly edition: Edition;
	readonly parts: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

export function digestOf(bytes: Uint8Array): string {
	const hash = sha256();
	hash.update(bytes);
	return hash.hex();
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const signed = (edition: Edition, parts: Index['parts']): string =>
	digestOf(encode(JSON.stringify({ edition, parts })));

/** The one file of an edition: a zip that any archive program opens, its index first. */
export function writeEdition({ edition, document, rest, papers }: SealedPaper): Uint8Array {
	const { fields, lines } = rest.complaints;
	const contents: Readonly<Record<(typeof partNames)[number], Uint8Array>> = {
		'paper.html': papers.html,
		'paper.docx': papers.docx,
		'paper.xlsx': papers.xlsx,
		'document.json': encode(JSON.stringify(document)),
		'ground.json': encode(JSON.stringify(rest.ground)),
		'complaints.txt': encode([fields.join(between), ...lines].join('\n'))
	};
	const parts = partNames.map((name) => ({
		name,
		bytes: contents[name].length,
		sha256: digestOf(contents[name])
	}));
	const index: Index = { format, version: formatVersion, sha256: signed(edition, parts), edition, parts };
	return packEdition(
		new Map([
			[indexName, encode(JSON.stringify(index, null, '\t'))],
			...partNames.map((name) => [name, contents[name]] as const)
		])
	);
}

/** Opens an edition and compares every part with its checksum. Throws a Refusal that names `file`; changes nothing. */
export function readEdition(bytes: Uint8Array, file: string): SealedPaper {
	const damaged = (part: string) => refuseEdition('edition_damaged', file, { part });
	const found = unpackEdition(bytes, [indexName, ...partNames]);
	const text = found?.get(indexName);
	if (!found || !text) {
		const ours = decode(bytes.subarray(0, 4096)).includes(format);
		return ours ? damaged(indexName) : refuseEdition('not_an_edition', file);
	}
	const index = jsonOf(text) as Index | null;
	if (index?.format !== format) {
		const ours = decode(text).includes(format);
		return ours ? damaged(indexName) : refuseEdition('not_an_edition', file);
	}
	if (Number.isInteger(index.version) && index.version > formatVersion)
		refuseEdition('edition_newer', file, { version: index.version });
	const edition = parseEdition(index.edition);
	if (!edition || !Array.isArray(index.parts) || index.sha256 !== signed(index.edition, index.parts))
		return damaged(indexName);
	for (const name of partNames) {
		const part = index.parts.find((one: Index['parts'][number] | null) => one?.name === name);
		const content = found.get(name);
		if (!part || !content || content.length !== part.bytes || digestOf(content) !== part.sha256)
			return damaged(name);
	}
	const document = jsonOf(found.get('document.json'));
	const ground = jsonOf(found.get('ground.json'));
	if (!isDocumentOf(edition, document)) return damaged('document.json');
	if (!isGround(ground)) return damaged('ground.json');
	const [fields = '', ...lines] = decode(found.get('complaints.txt')).split('\n');
	return {
		edition,
		document,
		rest: {
			ground,
			complaints: { fields: fields.split(between), lines }
		},
		papers: {
			html: found.get('paper.html')!,
			docx: found.get('paper.docx')!,
			xlsx: found.get('paper.xlsx')!
		}
	};
}

/** Whether the document is the paper that the index speaks of, and can be read to its end. */
function isDocumentOf(edition: Edition, json: unknown): json is ReportDocument {
	const { meta, blocks } = (json ?? {}) as Partial<ReportDocument>;
	return (
		Array.isArray(blocks) &&
		(['kind', 'number', 'locale', 'masked', 'scope', 'program', 'fingerprint', 'asOf'] as const).every(
			(name) => meta?.[name] === edition[name]
		) &&
		(['edition', 'at', 'by', 'note'] as const).every((name) => meta?.sealed?.[name] === edition[name]) &&
		isReadable(json as ReportDocument)
	);
}

/** Checksums can be made to fit anything: what cannot be read block by block is no paper of ours. */
function isReadable(document: ReportDocument): boolean {
	try {
		saidIn(document);
		return true;
	} catch {
		return false;
	}
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

function isGround(json: unknown): json is Ground {
	const { version, items, months } = (json ?? {}) as Partial<Ground>;
	return (
		version === 1 &&
		Array.isArray(months) &&
		months.every(isRecord) &&
		isRecord(items) &&
		itemKinds.every((kind) => isRecord(items[kind]) && Object.values(items[kind]).every(isRecord))
	);
}

function jsonOf(bytes: Uint8Array | undefined): unknown {
	try {
		return JSON.parse(decode(bytes));
	} catch {
		return null;
	}
}
