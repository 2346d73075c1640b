import { paperFont } from '#lib/charts/theme.ts';
import { say } from '#lib/i18n/locale.ts';
import { firstOrientation } from '#lib/reports/document.ts';
import type {
	Block,
	Figure,
	Form,
	Heading,
	KeyFigures,
	ReportDocument,
	Run,
	Section,
	SignOff,
	Table
} from '#lib/reports/document.ts';
import { contents } from '#lib/reports/contents.ts';
import { labels, numbered } from '#lib/reports/numbering.ts';
import { cellText, fieldText, isNumeric, printable, staysTogether } from './cells.ts';
import { frameWords, metaLines, noteLead, onOneLine } from './frame.ts';
import { style } from './htmlStyle.ts';
import { columnShares } from './columnShares.ts';

/** The drawing's own font has no file here: the reader's system draws the letters. */
const paperStack = 'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, WenQuanYi Micro Hei, sans-serif';

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** Text for element content and quoted attributes; imported text is hostile. */
const escape = (text: string): string =>
	printable(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
/** Width of the text on a page in points: A4 less the margins of its style. */
const usable = { portrait: (178 / 25.4) * 72, landscape: (269 / 25.4) * 72 } as const;
/** Text with its line ends kept. */
const lines = (text: string): string => escape(text).replaceAll('\n', '<br>');

/**
 * One self-contained HTML file: no script, no request, print rules for A4 with page numbers and repeated table heads.
 * Pictures are SVG inside `img`, where nothing in them can run.
 */
export function renderHtml(document: ReportDocument): string {
	const meta = onOneLine(document.meta);
	const label = labels(document.blocks, meta.locale);
	const page = new Page(document, label);
	const head = metaLines(meta)
		.map(([name, value]) => `<div><dt>${escape(name)}</dt><dd>${lines(value)}</dd></div>`)
		.join('\n');
	return `<!doctype html>
<html lang="${meta.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Sujian ${escape(meta.program)}">
<title>${escape(meta.title)} ${escape(meta.period.label)}</title>
<style>
${style(meta)}
</style>
</head>
<body>
<main>
<header class="${firstOrientation(document)}">
<h1>${escape(meta.title)}</h1>
<p class="period">${escape(meta.period.label)}</p>
<dl class="meta">
${head}
</dl>
${page.contents()}</header>
${page.body()}
</main>
</body>
</html>
`;
}

class Page {
	readonly #document: ReportDocument;
	readonly #labels: readonly string[];
	readonly #chapters: readonly Heading[];
	/** How the page stands that is being written. */
	#orientation: Section['orientation'];

	constructor(document: ReportDocument, label: readonly string[]) {
		this.#document = document;
		this.#labels = label;
		this.#chapters = contents(document);
		this.#orientation = firstOrientation(document);
	}

	body(): string {
		const parts = [`<section class="${firstOrientation(this.#document)}">`];
		this.#document.blocks.forEach((block, index) => {
			if (index > 0 || block.kind !== 'section') parts.push(this.#block(block, this.#labels[index] ?? ''));
		});
		parts.push('</section>');
		return parts.join('\n');
	}

	/** Chapters with ways to them; a browser's print knows no page of them. */
	contents(): string {
		if (this.#chapters.length === 0) return '';
		const items = this.#chapters.map(
			(heading, at) =>
				`<li><a href="#chapter-${at + 1}">${escape(numbered(this.#labels[this.#document.blocks.indexOf(heading)] ?? '', heading.text))}</a></li>`
		);
		return `<nav><h2>${escape(this.#say(frameWords.contents))}</h2><ol>${items.join('\n')}</ol></nav>\n`;
	}

	#block(block: Block, label: string): string {
		switch (block.kind) {
			case 'heading': {
				const tag = block.level === 1 ? 'h2' : 'h3';
				const at = this.#chapters.findIndex((chapter) => chapter === block);
				return `<${tag}${at < 0 ? '' : ` id="chapter-${at + 1}"`}${block.level === 1 ? ` data-chapter="${escape(block.id)}"` : ''}>${label ? `<span class="label">${escape(label)}</span> ` : ''}${escape(block.text)}</${tag}>`;
			}
			case 'paragraph':
				return `<p data-sentence="${escape(block.id)}">${block.runs.map(run).join('')}</p>`;
			case 'note':
				return `<p class="note ${block.tone}"><b>${escape(this.#say(noteLead[block.tone]))}</b>${lines(block.text)}</p>`;
			case 'list': {
				const tag = block.ordered ? 'ol' : 'ul';
				return `<${tag}>${block.items.map((item) => `<li>${lines(item)}</li>`).join('')}</${tag}>`;
			}
			case 'keyFigures':
				return this.#keyFigures(block);
			case 'table':
				return this.#table(block, label);
			case 'figure':
				return this.#figure(block, label);
			case 'form':
				return this.#form(block);
			case 'signOff':
				return signOff(block);
			case 'pageBreak':
				return '<div class="break"></div>';
			case 'section':
				this.#orientation = block.orientation;
				return `</section>\n<section class="${block.orientation} next">`;
		}
	}

	#say(text: Parameters<typeof say>[0]): string {
		return say(text, this.#document.meta.locale);
	}

	#keyFigures(block: KeyFigures): string {
		const { locale } = this.#document.meta;
		const items = block.items.map(
			(item) =>
				`<div><span class="name">${escape(item.label)}</span><strong>${escape(cellText(item.value, item.type, locale))}</strong><span class="detail">${lines(item.note)}</span></div>`
		);
		return `<div class="figures">${items.join('\n')}</div>`;
	}

	#table(block: Table, label: string): string {
		const { locale } = this.#document.meta;
		const columns = columnShares(block, usable[this.#orientation], locale)
			.map((share) => `<col style="width:${(share * 100).toFixed(2)}%">`)
			.join('');
		const kind = block.columns.map((column) => (isNumeric(column) ? ' class="n"' : ''));
		const row = (cells: Table['rows'][number], tag = 'td'): string =>
			cells
				.map((cell, index) => {
					const type = block.columns[index]?.type ?? 'text';
					return `<${tag}${kind[index] ?? ''}>${lines(cellText(cell, type, locale))}</${tag}>`;
				})
				.join('');
		const head = block.columns
			.map((column, index) => `<th scope="col"${kind[index]}>${lines(column.head)}</th>`)
			.join('');
		const body = block.rows.map((cells) => `<tr>${row(cells)}</tr>`);
		if (block.rows.length === 0)
			body.push(
				`<tr><td class="empty" colspan="${block.columns.length}">${escape(this.#say(frameWords.empty))}</td></tr>`
			);
		if (block.totals && block.rows.length > 0) body.push(`<tr class="totals">${row(block.totals)}</tr>`);
		const caption = label ? `<span class="label">${escape(label)}</span> ` : '';
		const notes = (block.notes ?? []).map((text) => `<p class="under">${lines(text)}</p>`).join('');
		return `<div class="table${staysTogether(block) ? ' whole' : ''}" id="${escape(block.id)}"><table${block.list ? ' class="list"' : ''}><caption>${caption}${escape(block.caption)}</caption><colgroup>${columns}</colgroup>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table>${notes}</div>`;
	}

	#form(block: Form): string {
		const { locale } = this.#document.meta;
		const rows = block.rows.map((fields) => {
			const cells = fields.map((field) => {
				const span = fields.length === 1 ? ' colspan="3"' : '';
				const room = field.lines ? ` style="height:${field.lines * 6}mm"` : '';
				return `<th scope="row">${lines(field.label)}</th><td${span}${room}>${lines(fieldText(field, locale))}</td>`;
			});
			return `<tr>${cells.join('')}</tr>`;
		});
		return `<div class="table form" id="${escape(block.id)}"><table><colgroup><col style="width:16%"><col style="width:34%"><col style="width:16%"><col style="width:34%"></colgroup><tbody>
${rows.join('\n')}
</tbody></table></div>`;
	}

	#figure(block: Figure, label: string): string {
		const picture =
			block.svg === null
				? `<p class="note">${escape(this.#say(frameWords.notDrawn))}</p>`
				: `<img alt="${escape(block.alt)}" width="${block.width}" height="${block.height}" src="data:image/svg+xml,${encodeURIComponent(printable(block.svg).replaceAll(paperFont, paperStack)).replaceAll("'", '%27')}">`;
		const data =
			block.shown || block.svg === null
				? this.#table({ ...block.data, caption: block.data.caption }, '')
				: '';
		return `<figure id="${escape(block.id)}">${picture}<figcaption><span class="label">${escape(label)}</span> ${escape(block.caption)}</figcaption></figure>${data}`;
	}
}

function run(part: Run): string {
	const text = lines(part.text);
	const toned = part.tone ? `<span class="${part.tone}">${text}</span>` : text;
	return part.bold ? `<b>${toned}</b>` : toned;
}

function signOff(block: SignOff): string {
	const head = block.heads.map((text) => `<th scope="col">${escape(text)}</th>`).join('');
	const rows = block.rows.map(
		(cells) => `<tr>${cells.map((cell) => `<td>${lines(cell)}</td>`).join('')}</tr>`
	);
	return `<div class="table signoff"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}
