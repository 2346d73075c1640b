import { partText } from './partText.ts';
import { attribute, scanXml } from './xml.ts';
import type { ZipEntry } from './zip.ts';

/** Finds a part by its path from the archive's root, whatever the case of its letters. */
export type Part = (path: string) => ZipEntry | null;

export interface Relation {
	readonly type: string;
	/** Path from the archive's root. */
	readonly target: string;
}

/** The relations of a part by id; '' is the archive itself. What lies outside the archive is left out. Throws a ZipError or an XmlError. */
export function relationsOf(bytes: Uint8Array, part: Part, path: string): Map<string, Relation> {
	const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
	const entry = part(`${folder}_rels/${path.slice(folder.length)}.rels`);
	const relations = new Map<string, Relation>();
	if (!entry) return relations;
	scanXml(partText(bytes, entry), {
		open(name, tag) {
			if (name !== 'Relationship' || attribute(tag, 'TargetMode') === 'External') return;
			const target = attribute(tag, 'Target') ?? '';
			relations.set(attribute(tag, 'Id') ?? '', {
				type: attribute(tag, 'Type') ?? '',
				target: resolvePath(target.startsWith('/') ? target.slice(1) : folder + target)
			});
		}
	});
	return relations;
}

function resolvePath(path: string): string {
	const parts: string[] = [];
	for (const part of path.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return parts.join('/');
}
