import { expect, test } from 'vitest';
import { locales } from '#lib/i18n/locale.ts';
import { needs, type Need } from '#lib/rulebook/needs.ts';
import { missing, remedy } from '#lib/workspace/alive.ts';

test('a figure says which columns it lacks, and nothing once it has one of each group', () => {
	expect(missing('handling', new Set(), 'zh-CN')).toEqual(['“投诉时间”', '“完成时间”或“答复时间”']);
	expect(missing('handling', new Set(['received_at', 'replied_at']), 'zh-CN')).toEqual([]);
	expect(remedy('satisfaction', new Set(), 'zh-CN')).toContain('“满意度”');
	for (const locale of locales)
		for (const need of Object.keys(needs) as Need[])
			expect(remedy(need, new Set(), locale)).not.toMatch(/undefined|\{/);
});
