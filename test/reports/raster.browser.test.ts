import { expect, test } from 'vitest';
import { renderDocx, renderHtml, renderXlsx } from '#lib/reports/index.ts';
import { browserRasteriser } from '#lib/reports/renderers/raster.browser.ts';
import digests from '../../fixtures/reports/sample-digests.json';
import { sample } from './support/sample.ts';

/** Hex SHA-256 of bytes. */
async function digest(bytes: Uint8Array): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', bytes.slice());
	return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

test('the browser writes the same bytes as Node, pictures included', async () => {
	expect(await digest(new TextEncoder().encode(renderHtml(sample())))).toBe(digests.html);
	expect(await digest(await renderXlsx(sample()))).toBe(digests.xlsx);
	expect(await digest(await renderXlsx(sample(), browserRasteriser()))).toBe(digests.xlsxWithPictures);
	expect(await digest(await renderDocx(sample()))).toBe(digests.docx);
	expect(await digest(await renderDocx(sample(), browserRasteriser()))).toBe(digests.docxWithPictures);
});
