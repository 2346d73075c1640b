import type { Locale } from '#lib/i18n/locale.ts';
import type { DocumentMeta } from '#lib/reports/document.ts';
import { numberText } from './frame.ts';

/** System fonts, nothing to download. */
const fonts: Readonly<Record<Locale, string>> = {
	'zh-CN': '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif',
	'zh-Hant': '"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "WenQuanYi Micro Hei", sans-serif',
	en: '"Segoe UI", "Helvetica Neue", Arial, "Noto Sans", "Microsoft YaHei", sans-serif'
};

/** A CSS string: quotes, backslashes, line ends and angle brackets become escapes. */
const quoted = (text: string): string =>
	`"${text.replace(/["\\<>\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;

const pageOf: Readonly<Record<Locale, (page: string, pages: string) => string>> = {
	'zh-CN': (page, pages) => `"第 " ${page} " 页，共 " ${pages} " 页"`,
	'zh-Hant': (page, pages) => `"第 " ${page} " 頁，共 " ${pages} " 頁"`,
	en: (page, pages) => `"Page " ${page} " of " ${pages}`
};

/** The style sheet of a report: the paper on screen, A4 pages in print. */
export function style(meta: DocumentMeta): string {
	const margins = `
	@top-left { content: ${quoted(meta.title)}; font-size: 8pt; color: #555; }
	@top-right { content: ${quoted(`${numberText(meta)} · ${meta.period.label}`)}; font-size: 8pt; color: #555; }
	@bottom-center { content: ${pageOf[meta.locale]('counter(page)', 'counter(pages)')}; font-size: 8pt; color: #555; }`;
	return `@page { size: A4 portrait; margin: 18mm 16mm 16mm;${margins}
}
@page wide { size: A4 landscape; margin: 16mm 14mm 14mm;${margins}
}
* { box-sizing: border-box; }
html { color: #1c2430; background: #eceff2; font: 10.5pt/1.6 ${fonts[meta.locale]}; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; }
section, header { background: #fff; max-width: 210mm; margin: 0 auto; padding: 0 16mm; overflow-wrap: anywhere; }
section { display: flow-root; padding-bottom: 14mm; }
header { display: flow-root; padding-top: 14mm; }
section.landscape, header.landscape { max-width: 297mm; }
section.next { margin-top: 8mm; padding-top: 12mm; }
h1 { font-size: 20pt; line-height: 1.3; text-align: center; margin: 0 0 1mm; }
.period { text-align: center; font-size: 12pt; margin: 0 0 5mm; color: #445; }
h2 { font-size: 14pt; line-height: 1.35; margin: 8mm 0 2.5mm; padding-bottom: 1mm; border-bottom: 1.5pt solid #1f5f6b; break-after: avoid; }
h3 { font-size: 11.5pt; margin: 5mm 0 1.5mm; break-after: avoid; }
p { margin: 0 0 2.5mm; orphans: 2; widows: 2; }
ol, ul { margin: 0 0 3mm; padding-left: 7mm; }
li { break-inside: avoid; }
.meta { margin: 0 0 2mm; padding: 3mm 4mm; border: .75pt solid #c6cdd5; display: grid; grid-template-columns: 1fr 1fr; gap: .5mm 6mm; font-size: 9pt; break-inside: avoid; }
.meta div { display: flex; gap: 2mm; }
.meta dt { flex: 0 0 auto; color: #596575; }
.meta dd { margin: 0; }
nav { margin: 6mm 0 2mm; }
nav h2 { border: 0; margin: 0 0 1mm; padding: 0; font-size: 11.5pt; }
nav ol { list-style: none; margin: 0; padding: 0; columns: 2; column-gap: 8mm; font-size: 9.5pt; }
nav li { padding: .3mm 0; }
nav a { color: #1f5f6b; text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav .page { float: right; font-variant-numeric: tabular-nums; }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 2.5mm; margin: 3mm 0 4mm; }
.figures > div { border: .75pt solid #c6cdd5; border-radius: 1.5mm; padding: 2mm 3mm; break-inside: avoid; }
.figures span { display: block; }
.figures .name { font-size: 9pt; color: #596575; }
.figures strong { display: block; font-size: 17pt; line-height: 1.3; font-variant-numeric: tabular-nums; }
.figures .detail { font-size: 8.5pt; line-height: 1.45; color: #445; }
.table { margin: 3mm 0 5mm; }
.whole { break-inside: avoid; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 9pt; line-height: 1.45; }
caption, figcaption { font-size: 9.5pt; font-weight: 700; text-align: left; padding: 0 0 1.2mm; }
caption { break-after: avoid; break-inside: avoid; }
caption .label, figcaption .label { color: #1f5f6b; margin-right: 1mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tbody tr:first-child, tbody tr:nth-last-child(-n+2), tr.totals, .under { break-before: avoid; }
p:is(:has(+ .table), :has(+ figure), :has(+ .figures), :has(+ ol), :has(+ ul)) { break-after: avoid; }
th, td { border: .5pt solid #b4bdc7; padding: 1mm 1.6mm; text-align: left; vertical-align: top; }
th { background: #e6eef0; font-weight: 700; vertical-align: bottom; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
td.empty { text-align: center; color: #596575; }
tr.totals td { font-weight: 700; background: #f3f6f7; border-top: 1pt solid #1f5f6b; }
table.list { font-size: 8pt; }
.under { font-size: 8.5pt; color: #445; margin: 1mm 0 0; }
.note { font-size: 9.5pt; padding: 1.5mm 3mm; border-left: 2.5pt solid #8aa0ad; background: #f4f6f8; break-inside: avoid; }
.note.missing { border-left-style: dashed; }
.note.warning { border-left-color: #b5481f; }
figure { margin: 3mm 0 4mm; break-inside: avoid; }
figure img { display: block; max-width: 100%; height: auto; }
figcaption { padding: 1mm 0 0; }
.met { color: #0b6b5e; }
.breached { color: #b0401a; }
.pending { color: #4a6478; }
.unknown, .muted { color: #667; }
table th[scope=row] { vertical-align: top; color: #3a4653; }
.form { margin: 1mm 0 4mm; }
.signoff { break-inside: avoid; }
.signoff td { height: 13mm; vertical-align: middle; }
.break { break-after: page; }
@media print {
	html { background: none; font-size: 10pt; }
	section, header, section.landscape, header.landscape { max-width: none; margin: 0; padding: 0; }
	nav { break-after: page; }
	nav ol { columns: 1; font-size: 10.5pt; }
	nav li { padding: .8mm 0; }
	nav li:has(.page) { border-bottom: .5pt dotted #b4bdc7; }
	section.next { break-before: page; margin: 0; padding: 0; }
	section.landscape, header.landscape { page: wide; }
	section.next > h2:first-child { margin-top: 0; }
}
@media (max-width: 640px) {
	section, header { padding-left: 4mm; padding-right: 4mm; }
	.meta { grid-template-columns: 1fr; }
	.figures { grid-template-columns: 1fr 1fr; }
	nav ol { columns: 1; }
	.table { overflow-x: auto; }
	table { min-width: 560px; }
}`;
}
