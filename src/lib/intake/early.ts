import type { Engine, FileSource } from '#lib/engine/engine.ts';
import { loadPlain, loadRows, numberRows, type Dialect } from './load.ts';
import type { PlainText } from './readPlain.ts';
import type { SheetData } from './sheet.ts';

const registered = 'intake-rows.csv';

/** Loads what was read of a file: a plain text as it stands, anything else as canonical CSV. */
export async function loadRead(
	engine: Engine,
	file: FileSource,
	sheet: SheetData,
	plain: PlainText | null,
	signal?: AbortSignal
): Promise<void> {
	await reading(engine, file, (name) =>
		plain
			? loadPlain(engine, name, plain.dialect, sheet.fileBytes, signal)
			: loadRows(engine, name, sheet, signal)
	);
	if (plain && !(await numberRows(engine, sheet.rowsRead, plain.breaks)))
		throw new Error(`read ${sheet.rowsRead} records but loaded others`);
}

/** The user's own file on its way into `rows` while it is still gone through: worth nothing before it is known to be plain. */
export class EarlyLoading {
	readonly #engine: Engine;
	readonly #file: FileSource;
	readonly #bytes: number;
	readonly #stop = new AbortController();
	#dialect: Dialect | null = null;
	#loading: Promise<boolean> = Promise.resolve(false);

	/** `bytes`: size of the file. */
	constructor(engine: Engine, file: FileSource, bytes: number, signal?: AbortSignal) {
		this.#engine = engine;
		this.#file = file;
		this.#bytes = bytes;
		signal?.addEventListener('abort', () => this.#stop.abort(), { signal: this.#stop.signal });
	}

	begin(dialect: Dialect): void {
		this.#dialect = dialect;
		this.#loading = reading(this.#engine, this.#file, (name) =>
			loadPlain(this.#engine, name, dialect, this.#bytes, this.#stop.signal)
		).then(
			() => true,
			() => false
		);
	}

	/** True where what was loaded is the whole of the sheet; null: its file is not loaded as it stands. */
	async holds({ columnCount, rowsRead }: SheetData, plain: PlainText | null): Promise<boolean> {
		if (!plain || this.#dialect?.columnCount !== columnCount) await this.stop();
		const loaded = await this.#loading;
		return loaded && plain !== null && (await numberRows(this.#engine, rowsRead, plain.breaks));
	}

	/** Ends it, done or not. */
	async stop(): Promise<void> {
		this.#stop.abort();
		await this.#loading;
	}
}

/** Lets SQL read a file for as long as `work` takes. */
async function reading(
	engine: Engine,
	file: FileSource,
	work: (name: string) => Promise<void>
): Promise<void> {
	const name = await engine.register(registered, file);
	try {
		await work(name);
	} finally {
		await engine.release(registered);
	}
}
