import type { Engine } from '#lib/engine/engine.ts';
import { locales, type Locale } from '#lib/i18n/locale.ts';
import { bounds } from '#lib/metrics/index.ts';
import { monthlyReport, renderReport, reportFormats, type Rasterise } from '#lib/reports/index.ts';

/** SHA-256 of the monthly report in every language and format. */
export async function papers(
	engine: Engine,
	rasteriser: (locale: Locale) => Rasterise
): Promise<Record<string, string>> {
	const month = (await bounds(engine)).months.at(-2)!;
	const found: Record<string, string> = {};
	for (const locale of locales) {
		const report = await monthlyReport(engine, { month, locale });
		for (const format of reportFormats) {
			const bytes = await renderReport(report, format, rasteriser(locale));
			const digest = await crypto.subtle.digest('SHA-256', bytes.slice().buffer);
			found[`${locale}.${format}`] = [...new Uint8Array(digest)]
				.map((byte) => byte.toString(16).padStart(2, '0'))
				.join('');
		}
	}
	return found;
}
