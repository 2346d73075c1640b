/// <reference lib="webworker" />
/**
 * Runs before DuckDB's own worker script, whose address is this worker's name, and makes a full disk an error. Chromium answers a write
 * that found no room with a code as if that were a count (4294967288 is -8), so that DuckDB goes on writing for ever. What DuckDB says
 * after the first such write is a consequence ("maximum call stack size exceeded"): the cause is said in its place.
 */
const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));
let full = false;

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

importScripts(scope.name);
