import { expect, test } from 'vitest';
import { addition, mostRows } from '#lib/model/additions.ts';
import { additionId, paperDefinition, paperTable } from '#lib/ui/charts/addition.ts';

test('numbers stay numbers in the paper where it would write them as they are written, all else is text', () => {
	const table = paperTable(
		{
			heads: ['项目', '件数', '占比', '应扣', '中位数', '指标', '界限'].map((text) => ({ text })),
			rows: [
				[
					{ text: '东园', value: 'east' },
					{ text: '1,296', value: 1296 },
					{ text: '43.3%', value: 0.43312 },
					{ text: '¥1,040', value: 104000 },
					{ text: '7小时6分', value: 25560 },
					{ text: '18.2', value: 18.2 },
					'–'
				],
				['=西园', { text: '3', value: 3 }, { text: '—', value: null }, '', '', { text: '7.0', value: 7 }, '']
			]
		},
		'zh-CN'
	);
	expect(table.columns.map(({ type }) => type)).toEqual([
		'text',
		'integer',
		'percent',
		'money',
		'duration',
		'number',
		'text'
	]);
	expect(table.rows).toEqual([
		['东园', 1296, 0.43312, 104000, 25560, 18.2, '–'],
		['=西园', 3, null, null, null, 7, '']
	]);
	expect(addition.shape.table.safeParse(table).success).toBe(true);
});

test('a chart is the same one again though its numbers have changed, and another under another filter', () => {
	const one = additionId('time', '62 件两个时刻都有', 'site=东园');
	expect(additionId('time', '1,063 件两个时刻都有', 'site=东园')).toBe(one);
	expect(additionId('time', '62 件两个时刻都有', '')).not.toBe(one);
	expect(additionId('fines', '62 件两个时刻都有', 'site=东园')).not.toBe(one);
});

test('a table that is too long for a paper is cut, and the paper says so', () => {
	const table = (count: number) => ({
		heads: [{ text: '项目' }],
		rows: Array.from({ length: count }, (_, at) => [String(at)])
	});
	const [fits, long] = [table(mostRows), table(mostRows + 1)];
	expect(paperDefinition('按项目', fits, 'zh-CN')).toBe('按项目');
	expect(paperDefinition('按项目', long, 'zh-CN')).toBe('按项目。表中是前 5,000 行，共 5,001 行。');
	expect(paperDefinition('', long, 'en')).toBe('The table has the first 5,000 of 5,001 rows.');
	expect(addition.shape.table.safeParse(paperTable(long, 'zh-CN')).success).toBe(true);
});
