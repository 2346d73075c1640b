/** An archive rewritten as Zip64 writers do that know no sizes beforehand: every length and offset in the extended fields (APPNOTE 4.5.3). */
export function zip64(bytes: Uint8Array): Uint8Array {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = bytes.length - 22;
	const count = view.getUint16(end + 10, true);
	const start = view.getUint32(end + 16, true);
	const directory: number[] = [];
	let at = start;
	for (let entry = 0; entry < count; entry++) {
		const nameLength = view.getUint16(at + 28, true);
		const fixed = [...bytes.subarray(at, at + 46)];
		const numbers = [24, 20, 42].flatMap((place) => u64(view.getUint32(at + place, true)));
		for (const place of [20, 24, 42]) fixed.splice(place, 4, 255, 255, 255, 255);
		fixed.splice(30, 2, 28, 0);
		directory.push(...fixed, ...bytes.subarray(at + 46, at + 46 + nameLength), 1, 0, 24, 0, ...numbers);
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	const place = start + directory.length;
	return Uint8Array.from([
		...bytes.subarray(0, start),
		...directory,
		...[0x50, 0x4b, 6, 6, ...u64(44), 45, 0, 45, 0, ...u64(0)],
		...[...u64(count), ...u64(count), ...u64(directory.length), ...u64(start)],
		...[0x50, 0x4b, 6, 7, 0, 0, 0, 0, ...u64(place), 1, 0, 0, 0],
		...[0x50, 0x4b, 5, 6, 0, 0, 0, 0, 255, 255, 255, 255],
		...[255, 255, 255, 255, 255, 255, 255, 255, 0, 0]
	]);
}

const u64 = (value: number): number[] => [...new Uint8Array(new BigUint64Array([BigInt(value)]).buffer)];
