import { describe, expect, test } from 'vitest';
import { piecesFor } from '#lib/reports/renderers/fonts.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import { sample } from './support/sample.ts';

const figure = sample().blocks.find((block) => block.kind === 'figure')!;

describe('pictures for Word', () => {
	test('are PNG files at twice the size, equal every time', async () => {
		const png = await nodeRasteriser('zh-CN')(figure);
		const view = new DataView(png!.buffer, png!.byteOffset);
		expect(png!.subarray(1, 4)).toEqual(new Uint8Array([0x50, 0x4e, 0x47]));
		expect([view.getUint32(16), view.getUint32(20)]).toEqual([400, 160]);
		expect(Buffer.compare(png!, (await nodeRasteriser('zh-CN')(figure))!)).toBe(0);
	});

	test('draw both scripts, taking the language of the paper first', () => {
		expect(piecesFor('统计', 'zh-CN').every((piece) => piece.family === 'sc')).toBe(true);
		expect(piecesFor('統計閂', 'zh-Hant').every((piece) => piece.family === 'tc')).toBe(true);
		expect(new Set(piecesFor('统计紕', 'zh-CN').map((piece) => piece.family))).toEqual(new Set(['sc', 'tc']));
	});
});
