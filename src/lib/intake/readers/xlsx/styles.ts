import { attribute, scanXml, XmlError } from './xml.ts';

/** What a number format shows of a day number. */
export interface DateFormat {
	readonly date: boolean;
	readonly time: boolean;
}

const dateOnly: DateFormat = { date: true, time: false };
const timeOnly: DateFormat = { date: false, time: true };
const both: DateFormat = { date: true, time: true };

/** Built-in formats that show dates, those of the Chinese editions (27–36, 50–58) too; files do not spell them out (ECMA-376, 18.8.30). */
export const builtinDates: ReadonlyMap<number, DateFormat> = new Map<number, DateFormat>([
	...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map(
		(id) => [id, dateOnly] as const
	),
	...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, timeOnly] as const),
	[22, both]
]);

/** Reads a format code: yyyy"年"m"月"d"日", [$-804]上午/下午h:mm … Null where it shows no date or time. */
export function dateFormat(code: string): DateFormat | null {
	const section = code
		.replace(/\\./g, '')
		.replace(/_./g, '')
		.replace(/\*./g, '')
		.replace(/"[^"]*"/g, '')
		.split(';')[0]!
		.replace(/\[(h+|m+|s+)\]/gi, '$1')
		.replace(/\[[^\]]*\]/g, '')
		.toLowerCase();
	if (section.includes('general') || section.includes('通用')) return null;
	const half = /am\/pm|a\/p|上午\/下午/.test(section);
	const plain = section.replace(/am\/pm|a\/p|上午\/下午/g, '');
	const time = half || /[hs]/.test(plain);
	const date = /[yd]|aaa|bb/.test(plain) || /e(?![+-])/.test(plain) || (!time && /m/.test(plain));
	return date || time ? { date, time } : null;
}

/** Spreadsheet programs keep 65,490 (Excel) and fewer. */
const mostStyles = 1 << 20;

/** For each cell style of a workbook, what its number format shows of dates; null for all others. */
export function readStyles(xml: string): (DateFormat | null)[] {
	const custom = new Map<number, DateFormat | null>();
	const styles: (DateFormat | null)[] = [];
	let inCells = false;
	scanXml(xml, {
		open(name, tag) {
			if (name === 'numFmt')
				custom.set(Number(attribute(tag, 'numFmtId')), dateFormat(attribute(tag, 'formatCode') ?? ''));
			else if (name === 'cellXfs') inCells = true;
			else if (name === 'xf' && inCells) {
				const id = Number(attribute(tag, 'numFmtId') ?? 0);
				if (styles.length === mostStyles) throw new XmlError('too many styles');
				styles.push(custom.has(id) ? custom.get(id)! : (builtinDates.get(id) ?? null));
			}
		},
		close(name) {
			if (name === 'cellXfs') inCells = false;
		}
	});
	return styles;
}
