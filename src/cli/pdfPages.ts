/**
 * The pages, from 1, on which the named places of a PDF are that Chromium printed; empty where it is written in another way.
 * Chromium parses `target-counter` and prints nothing for it, so the contents can only name pages after a first print.
 */
export function namedPages(pdf: Uint8Array): ReadonlyMap<string, number> {
	const text = Buffer.from(pdf).toString('latin1');
	const objectOf = (id: string): string => {
		const at = text.indexOf(`\n${id} 0 obj\n`);
		return at < 0 ? '' : text.slice(at, text.indexOf('endobj', at));
	};
	const order: string[] = [];
	const walk = (id: string): void => {
		const kids = /\/Type \/Pages\b.*?\/Kids \[([^\]]*)\]/s.exec(objectOf(id))?.[1];
		if (kids === undefined) order.push(id);
		else for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) walk(kid!);
	};
	const catalog = /\/Type \/Catalog\b.*?endobj/s.exec(text)?.[0] ?? '';
	const root = /\/Pages (\d+) 0 R/.exec(catalog)?.[1];
	const places = /\/Dests (\d+) 0 R/.exec(catalog)?.[1];
	if (root === undefined || places === undefined) return new Map();
	walk(root);
	return new Map(
		[...objectOf(places).matchAll(/\/([\w-]+) \[(\d+) 0 R/g)]
			.map(([, name, page]) => [name!, order.indexOf(page!) + 1] as const)
			.filter(([, page]) => page > 0)
	);
}

/** The contents of a printed paper with the page of each chapter that is known. */
export const withPages = (html: string, pages: ReadonlyMap<string, number>): string =>
	html.replace(/(<li><a href="#(chapter-\d+)">[^<]*<\/a>)<\/li>/g, (whole, link: string, chapter: string) => {
		const page = pages.get(chapter);
		return page === undefined ? whole : `${link}<span class="page">${page}</span></li>`;
	});
