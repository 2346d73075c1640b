import { appendFile, link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '#lib/base/problem.ts';
import type { ReportDocument } from '#lib/reports/index.ts';
import { digestOf, readEdition, type SealedPaper } from '#lib/reports/editions/file.ts';
import type { Rest } from '#lib/reports/editions/ground.ts';
import { editionFileName, seal, type Sealed } from '#lib/reports/editions/seal.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import type { SealOrder } from './sealArguments.ts';
import { noFile } from './words.ts';

/** The list of what was sealed in a folder, as `sha256sum` writes and checks it. Lines are only ever added. */
const sumsName = 'SHA256SUMS';

/** Seals a paper into a folder as the next edition of its number; what is there is never overwritten. */
export async function sealInto(
	{ folder, at, ...order }: SealOrder,
	subject: string,
	document: ReportDocument,
	rest: Rest
): Promise<{ sealed: Sealed; file: string }> {
	await mkdir(folder, { recursive: true });
	const own = await mkdtemp(join(folder, '.sealing-'));
	try {
		for (let edition = await nextIn(folder, document.meta.number); ; edition++) {
			const sealing = { ...order, edition, subject, at: at ?? localNow() };
			const sealed = await seal(document, rest, sealing, nodeRasteriser());
			const name = editionFileName(sealed.edition);
			await writeFile(join(own, name), sealed.bytes);
			try {
				// a link is made or is not: two who seal at once get two editions
				await link(join(own, name), join(folder, name));
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
				throw error;
			}
			await appendFile(join(folder, sumsName), `${sealed.sha256}  ${name}\n`);
			return { sealed, file: join(folder, name) };
		}
	} finally {
		await rm(own, { recursive: true, force: true });
	}
}

/** This moment by the machine's clock, naive. */
function localNow(): string {
	const now = new Date();
	const two = (value: number) => String(value).padStart(2, '0');
	const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
	return `${day} ${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(':')}`;
}

/** A number that was given stays given, though its file may be gone. */
async function nextIn(folder: string, number: string): Promise<number> {
	const names = [...(await readdir(folder)), ...(await sumsIn(folder)).keys()];
	const taken = names.flatMap((name) => {
		const edition = Number(/\.(\d+)\.zip$/.exec(name)?.[1] ?? 0);
		return name === editionFileName({ number, edition }) ? [edition] : [];
	});
	return Math.max(0, ...taken) + 1;
}

/** Digests by file name; the first line of a name counts. */
async function sumsIn(folder: string): Promise<Map<string, string>> {
	const text = await readFile(join(folder, sumsName), 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return '';
		throw error;
	});
	const found = new Map<string, string>();
	for (const line of text.split('\n')) {
		const [, digest, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line.trimEnd()) ?? [];
		if (digest && name && !found.has(name)) found.set(name, digest);
	}
	return found;
}

/** sound · damaged: not what was sealed · missing: listed, and its file is gone · unlisted: sound in itself, and not in the list. */
export type EditionState = 'sound' | 'damaged' | 'missing' | 'unlisted';
export interface FoundEdition {
	readonly file: string;
	readonly state: EditionState;
	/** Null where it cannot be read. */
	readonly paper: SealedPaper | null;
}

/** All editions of a folder, checked byte for byte, in order of their names. */
export async function editionsIn(folder: string): Promise<FoundEdition[]> {
	const sums = await sumsIn(folder);
	const there = await readdir(folder).catch((): never => {
		throw noFile(folder);
	});
	const names = [...new Set([...there.filter((name) => name.endsWith('.zip')), ...sums.keys()])];
	const found: FoundEdition[] = [];
	for (const file of names.sort(byNumber)) {
		if (!there.includes(file)) found.push({ file, state: 'missing', paper: null });
		else {
			const bytes = new Uint8Array(await readFile(join(folder, file)));
			const paper = openedOrNull(bytes, file);
			const listed = sums.get(file);
			const state =
				paper === null || (listed !== undefined && listed !== digestOf(bytes))
					? 'damaged'
					: listed === undefined
						? 'unlisted'
						: 'sound';
			found.push({ file, state, paper });
		}
	}
	return found;
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

function openedOrNull(bytes: Uint8Array, file: string): SealedPaper | null {
	try {
		return readEdition(bytes, file);
	} catch (error) {
		if (error instanceof Refusal) return null;
		throw error;
	}
}
