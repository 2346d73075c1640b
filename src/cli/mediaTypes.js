/** Media types of what a build holds, by the ending of the name. @type {Readonly<Record<string, string>>} */
export const mediaTypes = {
	css: 'text/css; charset=utf-8',
	csv: 'text/csv; charset=utf-8',
	html: 'text/html; charset=utf-8',
	ico: 'image/x-icon',
	js: 'text/javascript; charset=utf-8',
	json: 'application/json',
	map: 'application/json',
	md: 'text/markdown; charset=utf-8',
	mjs: 'text/javascript; charset=utf-8',
	otf: 'font/otf',
	png: 'image/png',
	svg: 'image/svg+xml',
	ttf: 'font/ttf',
	txt: 'text/plain; charset=utf-8',
	wasm: 'application/wasm',
	webmanifest: 'application/manifest+json',
	woff: 'font/woff',
	woff2: 'font/woff2',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** Endings of what gets smaller when it is compressed. */
export const compressible = new Set(
	Object.keys(mediaTypes).filter((ending) => !['ico', 'png', 'woff', 'woff2', 'xlsx'].includes(ending))
);

/**
 * The ending of a name without its dot, in lower case.
 * @param {string} name
 */
export const endingOf = (name) => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
