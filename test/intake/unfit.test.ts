import { expect, test } from 'vitest';
import { bringCsv } from './support/bring.node.ts';

const log = '投诉编号,投诉时间,投诉内容,涉及户数\nA1,昨天,楼道灯坏了,很多\nA2,上周,电梯停了,几户\n';

test('a column that holds no date under a header of dates is not taken, and that is said and listed', async () => {
	const { inspection, problems } = await bringCsv(log);
	const said = inspection.warnings.filter(({ code }) => code === 'not_those_values');
	expect(said.map(({ where }) => where.column)).toEqual(['投诉时间', '涉及户数']);
	expect(problems.map(({ column_index: column, problem }) => [column, problem])).toEqual([
		[2, 'unknown_column'],
		[4, 'unknown_column']
	]);
});
