import { describe, expect, test } from 'vitest';
import { bringCsv } from './support/bring.node.ts';

const head = '编号,投诉时间,派单时间,投诉内容,完成时间,满意度,备注';
const sound = (at: number): string =>
	`${at},2025/6/1 9:05,2025/6/1 9:${10 + (at % 50)},漏水,2025/6/2 9:05,满意,`;
const shiftedOf = async (...rows: string[]) => (await bringCsv(`${[head, ...rows].join('\n')}\n`)).inspection;

describe('rows shifted by a column', () => {
	test('are found as runs, with the side to which they moved', async () => {
		const { shifted, warnings } = await shiftedOf(
			...Array.from({ length: 30 }, (_, at) =>
				at >= 10 && at < 14 ? `,${sound(at)}`.slice(0, -1) : at === 20 ? `${sound(at).slice(3)},` : sound(at)
			)
		);
		expect(shifted.map(({ sample: _, ...run }) => run)).toEqual([
			{ first: 12, last: 15, count: 4, by: 1, from: 1 },
			{ first: 22, last: 22, count: 1, by: -1, from: 1 }
		]);
		expect(shifted[0]!.sample.map(({ row }) => row)).toEqual([12, 13, 14]);
		expect(warnings.find(({ code }) => code === 'shifted_right')?.fill).toEqual({ rows: '12–15', count: 4 });
	});

	test('are not seen where cells are merely unreadable, empty or in an unusual place', async () => {
		const { shifted } = await shiftedOf(
			...Array.from({ length: 30 }, (_, at) => sound(at)),
			'31,待补,2025/6/1 9:20,漏水,2025/6/2 9:05,满意,',
			'32,,,漏水,昨天,很好,',
			'33,2025/6/1 9:05,2025/6/1 9:20,2025/6/1 9:20,待补,满意,2025/6/3'
		);
		expect(shifted).toEqual([]);
	});

	test('are not seen beside a column that no field takes but that always holds dates', async () => {
		const { shifted } = await shiftedOf(
			...Array.from(
				{ length: 30 },
				(_, at) =>
					`${at},${at % 3 ? '2025/6/1 9:05' : '待补'},待补,漏水,${at % 4 ? '待补' : '2025/6/2'},满意,2025/6/${(at % 9) + 1}`
			)
		);
		expect(shifted).toEqual([]);
	});
});
