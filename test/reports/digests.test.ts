import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { renderDocx, renderHtml, renderXlsx } from '#lib/reports/index.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import { sample } from './support/sample.ts';

const digest = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

test('Node writes the bytes that the browser is held to', async () => {
	const digests = {
		html: digest(renderHtml(sample())),
		xlsx: digest(await renderXlsx(sample())),
		xlsxWithPictures: digest(await renderXlsx(sample(), nodeRasteriser())),
		docx: digest(await renderDocx(sample())),
		docxWithPictures: digest(await renderDocx(sample(), nodeRasteriser()))
	};
	// After a change of a renderer that is meant: npx vitest run test/reports/digests -u
	await expect(`${JSON.stringify(digests, null, '\t')}\n`).toMatchFileSnapshot(
		'../../fixtures/reports/sample-digests.json'
	);
});
