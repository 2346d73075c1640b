/** SHA-256 over chunks; `hex` ends it. */
export interface Hasher {
	update(chunk: Uint8Array): void;
	hex(): string;
}

// FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
const k = roundConstants();

function roundConstants(): Uint32Array {
	const constants = new Uint32Array(64);
	let found = 0;
	for (let n = 2; found < 64; n++) {
		let prime = true;
		for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
		if (prime) constants[found++] = (Math.cbrt(n) % 1) * 2 ** 32;
	}
	return constants;
}

/** SHA-256 (FIPS 180-4) over chunks: the browser's own takes only a whole buffer, which a large log must not be. */
export function sha256(): Hasher {
	const state = new Int32Array([
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
	]);
	const words = new Int32Array(64);
	const block = new Uint8Array(64);
	let filled = 0;
	let length = 0;

	function compress(bytes: Uint8Array, at: number): void {
		for (let t = 0; t < 16; t++, at += 4) {
			words[t] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
		}
		for (let t = 16; t < 64; t++) {
			const x = words[t - 15]!;
			const y = words[t - 2]!;
			const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
			const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
			words[t] = (words[t - 16]! + s0 + words[t - 7]! + s1) | 0;
		}
		let a = state[0]!;
		let b = state[1]!;
		let c = state[2]!;
		let d = state[3]!;
		let e = state[4]!;
		let f = state[5]!;
		let g = state[6]!;
		let h = state[7]!;
		for (let t = 0; t < 64; t++) {
			const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
			const t1 = (h + s1 + ((e & f) ^ (~e & g)) + k[t]! + words[t]!) | 0;
			const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
			const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
			h = g;
			g = f;
			f = e;
			e = (d + t1) | 0;
			d = c;
			c = b;
			b = a;
			a = (t1 + t2) | 0;
		}
		state[0]! += a;
		state[1]! += b;
		state[2]! += c;
		state[3]! += d;
		state[4]! += e;
		state[5]! += f;
		state[6]! += g;
		state[7]! += h;
	}

	function update(chunk: Uint8Array): void {
		length += chunk.length;
		let at = 0;
		if (filled > 0) {
			at = Math.min(64 - filled, chunk.length);
			block.set(chunk.subarray(0, at), filled);
			filled += at;
			if (filled < 64) return;
			compress(block, 0);
			filled = 0;
		}
		for (; at + 64 <= chunk.length; at += 64) compress(chunk, at);
		block.set(chunk.subarray(at));
		filled = chunk.length - at;
	}

	return {
		update,
		hex() {
			const bits = length * 8;
			const tail = new Uint8Array(filled < 56 ? 64 - filled : 128 - filled);
			tail[0] = 0x80;
			const view = new DataView(tail.buffer);
			view.setUint32(tail.length - 8, Math.floor(bits / 2 ** 32));
			view.setUint32(tail.length - 4, bits >>> 0);
			update(tail);
			return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
		}
	};
}
