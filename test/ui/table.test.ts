import { expect, test } from 'vitest';
import { csvOf } from '#lib/ui/parts/table.ts';

test('a table becomes CSV that spreadsheets read as it is, and a formula stays text', () => {
	const csv = csvOf({
		heads: [{ text: '项目' }, { text: '占比', number: true }],
		rows: [
			['=cmd()', { text: '18.2%', value: 0.182 }],
			['甲,"乙"', { text: '—', value: null }]
		]
	});
	expect(csv).toBe('\uFEFF项目,占比\r\n\'=cmd(),0.182\r\n"甲,""乙""",\r\n');
});
