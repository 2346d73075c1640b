import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Rasterise } from './pictures.ts';
import { rasteriser } from './raster.ts';

const require = createRequire(import.meta.url);

/** Pictures with the rasteriser and font of the installed packages. */
export const nodeRasteriser = (): Rasterise =>
	rasteriser({
		wasm: () => readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')),
		font: ({ family, file }) =>
			readFile(
				join(dirname(require.resolve(`@fontsource-variable/noto-sans-${family}/package.json`)), 'files', file)
			)
	});
