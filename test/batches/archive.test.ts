import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { directory, entryHead, readArchive, writeArchive } from '#lib/batches/archive.ts';
import { digest } from '#lib/batches/digest.ts';

async function entry(name: string, content: string) {
	const blob = new Blob([content]);
	return { name, blob, crc32: (await digest(blob)).crc32 };
}

test('CRC-32 and SHA-256 are the published ones', async () => {
	expect(await digest(new Blob(['123456789']))).toEqual({
		crc32: 0xcbf43926,
		sha256: '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'
	});
});

test('what is written is read back, by us and by another program', async () => {
	const blob = writeArchive([
		await entry('a/one.txt', '甲乙'),
		await entry('empty', ''),
		await entry('b', 'x'.repeat(70_000))
	]);
	const own = (await readArchive(blob))!;
	expect([...own.keys()]).toEqual(['a/one.txt', 'empty', 'b']);
	expect(await own.get('a/one.txt')?.blob.text()).toBe('甲乙');
	const other = unzipSync(new Uint8Array(await blob.arrayBuffer()));
	expect(new TextDecoder().decode(other['a/one.txt'])).toBe('甲乙');
	expect(other['b']).toHaveLength(70_000);
});

test('entries beyond 4 GiB are found again by their 64-bit fields', async () => {
	const large = 5 * 2 ** 30;
	const heads = [entryHead('large', large, 1), entryHead('after', 3, 2)];
	const offset = heads[0]!.length + large;
	const start = offset + heads[1]!.length + 3;
	const end = directory(
		[
			{ name: 'large', size: large, crc32: 1, offset: 0 },
			{ name: 'after', size: 3, crc32: 2, offset }
		],
		start
	);
	const found = await readArchive(
		sparse(start + end.length, [
			[0, heads[0]!],
			[offset, heads[1]!],
			[start, end]
		])
	);
	expect([...found!].map(([name, { blob }]) => [name, blob.size])).toEqual([
		['large', large],
		['after', 3]
	]);
});

test('what is no zip, is cut off or was packed by another program is not read', async () => {
	expect(await readArchive(new Blob([]))).toBeNull();
	expect(
		await readArchive(new Blob(['PK', 'nothing of the kind, but long enough to hold an end']))
	).toBeNull();
	const blob = writeArchive([await entry('one', 'content')]);
	for (let size = 0; size < blob.size; size++) expect(await readArchive(blob.slice(0, size))).toBeNull();
	const bytes = new Uint8Array(await blob.arrayBuffer());
	for (let at = bytes.length - 70; at < bytes.length; at++) {
		const changed = bytes.slice();
		changed[at]! ^= 0xff;
		await readArchive(new Blob([changed]));
	}
});

/** A blob that is mostly nothing: only what the reader asks for is ever there. */
function sparse(
	size: number,
	pieces: readonly (readonly [at: number, bytes: Uint8Array<ArrayBuffer>])[]
): Blob {
	const slice = (from = 0, to = size): Blob => {
		const piece = pieces.find(([at, bytes]) => from >= at && to <= at + bytes.length);
		return piece ? new Blob([piece[1].slice(from - piece[0], to - piece[0])]) : sparse(to - from, []);
	};
	return { size, slice } as Blob;
}
