const LT = 60;
const GT = 62;
const SLASH = 47;
const COLON = 58;

/** No tag, comment or CDATA section is longer: such a part is damaged, or made to do damage. */
export const longestMarkup = 1 << 20;

/** The text is not well-formed XML, or brings a document type, which no part of a workbook may (ECMA-376 part 2, 8.1.4). */
export class XmlError extends Error {}

/** What an XML part tells as it is read. Names come without their prefix: namespaces say nothing that the place does not. */
export interface XmlHandler {
	/** `tag`: the text between < and >, for `attribute`. */
	open(name: string, tag: string): void;
	close(name: string): void;
	text(text: string): void;
}

/**
 * Reads XML in chunks of text, tag by tag. It does not compare names of tags, but counts them: what is cut off shows at the `end`.
 * No document type is read, so no entity can expand. Throws an XmlError.
 */
export class XmlScanner {
	readonly #handler: XmlHandler;
	#rest = '';
	#depth = 0;
	/** Set by the handler's owner: character data is passed on, in one piece or several, only while it is wanted. */
	wantsText = false;
	stopped = false;

	constructor(handler: XmlHandler) {
		this.#handler = handler;
	}

	push(chunk: string): void {
		let text = this.#rest === '' ? chunk : this.#rest + chunk;
		// CRLF and CR are LF (XML 1.0, 2.11); a CR at the end may be half of one
		if (text.includes('\r')) {
			const cut = text.endsWith('\r');
			text = text.slice(0, cut ? -1 : undefined).replace(/\r\n?/g, '\n') + (cut ? '\r' : '');
		}
		let at = 0;
		while (!this.stopped) {
			const open = text.indexOf('<', at);
			if (open < 0) {
				at = this.#textUntil(text, at, endOfWhole(text, at));
				break;
			}
			const close = endOfTag(text, open);
			if (close < 0) {
				at = this.#textUntil(text, at, open);
				if (text.length - at > longestMarkup) throw new XmlError('markup without an end');
				break;
			}
			if (this.wantsText && open > at) this.#handler.text(decodeEntities(text.slice(at, open)));
			this.#markup(text, open, close);
			at = close + 1;
		}
		this.#rest = this.stopped ? '' : text.slice(at);
	}

	/** To be called after the last chunk: throws where the text ends in the middle of something. */
	end(): void {
		if (!this.stopped && (this.#depth > 0 || this.#rest.trim() !== '')) throw new XmlError('cut short');
	}

	/** Passes on the character data that is whole, and gives the place after it. */
	#textUntil(text: string, from: number, to: number): number {
		if (this.wantsText && to > from) this.#handler.text(decodeEntities(text.slice(from, to)));
		return to;
	}

	#markup(text: string, open: number, close: number): void {
		const first = text.charCodeAt(open + 1);
		if (first === SLASH) {
			if (--this.#depth < 0) throw new XmlError('an end without a start');
			this.#handler.close(localName(text, open + 2, close));
		} else if (first === 33) {
			if (text.startsWith('<![CDATA[', open)) {
				if (this.wantsText) this.#handler.text(text.slice(open + 9, close - 2));
			} else if (!text.startsWith('<!--', open)) throw new XmlError('a document type');
		} else if (first !== 63) {
			const name = localName(text, open + 1, close);
			this.#handler.open(name, text.slice(open + 1, close));
			if (text.charCodeAt(close - 1) === SLASH) this.#handler.close(name);
			else this.#depth++;
		}
	}
}

/** Reads a whole text. Throws an XmlError. */
export function scanXml(text: string, handler: Partial<XmlHandler>): void {
	const nothing = (): void => undefined;
	const scanner = new XmlScanner({ open: nothing, close: nothing, text: nothing, ...handler });
	scanner.push(text);
	scanner.end();
}

/** Where the character data from `at` on can be cut: not inside an entity or a line end. */
function endOfWhole(text: string, at: number): number {
	if (text.endsWith('\r')) return text.length - 1;
	const entity = text.lastIndexOf('&');
	return entity >= at && text.length - entity < 12 && !text.includes(';', entity) ? entity : text.length;
}

/** The index of the > that ends the markup at `open`, or −1 where the text ends first. */
function endOfTag(text: string, open: number): number {
	const first = text.charCodeAt(open + 1);
	if (first === 33) {
		if (text.startsWith('<!--', open)) return after(text.indexOf('-->', open + 4), 2);
		if (text.startsWith('<![CDATA[', open)) return after(text.indexOf(']]>', open + 9), 2);
		if (text.length - open < 9) return -1;
	}
	if (first === 63) return after(text.indexOf('?>', open + 2), 1);
	// An attribute's value may hold a >.
	let quote = 0;
	for (let at = open + 1; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (quote !== 0) quote = code === quote ? 0 : quote;
		else if (code === GT) return at;
		else if (code === 34 || code === 39) quote = code;
	}
	return -1;
}

const after = (at: number, length: number): number => (at < 0 ? -1 : at + length);

function localName(text: string, from: number, to: number): string {
	let start = from;
	let at = from;
	for (; at < to; at++) {
		const code = text.charCodeAt(at);
		if (code === COLON) start = at + 1;
		else if (code <= 32 || code === SLASH || code === GT || code === LT) break;
	}
	return text.slice(start, at);
}

/**
 * The value of an attribute in a tag's text, by its name: the one without a prefix, else the one with any but xmlns; null where there
 * is none. What stands inside another value is no attribute.
 */
export function attribute(tag: string, name: string): string | null {
	let prefixed: string | null = null;
	for (let sign = tag.indexOf('='); sign > 0;) {
		let end = sign;
		while (tag.charCodeAt(end - 1) <= 32) end--;
		let open = sign + 1;
		while (tag.charCodeAt(open) <= 32) open++;
		const quote = tag.charCodeAt(open);
		if (quote !== 34 && quote !== 39) return prefixed;
		const close = tag.indexOf(quote === 34 ? '"' : "'", open + 1);
		if (close < 0) return prefixed;
		if (tag.startsWith(name, end - name.length)) {
			const before = tag.charCodeAt(end - name.length - 1);
			if (before <= 32) return decodeEntities(tag.slice(open + 1, close));
			if (before === COLON && !tag.startsWith('xmlns', end - name.length - 6))
				prefixed ??= decodeEntities(tag.slice(open + 1, close));
		}
		sign = tag.indexOf('=', close + 1);
	}
	return prefixed;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character and predefined entities; what is none stays as it stands. */
export function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(
		/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{1,8}));/g,
		(whole, decimal?: string, hex?: string, name?: string) => {
			if (name !== undefined) return Object.hasOwn(named, name) ? named[name]! : whole;
			const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
			if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
			return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
		}
	);
}

/** Text of a spreadsheet: _x000D_ stands for the character of that code (ECMA-376 part 1, 22.9.2.19). */
export function decodeSheetText(text: string): string {
	if (!text.includes('_x')) return text;
	const decoded = text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16))
	);
	// half a character is none
	return decoded.replace(/\p{Cs}/gu, '\ufffd');
}
