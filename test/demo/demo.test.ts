import { describe, expect, it } from 'vitest';
import { demoTables, makeDemo } from '#lib/demo/demo.ts';
import { layout } from '#lib/demo/layout.ts';
import { fieldOf } from '#lib/model/columns.ts';

const lines = (text: string) => text.trimEnd().split('\r\n');

describe('the demo log', () => {
	const demo = makeDemo({ rows: 600 });

	it('is the same for the same seed and another for another', () => {
		expect(makeDemo({ rows: 600 })).toEqual(demo);
		expect(makeDemo({ rows: 600, seed: 2 }).complaints).not.toBe(demo.complaints);
	});

	it('has as many data rows as asked for, beside title, header, blank, repeated header and totals', () => {
		const rows = lines(demo.complaints);
		expect(rows.length).toBe(600 + 5);
		expect(rows[0]).toContain('投诉台账');
		expect(rows[1]?.startsWith('任务编号,项目')).toBe(true);
		expect(rows.at(-1)?.startsWith('合计,600件')).toBe(true);
	});

	it('writes every table', () => {
		for (const table of demoTables) expect(lines(demo[table]).length, table).toBeGreaterThan(1);
	});

	it('uses headers that the dictionary knows for the field they mean', () => {
		for (const { header, field } of layout)
			if (field !== null) expect(fieldOf('complaints', field)?.headers, header).toContain(header);
	});

	it('can be narrowed to some columns', () => {
		const narrow = makeDemo({ rows: 10, fields: ['complaint_no', 'received_at'] });
		expect(lines(narrow.complaints)[1]).toBe('任务编号,投诉时间');
	});

	it('ends on the day asked for', () => {
		const short = makeDemo({ rows: 300, until: '2024-02-10' });
		const received = lines(short.complaints)
			.map((line) => line.split(',')[7] ?? '')
			.filter((text) => /^\d{4}-\d\d-\d\d \d\d:/.test(text));
		expect(received.every((text) => text < '2024-02-11')).toBe(true);
		expect(received.some((text) => text.startsWith('2022-03'))).toBe(true);
	});
});
