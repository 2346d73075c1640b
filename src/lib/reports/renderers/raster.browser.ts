import wasmAddress from '@resvg/resvg-wasm/index_bg.wasm?url';
import type { Rasterise } from './pictures.ts';
import type { RasterFiles } from './raster.ts';

// As addresses and never inlined: only the pieces whose letters are needed are fetched, from the app's own origin.
const addresses = import.meta.glob<string>(
	[
		'/node_modules/@fontsource-variable/noto-sans-sc/files/*.woff2',
		'/node_modules/@fontsource-variable/noto-sans-tc/files/*.woff2'
	],
	{ query: '?url&no-inline', import: 'default', eager: true }
);
const byFile = new Map(
	Object.entries(addresses).map(([path, address]) => [path.split('/').at(-1) ?? '', address])
);

async function bytesOf(address: string): Promise<Uint8Array> {
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`${answer.status} ${address}`);
	return new Uint8Array(await answer.arrayBuffer());
}

const files: RasterFiles = {
	wasm: () => bytesOf(wasmAddress),
	font: ({ file }) => bytesOf(byFile.get(file) ?? file)
};

/** Pictures with the rasteriser and font that are served beside the app, loaded with the first picture. */
export function browserRasteriser(): Rasterise {
	let draw: Promise<Rasterise> | null = null;
	return async (figure) => {
		draw ??= import('./raster.ts').then(({ rasteriser }) => rasteriser(files));
		return (await draw)(figure);
	};
}
