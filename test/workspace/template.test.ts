import { expect, test } from 'vitest';
import { locales } from '#lib/i18n/locale.ts';
import { tableNames } from '#lib/model/columns.ts';
import { template } from '#lib/workspace/template.ts';

test('every table has a template in every language: one row of different heads', () => {
	for (const table of tableNames)
		for (const locale of locales) {
			const text = template(table, locale);
			expect(text.startsWith('\uFEFF')).toBe(true);
			const heads = text.slice(1).trim().split(',');
			expect(new Set(heads).size).toBe(heads.length);
			expect(heads.length).toBeGreaterThan(1);
		}
});
