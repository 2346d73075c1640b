import { describe, expect, test } from 'vitest';
import { piecesFor } from '#lib/reports/renderers/fonts.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import { sample } from './support/sample.ts';

const figure = sample().blocks.find((block) => block.kind === 'figure')!;

describe('pictures for Word', () => {
	test('are PNG files at three times the size, equal every time', async () => {
		const png = await nodeRasteriser()(figure);
		const view = new DataView(png!.buffer, png!.byteOffset);
		expect(png!.subarray(1, 4)).toEqual(new Uint8Array([0x50, 0x4e, 0x47]));
		expect([view.getUint32(16), view.getUint32(20)]).toEqual([600, 240]);
		expect(Buffer.compare(png!, (await nodeRasteriser()(figure))!)).toBe(0);
	});

	test('draw both scripts: one font holds most signs, the other the rest', () => {
		expect(piecesFor('统计統計').every((piece) => piece.family === 'sc')).toBe(true);
		expect(new Set(piecesFor('统计紕').map((piece) => piece.family))).toEqual(new Set(['sc', 'tc']));
	});

	test('leave no box where a letter should be', async () => {
		const draw = (text: string) =>
			nodeRasteriser()({
				...figure,
				svg: `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><text x="4" y="30" font-size="24">${text}</text></svg>`
			});
		const box = await draw('\u{10fffd}');
		for (const sign of ['质', '質', '紕', '閂', 'A', '1', '¥'])
			expect(Buffer.compare((await draw(sign))!, box!), sign).not.toBe(0);
		expect(Buffer.compare((await draw('质'))!, (await draw('業'))!)).not.toBe(0);
	});
});
