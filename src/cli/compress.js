import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { compressible, endingOf } from './mediaTypes.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const build = join(root, 'build');
const cache = join(root, 'node_modules', '.cache', 'sujian');
const brotli = promisify(brotliCompress);

/** Below this a header costs more than compression saves. */
const worthwhileBytes = 1024;
/** Level 11 takes a minute for the engine and saves a tenth of its bytes: kept for small files. */
const patientBytes = 2 ** 21;

/** @param {Buffer} bytes */
const toBrotli = (bytes) =>
	brotli(bytes, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: bytes.length > patientBytes ? 9 : 11,
			[constants.BROTLI_PARAM_LGWIN]: 24,
			[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
		}
	});
/** @param {Buffer} bytes */
const toGzip = (bytes) => promisify(gzip)(bytes, { level: 9 });

/**
 * Writes the compressed variant beside a file; the same bytes are compressed only once on this machine.
 * @param {string} path
 * @param {Buffer} bytes
 * @param {string} ending
 * @param {(bytes: Buffer) => Promise<Buffer>} compress
 */
async function variant(path, bytes, ending, compress) {
	const kept = join(cache, createHash('sha256').update(bytes).digest('hex') + ending);
	try {
		await copyFile(kept, path + ending);
	} catch {
		const part = `${kept}.${process.pid}`;
		await writeFile(part, await compress(bytes));
		await rename(part, kept);
		await copyFile(kept, path + ending);
	}
}

await mkdir(cache, { recursive: true });
const entries = await readdir(build, { recursive: true, withFileTypes: true });
const work = entries
	.filter((entry) => entry.isFile() && compressible.has(endingOf(entry.name)))
	.map(async (entry) => {
		const path = join(entry.parentPath, entry.name);
		const bytes = await readFile(path);
		if (bytes.length < worthwhileBytes) return;
		await Promise.all([variant(path, bytes, '.br', toBrotli), variant(path, bytes, '.gz', toGzip)]);
	});
await Promise.all(work);
