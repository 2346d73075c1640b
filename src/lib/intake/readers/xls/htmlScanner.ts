/** What a page tells as it is read: names of tags in lower case, text decoded with its white space as it stands. */
export interface HtmlHandler {
	open(name: string, tag: string): void;
	close(name: string): void;
	text(text: string): void;
	comment(text: string): void;
}

/** Elements whose content is no markup. */
const raw = new Set(['script', 'style', 'title', 'textarea', 'noscript', 'template', 'xmp']);
/** A quote in a tag that is not closed within so many characters is none. */
const longestValue = 1 << 16;

/**
 * Reads the text of a page tag by tag, forgiving what browsers forgive: unclosed and unquoted things, a lone <, stray ends. Nothing
 * runs and nothing is fetched. Gives, between tags, how far it is: call it in a loop and stop where enough is known.
 */
export function* scanHtml(page: string, handler: HtmlHandler): Generator<number> {
	let at = 0;
	while (at < page.length) {
		const open = page.indexOf('<', at);
		if (open < 0) {
			handler.text(decodeHtml(page.slice(at)));
			return;
		}
		const tag = /^<(\/?)([a-zA-Z][\w:.-]*)/.exec(page.slice(open, open + 64));
		if (!tag) {
			const end = endOfOther(page, open);
			if (open > at) handler.text(decodeHtml(page.slice(at, open)));
			if (end === open + 1) handler.text('<');
			else if (page.startsWith('<!--', open)) handler.comment(page.slice(open + 4, end - 3));
			at = end;
			continue;
		}
		if (open > at) handler.text(decodeHtml(page.slice(at, open)));
		const name = tag[2]!.toLowerCase();
		const end = endOfTag(page, open + tag[0].length);
		at = end + 1;
		if (tag[1] === '/') handler.close(name);
		else {
			const text = page.slice(open + tag[0].length, end);
			if (raw.has(name) && !text.endsWith('/')) at = afterRaw(page, at, name);
			else handler.open(name, text);
		}
		yield at;
	}
}

/** Where a comment, a declaration or a lone < ends. */
function endOfOther(page: string, open: number): number {
	if (page.startsWith('<!--', open)) {
		const close = page.indexOf('-->', open + 4);
		if (close >= 0) return close + 3;
	}
	const next = page.charCodeAt(open + 1);
	if (next !== 33 && next !== 63 && next !== 47) return open + 1;
	const close = page.indexOf('>', open);
	return close < 0 ? page.length : close + 1;
}

/** The index of the > that ends a tag, past those in quoted values. */
function endOfTag(page: string, from: number): number {
	for (let at = from; at < page.length; at++) {
		const code = page.charCodeAt(at);
		if (code === 62) return at;
		if ((code !== 34 && code !== 39) || !/=\s*$/.test(page.slice(Math.max(from, at - 8), at))) continue;
		const close = page.indexOf(page[at]!, at + 1);
		if (close > 0 && close - at < longestValue) at = close;
	}
	return page.length;
}

function afterRaw(page: string, from: number, name: string): number {
	const end = new RegExp(`</${name}`, 'gi');
	end.lastIndex = from;
	const found = end.exec(page);
	if (!found) return page.length;
	const close = page.indexOf('>', found.index);
	return close < 0 ? page.length : close + 1;
}

/** The value of an attribute in a tag's text, quoted or not; null where it has none. */
export function htmlAttribute(tag: string, name: string): string | null {
	const pattern = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
	for (let match = pattern.exec(tag); match; match = pattern.exec(tag)) {
		if (match[1]!.toLowerCase() === name) return decodeHtml(match[2] ?? match[3] ?? match[4] ?? '');
	}
	return null;
}

const named: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0',
	ensp: '\u2002',
	emsp: '\u2003',
	thinsp: '\u2009',
	copy: '©',
	reg: '®',
	trade: '™',
	deg: '°',
	middot: '·',
	bull: '•',
	hellip: '…',
	ndash: '–',
	mdash: '—',
	lsquo: '‘',
	rsquo: '’',
	ldquo: '“',
	rdquo: '”',
	laquo: '«',
	raquo: '»',
	times: '×',
	divide: '÷',
	plusmn: '±',
	yen: '¥',
	euro: '€',
	cent: '¢',
	pound: '£',
	radic: '√',
	le: '≤',
	ge: '≥',
	ne: '≠'
};

/** Entities by number and the named ones that tables hold; a missing semicolon is forgiven, what is none stays as it stands. */
export function decodeHtml(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(
		/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));?/g,
		(whole, decimal?: string, hex?: string, name?: string) => {
			if (name !== undefined) return Object.hasOwn(named, name) ? named[name]! : whole;
			const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
			return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
		}
	);
}
