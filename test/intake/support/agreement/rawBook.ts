import { strToU8 } from 'fflate';
import { rawZip, type RawEntry } from '../rawZip.ts';
import { zip64 } from '../zip64.ts';
import { formats, type Content, type Model, type ModelSheet } from './model.ts';
import type { Random } from './random.ts';

/** How a workbook is put down. Every choice is one that ECMA-376 leaves to the writer. */
export interface Manner {
	/** Prefix of the spreadsheet's names; '' where they are in the default namespace. */
	readonly prefix: string;
	readonly strict: boolean;
	readonly encoding: 'utf-8' | 'utf-8 with a mark' | 'utf-16le' | 'utf-16be';
	readonly strings: 'shared' | 'inline' | 'mixed' | 'rich' | 'phonetic' | 'formula';
	readonly references: 'all' | 'rows only' | 'none';
	readonly dimension: 'none' | 'right' | 'huge';
	readonly archive: 'deflated' | 'stored' | 'descriptors' | 'zip64';
	readonly moved: boolean;
	readonly crlf: boolean;
	readonly quotes: '"' | "'";
	readonly strange: boolean;
}

export function manner(random: Random): Manner {
	const usual = random.chance(0.3);
	const one = <T>(first: T, ...others: T[]): T => (usual || random.chance(0.6) ? first : random.pick(others));
	return {
		prefix: one('', 'x', 'ns0'),
		strict: one(false, true),
		encoding: one('utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be'),
		strings: random.pick(['shared', 'inline', 'mixed', 'rich', 'phonetic', 'formula']),
		references: one('all', 'rows only', 'none'),
		dimension: random.pick(['none', 'right', 'huge']),
		archive: one('deflated', 'stored', 'descriptors', 'zip64'),
		moved: one(false, true),
		crlf: one(false, true),
		quotes: one('"', "'"),
		strange: one(false, true)
	};
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
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Text as XML writes it. A CR must be written as a character reference, or it would be read as an LF (XML 1.0, 2.11). */
const escaped = (text: string): string =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&apos;')
		.replaceAll('\r', '&#13;');

/** Text of a cell: what would be read as _xHHHH_ is written with its first character escaped, control characters likewise (22.9.2.19). */
const sheetText = (text: string, asEscapes: boolean): string =>
	escaped(
		text
			.replace(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_')
			.replace(/\p{Cc}/gu, (char) =>
				char === '\t' || char === '\n' || (char === '\r' && !asEscapes) ? char : escape(char)
			)
	);
const escape = (char: string): string =>
	`_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

export const columnName = (column: number): string => String.fromCharCode(64 + column);

/** A workbook written by hand, as `how` says. */
export function rawBook(book: Model, how: Manner, random: Random): Uint8Array {
	const p = how.prefix === '' ? '' : `${how.prefix}:`;
	const main = mains[how.strict ? 1 : 0];
	const office = offices[how.strict ? 1 : 0];
	const root = `${how.prefix === '' ? 'xmlns' : `xmlns:${how.prefix}`}="${main}" xmlns:r="${office}"${how.strange ? ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" mc:Ignorable="etc"' : ''}`;
	const eol = how.crlf ? '\r\n' : '';
	const head = `<?xml version="1.0" encoding="${how.encoding.startsWith('utf-8') ? 'UTF-8' : 'UTF-16'}" standalone="yes"?>\r\n`;
	// names of parts are written as in addresses, in the archive too (ECMA-376 part 2, 10.2.3)
	const folder = how.moved ? 'data/Book%201' : 'xl';
	const shared: string[] = [];
	const parts = new Map<string, string>();

	const run = (text: string): string =>
		`<${p}t${/^\s|\s$/.test(text) || random.chance(0.3) ? ' xml:space="preserve"' : ''}>${how.strange && !/\]\]>|_x[\da-fA-F]{4}_|[^\P{Cc}\t\n]/u.test(text) && random.chance(0.3) ? `<![CDATA[${text}]]>` : sheetText(text, random.chance(0.5))}</${p}t>`;
	const item = (text: string): string => {
		if (how.strings === 'rich' && text.length > 1) {
			const cut = text.codePointAt(0)! > 0xffff ? 2 : 1;
			const halves = [text.slice(0, cut), text.slice(cut)].filter((half) => half !== '');
			if (!/_x?[\da-fA-F]*$/.test(halves[0]!))
				return halves
					.map((half, at) => `<${p}r>${at > 0 ? `<${p}rPr><${p}b/></${p}rPr>` : ''}${run(half)}</${p}r>`)
					.join('');
		}
		return (
			run(text) +
			(how.strings === 'phonetic'
				? `<${p}rPh sb="0" eb="1"><${p}t>トウソ</${p}t></${p}rPh><${p}phoneticPr fontId="1"/>`
				: '')
		);
	};
	const sharedIndex = (text: string): number => {
		const known = shared.indexOf(text);
		return known >= 0 ? known : shared.push(text) - 1;
	};
	const cellOf = (cell: Content, row: number, column: number): string => {
		const style = cell.kind === 'number' ? cell.format + 1 : cell.kind === 'blank' ? 3 : 0;
		const place = how.references === 'all' ? ` r="${columnName(column)}${row}"` : '';
		const open = (type: string): string => {
			const list = random.shuffled([
				place,
				style === 0 ? '' : ` s="${style}"`,
				type === '' ? '' : ` t="${type}"`
			]);
			return `<${p}c${how.strange ? list.join('') : [...list].sort().join('')}>`;
		};
		const end = `</${p}c>`;
		if (cell.kind === 'blank') return `${open('').slice(0, -1)}/>`;
		const formula = cell.formula === undefined ? '' : `<${p}f>${escaped(cell.formula)}</${p}f>`;
		const valued = (type: string, value: string): string =>
			`${open(type)}${formula}<${p}v>${value}</${p}v>${end}`;
		if (cell.kind === 'boolean') return valued('b', cell.value ? '1' : '0');
		if (cell.kind === 'error') return valued('e', escaped(cell.code));
		if (cell.kind === 'number') return valued(random.chance(0.2) ? 'n' : '', cell.raw);
		if (cell.formula !== undefined || how.strings === 'formula')
			return valued('str', sheetText(cell.text, false));
		if (how.strings === 'inline' || (how.strings === 'mixed' && random.chance(0.5)))
			return `${open('inlineStr')}<${p}is>${item(cell.text)}</${p}is>${end}`;
		return valued('s', String(sharedIndex(cell.text)));
	};
	const sheetOf = (sheet: ModelSheet, at: number): string => {
		const rows = [...sheet.cells].map(([row, cells]) => {
			// without references a row or a cell can only stand after the one before it
			const line = [...cells].map(([column, cell]) => cellOf(cell, row, column)).join(eol);
			return `<${p}row${how.references === 'none' ? '' : ` r="${row}"`}${random.chance(0.5) ? ' spans="1:6" ht="15"' : ''}>${line}</${p}row>`;
		});
		const dimension =
			how.dimension === 'none'
				? ''
				: `<${p}dimension ref="${how.dimension === 'huge' ? 'A1:XFD1048576' : 'A1:F24'}"/>`;
		const merged =
			sheet.merged.length === 0
				? ''
				: `<${p}mergeCells count="${sheet.merged.length}">${sheet.merged.map(([top, left, bottom, right]) => `<${p}mergeCell ref="${columnName(left)}${top}:${columnName(right)}${bottom}"/>`).join('')}</${p}mergeCells>`;
		const before = how.strange ? `<!-- it's <c r="A9"><v>9</v></c> --><?wps v="<c>"?>` : '';
		const after = how.strange
			? `<${p}pageMargins left="0.7" right="0.7" top="0.7" bottom="0.7" header="0.3" footer="0.3"/><${p}extLst><${p}ext uri="{x}"><etc:v>9</etc:v></${p}ext></${p}extLst>`
			: '';
		return `${head}<${p}worksheet ${root}>${before}<${p}sheetPr/>${dimension}<${p}sheetViews><${p}sheetView workbookViewId="0"${at === 0 ? ' tabSelected="1"' : ''}/></${p}sheetViews>${eol}<${p}sheetData>${rows.join(eol)}</${p}sheetData>${merged}${after}</${p}worksheet>`;
	};

	// the files are numbered in another order than the sheets
	const numbers = random.shuffled(book.sheets.map((_, at) => at + 1));
	book.sheets.forEach((sheet, at) =>
		parts.set(`${folder}/worksheets/sheet${numbers[at]}.xml`, sheetOf(sheet, at))
	);
	const sheets = book.sheets.map(
		({ name, state }, at) =>
			`<${p}sheet name="${escaped(name)}" sheetId="${at + 4}"${state === 'visible' ? '' : ` state="${state}"`} r:id="rId${numbers[at]}"/>`
	);
	parts.set(
		`${folder}/workbook.xml`,
		`${head}<${p}workbook ${root}><${p}workbookPr${book.date1904 ? ' date1904="1"' : ''}/><${p}sheets>${sheets.join('')}</${p}sheets></${p}workbook>`
	);
	const custom = formats.flatMap(([code], at) =>
		typeof code === 'string' ? [`<${p}numFmt numFmtId="${200 + at}" formatCode="${escaped(code)}"/>`] : []
	);
	const styles = [[0], ...formats].map(
		([code], at) =>
			`<${p}xf numFmtId="${typeof code === 'string' ? 199 + at : code}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`
	);
	parts.set(
		`${folder}/styles.xml`,
		`${head}<${p}styleSheet ${root}><${p}numFmts count="${custom.length}">${custom.join('')}</${p}numFmts><${p}fonts count="1"><${p}font><${p}sz val="11"/><${p}name val="宋体"/></${p}font></${p}fonts><${p}fills count="1"><${p}fill><${p}patternFill patternType="none"/></${p}fill></${p}fills><${p}borders count="1"><${p}border><${p}left/><${p}right/><${p}top/><${p}bottom/></${p}border></${p}borders><${p}cellStyleXfs count="1"><${p}xf numFmtId="0"/></${p}cellStyleXfs><${p}cellXfs count="${styles.length}">${styles.join('')}</${p}cellXfs></${p}styleSheet>`
	);
	parts.set(
		`${folder}/sharedStrings.xml`,
		`${head}<${p}sst ${root} count="${shared.length}" uniqueCount="${shared.length}">${shared.map((text) => `<${p}si>${item(text)}</${p}si>`).join(eol)}</${p}sst>`
	);
	const to = (path: string): string => (how.moved ? `/${folder}/${path}` : path);
	parts.set(
		`${folder}/_rels/workbook.xml.rels`,
		`${head}<Relationships xmlns="${packaged}/relationships">${book.sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="${to(`worksheets/sheet${at + 1}.xml`)}"/>`).join('')}<Relationship Id="rId98" Type="${office}/styles" Target="${to('styles.xml')}"/><Relationship Id="rId99" Type="${office}/sharedStrings" Target="${to('sharedStrings.xml')}"/></Relationships>`
	);
	parts.set(
		'_rels/.rels',
		`${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="${folder}/workbook.xml"/></Relationships>`
	);
	parts.set(
		'[Content_Types].xml',
		`${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${folder}/workbook.xml" ContentType="${types}.sheet.main+xml"/>${book.sheets.map((_, at) => `<Override PartName="/${folder}/worksheets/sheet${at + 1}.xml" ContentType="${types}.worksheet+xml"/>`).join('')}<Override PartName="/${folder}/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/${folder}/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`
	);
	const entries = [...parts].reverse().map(([name, xml]): RawEntry => {
		const quoted = how.quotes === "'" ? withSingleQuotes(xml) : xml;
		const plain = name.startsWith('[') || name.endsWith('.rels');
		return {
			name,
			data: plain
				? strToU8(quoted.replace(/^<\?xml[^>]*>/, '<?xml version="1.0"?>'))
				: encoded(quoted, how.encoding),
			stored: how.archive === 'stored',
			descriptor: how.archive === 'descriptors'
		};
	});
	const bytes = rawZip(entries);
	return how.archive === 'zip64' ? zip64(bytes) : bytes;
}

/** Attributes in single quotes: no value has one in it, for they are escaped. */
const withSingleQuotes = (xml: string): string =>
	xml.replace(/<[\w:]+(?: [\w:]+="[^"]*")+/g, (tag) => tag.replaceAll('"', "'"));

function encoded(text: string, encoding: Manner['encoding']): Uint8Array {
	if (encoding === 'utf-8') return strToU8(text);
	if (encoding === 'utf-8 with a mark') return strToU8(`\ufeff${text}`);
	const bytes = new Uint8Array(2 * text.length + 2);
	const view = new DataView(bytes.buffer);
	[...`\ufeff${text}`]
		.join('')
		.split('')
		.forEach((unit, at) => view.setUint16(2 * at, unit.charCodeAt(0), encoding === 'utf-16le'));
	return bytes;
}
