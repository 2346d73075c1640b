import type { Engine } from '#lib/engine/engine.ts';

const sampleRows = 4000;

/** SQL: the data rows, all but those that were found not to be data. */
export const dataRows = 'rows as r anti join skipped as s on s.source_row = r.source_row';

/** Data rows spread evenly over a sheet, copied once for all who look at some of them. */
export class Sample {
	readonly #engine: Engine;
	readonly #count: number;
	readonly #step: number;
	#copied: Promise<void> | null = null;

	/** `count`: rows of the sheet. */
	constructor(engine: Engine, count: number) {
		this.#engine = engine;
		this.#count = count;
		this.#step = Math.max(1, Math.floor(count / sampleRows));
	}

	/** SQL: the sampled rows as `r`, about as many as are asked for where the sheet has them; all columns of `rows`, and `place`. */
	async rows(about = sampleRows): Promise<string> {
		this.#copied ??= this.#engine.exec(
			`create or replace temp table sampled as select r.rowid as place, r.* from ${dataRows} where r.rowid % ${this.#step} = 0`
		);
		await this.#copied;
		const step =
			this.#step === 1
				? Math.max(1, Math.floor(this.#count / about))
				: this.#step * Math.round(sampleRows / about);
		return `(from sampled where place % ${step} = 0) as r`;
	}
}
