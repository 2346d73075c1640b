import { strToU8, zipSync, type Zippable } from 'fflate';

/** A cell as its XML, or a value from which it is made; null is an empty cell. */
export type Cell =
	| string
	| number
	| boolean
	| null
	| { readonly xml: string }
	| { readonly number: number | string; readonly style: number };

export interface SheetParts {
	readonly name: string;
	readonly rows?: readonly (readonly Cell[])[];
	readonly state?: 'hidden' | 'veryHidden';
	readonly merged?: readonly string[];
	/** The whole sheetData element, where rows are not enough. */
	readonly data?: string;
}

export interface BookParts {
	readonly sheets: readonly SheetParts[];
	readonly date1904?: boolean;
	/** Number formats by cell style: a built-in id or a code. */
	readonly formats?: readonly (number | string)[];
	readonly strings?: readonly string[];
	/** Parts added or put in place of ours. */
	readonly parts?: Readonly<Record<string, string | null>>;
	/** Names its parts as ISO 29500 strict does. */
	readonly strict?: boolean;
	/** Namespace prefix of the spreadsheet parts. */
	readonly prefix?: string;
}

const mains = [
	'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
	'http://purl.oclc.org/ooxml/spreadsheetml/main'
];
const offices = [
	'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
	'http://purl.oclc.org/ooxml/officeDocument/relationships'
];
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook's bytes, the same for the same parts. */
export function workbook(book: BookParts): Uint8Array {
	const main = mains[book.strict ? 1 : 0];
	const office = offices[book.strict ? 1 : 0];
	const p = book.prefix ? `${book.prefix}:` : '';
	const ns = book.prefix ? `xmlns:${book.prefix}="${main}"` : `xmlns="${main}"`;
	const formats = book.formats ?? [];
	const custom = formats.flatMap((format, at) =>
		typeof format === 'string'
			? [`<${p}numFmt numFmtId="${200 + at}" formatCode="${escapeXml(format)}"/>`]
			: []
	);
	const ids = formats.map((format, at) => (typeof format === 'string' ? 200 + at : format));
	const parts: Record<string, string | null> = {
		'[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		'_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `<?xml version="1.0"?><${p}workbook ${ns} xmlns:r="${office}"><${p}workbookPr${book.date1904 ? ' date1904="1"' : ''}/><${p}sheets>${book.sheets
			.map(
				({ name, state }, at) =>
					`<${p}sheet name="${escapeXml(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`
			)
			.join('')}</${p}sheets></${p}workbook>`,
		'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${packaged}/relationships">${book.sheets
			.map(
				(_, at) =>
					`<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`
			)
			.join(
				''
			)}<Relationship Id="s1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="s2" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
		'xl/styles.xml': `<?xml version="1.0"?><${p}styleSheet ${ns}><${p}numFmts>${custom.join('')}</${p}numFmts><${p}cellXfs><${p}xf numFmtId="0"/>${ids
			.map((id) => `<${p}xf numFmtId="${id}"/>`)
			.join('')}</${p}cellXfs></${p}styleSheet>`,
		'xl/sharedStrings.xml': `<?xml version="1.0"?><${p}sst ${ns}>${(book.strings ?? []).join('')}</${p}sst>`
	};
	book.sheets.forEach((sheet, at) => {
		parts[`xl/worksheets/sheet${at + 1}.xml`] =
			`<?xml version="1.0"?><${p}worksheet ${ns}>${sheet.data ?? sheetData(sheet.rows ?? [], p)}${
				sheet.merged
					? `<${p}mergeCells>${sheet.merged.map((ref) => `<${p}mergeCell ref="${ref}"/>`).join('')}</${p}mergeCells>`
					: ''
			}</${p}worksheet>`;
	});
	return archive({ ...parts, ...book.parts });
}

/** A zip archive of text parts; a null part is left out. */
export function archive(parts: Readonly<Record<string, string | null>>): Uint8Array {
	const files: Zippable = {};
	for (const [name, text] of Object.entries(parts)) if (text !== null) files[name] = strToU8(text);
	return zipSync(files, { mtime: new Date(Date.UTC(2020, 0, 1)), level: 6 });
}

function sheetData(rows: readonly (readonly Cell[])[], p: string): string {
	const lines = rows.map((cells, at) => {
		const row = at + 1;
		const xml = cells
			.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${row}`, p))
			.join('');
		return cells.length === 0 ? '' : `<${p}row r="${row}">${xml}</${p}row>`;
	});
	return `<${p}sheetData>${lines.join('')}</${p}sheetData>`;
}

function cellXml(cell: Cell, place: string, p: string): string {
	if (cell === null) return '';
	if (typeof cell === 'string')
		return `<${p}c r="${place}" t="inlineStr"><${p}is><${p}t>${escapeXml(cell)}</${p}t></${p}is></${p}c>`;
	if (typeof cell === 'number') return `<${p}c r="${place}"><${p}v>${cell}</${p}v></${p}c>`;
	if (typeof cell === 'boolean') return `<${p}c r="${place}" t="b"><${p}v>${cell ? 1 : 0}</${p}v></${p}c>`;
	if ('xml' in cell) return cell.xml.replaceAll('@', place);
	return `<${p}c r="${place}" s="${cell.style}"><${p}v>${cell.number}</${p}v></${p}c>`;
}

const escapeXml = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
