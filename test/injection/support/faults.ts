import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { SaxesParser } from 'saxes';

/**
 * What is wrong with a file that is to hold imported text as text. Each reader here is written from the formats' own rules and
 * knows nothing of how the files were made.
 */

/** A cell that Excel, LibreOffice or WPS takes for a formula when they open the CSV: after what they pass over, a sign that begins one. */
const runs = /^[\s\p{Cc}\p{Cf}]*[=+@＝＋＠\-－]/u;
const number = /^-[\d.,]+%?$|^-?\d+(\.\d+)?(e[+-]\d+)?$|^[\s\p{Cc}\p{Cf}]*[-－]\s*$/u;

export function faultsOfCsv(text: string): string[] {
	const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: ',' });
	const cells = data.flatMap((row) =>
		row.filter((cell) => (runs.test(cell) && !number.test(cell)) || /^\p{Cc}/u.test(cell))
	);
	return [...errors.map(({ message }) => message), ...cells.map((cell) => `runs: ${JSON.stringify(cell)}`)];
}

/** What XML 1.0 forbids, lone surrogates among it. */
const forbidden =
	// eslint-disable-next-line no-control-regex -- these are what is looked for
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

interface Element {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	text: string;
}

/** All elements of an XML text in order, with the text right inside them; throws where it is not well formed. */
function elementsOf(xml: string): Element[] {
	const found: Element[] = [];
	const open: Element[] = [];
	const parser = new SaxesParser();
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		const element = { name, attributes: attributes as Record<string, string>, text: '' };
		found.push(element);
		open.push(element);
	});
	parser.on('text', (text) => {
		const last = open.at(-1);
		if (last) last.text += text;
	});
	parser.on('closetag', () => void open.pop());
	parser.write(xml).close();
	return found;
}

/** The XML parts of an Office file, each read; faults are those of any part. */
function partsOf(bytes: Uint8Array): { parts: ReadonlyMap<string, Element[]>; faults: string[] } {
	const parts = new Map<string, Element[]>();
	const faults: string[] = [];
	for (const [name, part] of Object.entries(unzipSync(bytes))) {
		if (!/\.(xml|rels|vml)$/.test(name)) continue;
		const xml = strFromU8(part);
		if (forbidden.test(xml)) faults.push(`${name}: a sign that XML does not know`);
		try {
			const elements = elementsOf(xml);
			parts.set(name, elements);
			for (const { attributes } of elements)
				if (attributes['TargetMode'] === 'External' && !/^#'/.test(attributes['Target'] ?? ''))
					faults.push(`${name}: leads to ${attributes['Target']}`);
			if (
				elements.some((element) => Object.values(element.attributes).some((value) => forbidden.test(value)))
			)
				faults.push(`${name}: a sign that XML does not know, as a reference`);
		} catch (error) {
			faults.push(`${name}: ${String(error)}`);
		}
	}
	return { parts, faults };
}

/** Excel reads `&` in a header as a code, unless doubled. */
const headerCodes = /&(?!&|[LCRPNDTFA]|[BIUSXYE](?![a-z])|"[^"]*"|\d+)/;
const reserved = /^history$|^'|'$|[[\]:*?/\\]|^$/i;

export function faultsOfBook(bytes: Uint8Array): string[] {
	const { parts, faults } = partsOf(bytes);
	const styles = parts.get('xl/styles.xml') ?? [];
	const begin = styles.findIndex(({ name }) => name === 'cellXfs');
	const end = styles.findIndex(({ name }, at) => at > begin && name === 'cellStyles');
	const kinds = styles.slice(begin, end < 0 ? undefined : end).filter(({ name }) => name === 'xf');
	const strings = sharedStrings(parts.get('xl/sharedStrings.xml') ?? []);
	for (const [name, elements] of parts) {
		if (name === 'xl/workbook.xml') {
			const names = elements.filter((e) => e.name === 'sheet').map((e) => e.attributes['name'] ?? '');
			for (const sheet of names)
				if (reserved.test(sheet) || sheet.length > 31) faults.push(`sheet name ${JSON.stringify(sheet)}`);
			if (new Set(names.map((sheet) => sheet.toLowerCase())).size < names.length)
				faults.push('two sheets of one name');
			for (const { name: tag, attributes, text } of elements)
				if (
					tag === 'definedName' &&
					!/^_xlnm\.(Print_Area|Print_Titles|_FilterDatabase)$/.test(attributes['name'] ?? '')
				)
					faults.push(`defined name ${attributes['name']}`);
				else if (tag === 'definedName' && !/^'(?:[^']|'')+'!\$?[A-Z]*\$?\d+:\$?[A-Z]*\$?\d+$/.test(text))
					faults.push(`defined name of ${text}`);
		}
		if (!name.startsWith('xl/worksheets/sheet')) continue;
		let kind = '';
		let style = '';
		for (const { name: tag, attributes, text } of elements) {
			if (tag === 'f') faults.push(`${name}: a formula ${text}`);
			if (tag === 'c') [kind, style] = [attributes['t'] ?? 'n', attributes['s'] ?? '0'];
			if (tag === 'v' && kind === 'str') faults.push(`${name}: the value of a formula`);
			if (tag === 'v' && kind === 's') {
				const words = strings[Number(text)] ?? '';
				if (runs.test(words) && !number.test(words) && kinds[Number(style)]?.attributes['numFmtId'] !== '49')
					faults.push(`${name}: not kept as text ${JSON.stringify(words)}`);
			}
			if (/^(odd|even|first)(Header|Footer)$/.test(tag)) {
				if (text.length > 255) faults.push(`${name}: ${tag} of ${text.length} signs`);
				if (headerCodes.test(text.replaceAll('&&', '')))
					faults.push(`${name}: ${tag} ${JSON.stringify(text)}`);
			}
		}
	}
	return faults;
}

function sharedStrings(elements: readonly Element[]): string[] {
	const found: string[] = [];
	for (const { name, text } of elements) {
		if (name === 'si') found.push('');
		if (name === 't') found.push((found.pop() ?? '') + text);
	}
	return found;
}

/** Fields of Word that count pages, chapters and captions; any other could fetch or run something. */
const fields = /^\s*(PAGE|NUMPAGES|TOC [\\\w\s"-]*|SEQ [\p{L}]+[\\\w\s*]*|PAGEREF _\w+[\\\w\s]*)\s*$/u;

export function faultsOfDocx(bytes: Uint8Array): string[] {
	const { parts, faults } = partsOf(bytes);
	for (const [name, elements] of parts)
		for (const { name: tag, attributes, text } of elements) {
			const field = tag === 'w:instrText' ? text : tag === 'w:fldSimple' ? attributes['w:instr'] : undefined;
			if (field !== undefined && !fields.test(field)) faults.push(`${name}: field ${field}`);
			if (/^w:(object|altChunk|attachedTemplate|subDoc|control)$/.test(tag)) faults.push(`${name}: ${tag}`);
		}
	return faults;
}

/** Elements that a paper is made of; none of them runs or fetches anything. */
const elements =
	/^\/?(!doctype|html|head|meta|title|style|body|main|header|h[1-6]|p|dl|dt|dd|div|nav|ol|ul|li|a|section|span|b|br|strong|table|caption|colgroup|col|thead|tbody|tr|th|td|figure|figcaption|img)$/i;

export function faultsOfHtml(html: string): string[] {
	const faults: string[] = [];
	for (const [tag, name = ''] of html.matchAll(/<(\/?[^\s>]*)[^>]*>/g)) {
		if (!elements.test(name)) faults.push(tag);
		if (/\son\w+\s*=/i.test(tag.replace(/"[^"]*"/g, '""'))) faults.push(tag);
		for (const [, address = ''] of tag.matchAll(/\s(?:src|href)="([^"]*)"/g))
			if (!/^#|^data:image\/svg\+xml,/.test(address)) faults.push(tag);
	}
	if (forbidden.test(html)) faults.push('a sign that HTML does not know');
	if (/[\u007f-\u0084\u0086-\u009f]/.test(html)) faults.push('a control character');
	return faults;
}
