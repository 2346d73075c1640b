import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { locales } from '#lib/i18n/locale.ts';
import { monthlyReport, renderReport, type ReportDocument, type ReportFormat } from '#lib/reports/index.ts';
import { runLogs } from '../support/log.ts';

const month = '2025-06';
const formula = '=HYPERLINK("http://x","张小明")';
const csv = `complaint_no,received_at,complainant,phone,unit,recorder,handler,content,result,opinion,remarks,validity_basis,claim_requested,claim_amount,completed_at
A1,2025-06-02 09:00:00,张小明,13812345678,12栋3单元502,李建国,王海燕,"${formula.replaceAll('"', '""')}",<b>李建国</b>去12栋3单元502看过,+86 138-1234-5678 再打,写信 zhang@example.com,王海燕 与 １３８１２３４５６７８ 核对,true,500,2025-06-02 19:00:00
A2,2025-06-03 09:00:00,欧阳无忌,010-88886666,5-2-302,李建国,王海燕,"@SUM(A1) 张小明也说漏水，身份证110101199001011234","京A·12345 的车主 欧阳\u200b无忌",可以,,,false,,2025-06-04 09:00:00
A3,昨天下午,赵敏之,13987654321,3号楼1203室,李建国,王海燕,无,无,无,无,无,false,,`;

/** Everything that a reader of the file could find, properties and hidden parts among it. */
function allText(bytes: Uint8Array, format: ReportFormat): string {
	if (format === 'html') return decodeURIComponent(strFromU8(bytes).replace(/%(?![0-9A-F]{2})/g, '%25'));
	return Object.entries(unzipSync(bytes))
		.filter(([name]) => /\.(xml|rels)$/.test(name))
		.map(([, part]) => strFromU8(part))
		.join('\n');
}

const people =
	/小明|欧阳无忌|无忌|李建国|王海燕|1234-?5678|１２３４５６７８|88886666|87654321|19900101|3单元502|1203室|5-2-302|zhang@|A·12345/;

describe('a masked paper', () => {
	let engine: Engine;
	const papers: ReportDocument[] = [];
	beforeAll(async () => {
		engine = await openNative();
		await runLogs(engine, [{ csv }], { asOf: '2025-06-30 12:00:00' });
		for (const locale of locales) papers.push(await monthlyReport(engine, { month, locale }));
	});
	afterAll(() => engine.close());

	test.each(['html', 'docx', 'xlsx'] as const)(
		'has nobody’s name, phone, door, mail or plate anywhere in its %s',
		async (format) => {
			for (const paper of papers) {
				const text = allText(await renderReport(paper, format), format);
				expect(text.match(people)).toBeNull();
				expect(text).toContain('张**');
			}
		}
	);

	test.each(['html', 'docx', 'xlsx'] as const)('keeps hostile text as text in its %s', async (format) => {
		const text = allText(await renderReport(papers[0]!, format), format);
		expect(text).toMatch(/=HYPERLINK\((&quot;|")http:\/\/x/);
		expect(text).not.toContain('<b>李');
		expect(text).not.toContain('<f>');
	});

	test('has everything in full where somebody asked for it, and says so', async () => {
		const open = await monthlyReport(engine, { month, locale: 'zh-CN', mask: false });
		const text = allText(await renderReport(open, 'docx'), 'docx');
		for (const known of ['张小明', '13812345678', '李建国', '含未遮盖的个人信息，请妥善保管'])
			expect(text).toContain(known);
		const core = strFromU8(unzipSync(await renderReport(open, 'docx'))['docProps/core.xml']!);
		expect(core.match(people)).toBeNull();
	});
});
