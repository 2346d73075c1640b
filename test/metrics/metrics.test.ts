import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import * as metrics from '#lib/metrics/index.ts';
import { runLogs } from '../support/log.ts';

const csv = `complaint_no,site,unit,received_at,category_l1,validity,severity,dispatched_at,accepted_at,completed_at,followup_at,satisfaction,status,content,extra
A1,东苑,1-101,2025-05-03 09:00:00,物业服务,valid,general,2025-05-03 09:04:00,2025-05-03 09:10:00,2025-05-03 12:00:00,2025-05-05,satisfied,done,"灯不亮, ""坏了""",x
A2,东苑,1-102,2025-05-20 10:00:00,物业服务,invalid,general,2025-05-20 10:30:00,,2025-06-02 10:00:00,,,done,噪音,
A3,西苑,2-201,2025-06-01 08:00:00,工程质量,valid,major,2025-06-01 08:05:00,2025-06-01 08:06:00,,,,open,漏水,
A4,西苑,,2025-06-02,工程质量,,important,,,,,dissatisfied,closed,墙面,
A5,,3-301,,服务质量,coordination,general,,,2025-06-03 10:00:00,2025-06-04,very_satisfied,done,态度,`;

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(engine, [{ csv }], { asOf: '2025-06-10 12:00:00' });
});
afterAll(() => engine.close());

describe('metrics over a small log', () => {
	it('knows its bounds', async () => {
		expect(await metrics.bounds(engine)).toMatchObject({
			asOf: '2025-06-10 12:00:00',
			firstOn: '2025-05-03',
			lastOn: '2025-06-02',
			months: ['2025-05', '2025-06'],
			complaints: 5,
			withReceived: 4
		});
	});
});
