import { expandText } from './partText.ts';
import type { Workbook } from './workbook.ts';
import { decodeSheetText, XmlError, XmlScanner } from './xml.ts';
import { longestStrings, ZipError } from './zip.ts';

/** No text of a cell is longer; spreadsheet programs end at 32,767 characters. */
export const longestText = 1 << 20;
/** What the strings may take up in memory, as estimated: two bytes a character of the part, forty a string. */
const mostHeld = 384 << 20;

/** The shared strings: rich text joined, phonetic runs left out. Throws a ZipError or an XmlError. */
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
			if (text.length + part.length > longestText) throw new XmlError('a string without end');
			text += part;
		}
	});
	let read = 0;
	for (const { text: part } of expandText(bytes, stringsEntry, longestStrings)) {
		scanner.push(part);
		read += part.length;
		if (2 * read + 40 * strings.length > mostHeld) throw new ZipError('too_large');
	}
	scanner.end();
	return strings;
}
