import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** One file of the project: its path from the root, and its text. */
export interface SourceFile {
	readonly path: string;
	readonly text: string;
}

/** All files under a folder whose names end so, in order of path. */
export function filesUnder(folder: string, ...endings: string[]): SourceFile[] {
	const walk = (at: string): string[] =>
		readdirSync(join(root, at), { withFileTypes: true }).flatMap((entry) =>
			entry.isDirectory() ? walk(`${at}/${entry.name}`) : [`${at}/${entry.name}`]
		);
	return walk(folder)
		.filter((path) => endings.some((ending) => path.endsWith(ending)))
		.sort()
		.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Code without comments and, where asked, without what stands in quotes. */
export function bare(text: string, strings = false): string {
	const code = text
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/\/\*[\s\S]*?\*\//g, '')
		.replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
	return strings ? code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''") : code;
}

/** SQL without comments and quoted text. */
export const bareSql = (text: string): string => text.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, "''");

/** What a file imports, and whether only types are. */
export function importsOf(text: string): { readonly from: string; readonly typeOnly: boolean }[] {
	const found = [
		...bare(text).matchAll(/(?:^|[\s;])(import|export)\s+(type\s+)?([^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]/g)
	];
	const dynamic = [...bare(text).matchAll(/import\(\s*(?:\/\*.*?\*\/)?\s*['"]([^'"]+)['"]/g)];
	return [
		...found
			.filter(([, word, , names]) => word === 'import' || names)
			.map(([, , type, names, from]) => ({
				from: from as string,
				typeOnly:
					!!type ||
					(/^\s*\{/.test(names ?? '') &&
						(names ?? '')
							.replace(/\}\s*from\s*$/, '')
							.replace('{', '')
							.split(',')
							.every((name) => name.trim() === '' || name.trim().startsWith('type ')))
			})),
		...dynamic.map(([, from]) => ({ from: from as string, typeOnly: false }))
	];
}
