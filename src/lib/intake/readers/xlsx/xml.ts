const LT = 60;
const GT = 62;
const SLASH = 47;
const COLON = 58;

/** What an XML part tells as it is read. Names come without their prefix: namespaces say nothing that the place does not. */
export interface XmlHandler {
	/** `tag`: the text between < and >, for `attribute`. */
	open(name: string, tag: string): void;
	close(name: string): void;
	text(text: string): void;
}

/** Reads XML in chunks of text, tag by tag; it does not check it. Entities of a DTD are not known, so none can expand. */
export class XmlScanner {
	readonly #handler: XmlHandler;
	#rest = '';
	/** Set by the handler's owner: character data is passed on only while it is wanted. */
	wantsText = false;
	stopped = false;

	constructor(handler: XmlHandler) {
		this.#handler = handler;
	}

	push(chunk: string): void {
		const text = this.#rest === '' ? chunk : this.#rest + chunk;
		let at = 0;
		while (!this.stopped) {
			const open = text.indexOf('<', at);
			if (open < 0) {
				// character data goes on in the next chunk; an entity may be cut in two
				if (!this.wantsText) at = text.length;
				break;
			}
			const close = endOfTag(text, open);
			if (close < 0) break;
			if (this.wantsText && open > at) this.#handler.text(decodeEntities(text.slice(at, open)));
			const first = text.charCodeAt(open + 1);
			if (first === 33 && text.startsWith('<![CDATA[', open)) {
				if (this.wantsText) this.#handler.text(text.slice(open + 9, close - 2));
			} else if (first === SLASH) this.#handler.close(localName(text, open + 2, close));
			else if (first !== 33 && first !== 63) {
				const name = localName(text, open + 1, close);
				this.#handler.open(name, text.slice(open + 1, close));
				if (text.charCodeAt(close - 1) === SLASH) this.#handler.close(name);
			}
			at = close + 1;
		}
		this.#rest = text.slice(at);
	}
}

/** The index of the > that ends the markup at `open`, or −1 where the text ends first. */
function endOfTag(text: string, open: number): number {
	if (text.charCodeAt(open + 1) === 33) {
		if (text.startsWith('<!--', open)) return after(text.indexOf('-->', open + 4), 2);
		if (text.startsWith('<![CDATA[', open)) return after(text.indexOf(']]>', open + 9), 2);
		if (text.length - open < 9) return -1;
	}
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

/** The value of an attribute in a tag's text, by its name without prefix; null where it has none. */
export function attribute(tag: string, name: string): string | null {
	for (let at = tag.indexOf(name); at >= 0; at = tag.indexOf(name, at + 1)) {
		const before = tag.charCodeAt(at - 1);
		if (before > 32 && before !== COLON) continue;
		let next = at + name.length;
		while (tag.charCodeAt(next) <= 32) next++;
		if (tag.charCodeAt(next) !== 61) continue;
		next++;
		while (tag.charCodeAt(next) <= 32) next++;
		const quote = tag[next];
		if (quote !== '"' && quote !== "'") continue;
		const end = tag.indexOf(quote, next + 1);
		return end < 0 ? null : decodeEntities(tag.slice(next + 1, end));
	}
	return null;
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
			return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
		}
	);
}

/** Text of a spreadsheet: _x000D_ stands for the character of that code (ECMA-376, 22.9.2.19). */
export function decodeSheetText(text: string): string {
	if (!text.includes('_x')) return text;
	return text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16))
	);
}
