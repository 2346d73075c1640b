/// <reference lib="webworker" />
/**
 * Runs before DuckDB's own worker script, whose address is this worker's name, and makes a full disk an error. Chromium answers a write
 * that found no room with a code as if that were a count (4294967288 is -8), so that DuckDB goes on writing for ever. What DuckDB says
 * after the first such write is a consequence ("maximum call stack size exceeded"): the cause is said in its place.
 */
const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));
let full = false;

// DuckDB's worker writes every error into the console that it answers with; a query that was to end is none.
const out = self.console;
const log = out.log.bind(out);
out.log = (/** @type {unknown[]} */ ...said) => {
	if (!(said[0] instanceof Error && said[0].message.includes('query was canceled'))) log(...said);
};

const handle = self.FileSystemSyncAccessHandle?.prototype;
const write = handle?.write;
if (handle && write) {
	handle.write = function (bytes, options) {
		const written = write.call(this, bytes, options);
		if (written === bytes.byteLength) return written;
		full = true;
		throw new DOMException('no room left', 'QuotaExceededError');
	};
}

/**
 * DuckDB's own way to fail: an error of C++, which unwinds at once where an error of JavaScript ends in thousands of aborts.
 * @typedef {{ ccall(name: string, returns: null, types: string[], values: string[]): void }} Module
 * @typedef {{ writeFile(module: Module, ...rest: unknown[]): number }} Runtime
 */
/** @type {Runtime | undefined} */
let runtime;
Object.defineProperty(globalThis, 'DUCKDB_RUNTIME', {
	get: () => runtime,
	set: (/** @type {Runtime} */ given) => {
		const { writeFile } = given;
		given.writeFile = (module, ...rest) => {
			try {
				return writeFile(module, ...rest);
			} catch (error) {
				if (full) module.ccall('duckdb_web_fail_with', null, ['string'], ['no room left']);
				throw error;
			}
		};
		runtime = given;
	}
});

const post = scope.postMessage.bind(scope);
/**
 * @param {{ type?: string, data?: object }} message
 * @param {Transferable[]} [transfer]
 */
const tell = (message, transfer = []) => {
	const data = { name: 'QuotaExceededError', message: 'no room left', stack: '' };
	post(full && message.type === 'ERROR' ? { ...message, data } : message, transfer);
};
Object.assign(scope, { postMessage: tell });

/** @type {Map<string, MemoryFile>} */
const memory = new Map();

/** A file in memory with the face of a synchronous handle. */
class MemoryFile {
	bytes = new Uint8Array(1 << 20);
	size = 0;
	/** @param {Uint8Array} into @param {{ at: number }} place */
	read(into, { at }) {
		const found = this.bytes.subarray(Math.min(at, this.size), Math.min(at + into.byteLength, this.size));
		into.set(found);
		return found.byteLength;
	}
	/** @param {Uint8Array} from @param {{ at: number }} place */
	write(from, { at }) {
		this.truncate(Math.max(this.size, at + from.byteLength));
		this.bytes.set(from, at);
		return from.byteLength;
	}
	/** @param {number} size */
	truncate(size) {
		if (size > this.bytes.length) {
			const more = new Uint8Array(Math.max(size, 2 * this.bytes.length));
			more.set(this.bytes.subarray(0, this.size));
			this.bytes = more;
		}
		this.bytes.fill(0, Math.min(size, this.size), this.size);
		this.size = size;
	}
	getSize() {
		return this.size;
	}
	flush() {}
	close() {}
}
if (handle) Object.setPrototypeOf(MemoryFile.prototype, handle);

/** A private file system in memory: for a browser that has none. */
const folder = {
	/** @param {string} name */
	getFileHandle: async (name) => {
		const file = memory.get(name) ?? new MemoryFile();
		memory.set(name, file);
		return { createSyncAccessHandle: async () => file };
	}
};

/** Hears what is not for DuckDB, before it. */
scope.addEventListener('message', (event) => {
	const { sujian, name } = event.data ?? {};
	if (sujian === undefined) return;
	event.stopImmediatePropagation();
	if (sujian === 'memory') {
		Object.defineProperty(navigator, 'storage', { value: { getDirectory: async () => folder } });
	} else {
		const { bytes, size } = memory.get(name) ?? new MemoryFile();
		event.ports[0]?.postMessage(new Blob([bytes.subarray(0, size)]));
	}
});

importScripts(scope.name);
