import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { desk, type DeskSection } from '#lib/metrics/desk.ts';
import { runLogs } from '../support/log.ts';

/* as_of is noon of 10 June. */
const log = `complaint_no,site,unit,category_l1,recorder,handler,received_at,forwarded_at,dispatched_at,accepted_at,handling_promised_at,promised_at,completed_at,replied_at,first_feedback_at,result_feedback_at,followup_at,escalated_at,status,progress_at_1
D1,北园,1-1,物业服务,张,李,2025-06-10 09:00:00,2025-06-10 09:05:00,2025-06-10 09:03:00,2025-06-10 09:10:00,,,,,2025-06-10 10:00:00,,,,open
D2,北园,1-2,物业服务,张,王,2025-06-10 11:00:00,2025-06-10 11:05:00,2025-06-10 11:03:00,2025-06-10 11:10:00,2025-06-12 18:00:00,,,,,,,,open
D3,南园,1-3,物业服务,张,,2025-06-05 09:00:00,,,,,,,,,,,,open
D4,南园,1-4,物业服务,张,李,2025-06-01 09:00:00,2025-06-01 09:05:00,2025-06-01 09:03:00,2025-06-01 09:10:00,,,2025-06-01 15:00:00,2025-06-01 16:00:00,2025-06-01 10:00:00,,,,done
D5,南园,1-5,物业服务,张,李,2025-06-01 09:00:00,2025-06-01 09:05:00,2025-06-01 09:03:00,2025-06-01 09:10:00,,,2025-06-01 15:00:00,2025-06-01 16:00:00,2025-06-01 10:00:00,2025-06-01 16:00:00,2025-06-02 10:00:00,,closed`;
const notices = `notice_no,complaint_no,contractor,notified_at,arrived_at,planned_at,limit_at,finished_at,accepted,to_code,owner_satisfied
Z1,D3,甲公司,2025-06-09 09:00:00,2025-06-09 10:00:00,2025-06-09 11:00:00,2025-06-11,,,,`;

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(engine, [{ csv: log }, { csv: notices, table: 'rectifications' }], {
		asOf: '2025-06-10 12:00:00'
	});
});
afterAll(() => engine.close());

const of = async (section: DeskSection, filter = {}, question = {}) =>
	(await desk(engine, filter, question)).rows
		.filter((row) => row.section === section)
		.map(({ no, duties }) => [no, duties.map(({ clause }) => clause)]);

test('what runs out today, within three days, and what ran out, each with its limits in order', async () => {
	expect(await of('today')).toEqual([
		['D1', ['complete']],
		['D2', ['first_feedback']]
	]);
	expect(await of('coming')).toEqual([
		['D1', ['escalate', 'reply']],
		['D2', ['escalate', 'reply', 'complete']],
		['Z1', ['rectify']]
	]);
	expect(await of('overdue')).toEqual([
		['D3', ['dispatch', 'forward', 'complete', 'first_feedback', 'escalate', 'reply', 'progress']]
	]);
});

test('of a done complaint only what follows is owed; of a closed one nothing', async () => {
	expect(await of('owed')).toEqual([['D4', ['result_feedback', 'followup']]]);
});

test('a limit says how long is left, or how long ago it ran out, and whose turn it is', async () => {
	const { rows, asOf } = await desk(engine, {});
	expect(asOf).toBe('2025-06-10 12:00:00');
	const first = rows.find(({ no, section }) => no === 'D1' && section === 'today')!;
	// accepted at 9:10, twelve hours
	expect(first.duties).toEqual([
		{ clause: 'complete', instance: 1, due_at: '2025-06-10 21:10:00', seconds_left: 33_000, person: '李' }
	]);
	expect(first.age_seconds).toBe(3 * 3600);
	const late = rows.find(({ no }) => no === 'D3')!;
	expect(late.duties[0]).toMatchObject({ clause: 'dispatch', person: '张' });
	expect(late.duties[0]!.seconds_left).toBe(-(5 * 86_400 + 3 * 3600 - 300));
});

test('counts are by person, and a person sees only what is his turn', async () => {
	const { counts, totals } = await desk(engine, {});
	expect(totals).toEqual({ overdue: 1, today: 2, coming: 3, owed: 1 });
	expect(counts.filter(({ section }) => section === 'today')).toEqual([
		{ section: 'today', person: '张', n: 1 },
		{ section: 'today', person: '李', n: 1 }
	]);
	expect(await of('today', {}, { person: '李' })).toEqual([['D1', ['complete']]]);
	expect(await of('coming', {}, { person: '甲公司' })).toEqual([['Z1', ['rectify']]]);
	expect(await of('today', {}, { person: "x' or true --" })).toEqual([]);
});

test('the filter is about the complaints, those of notices too', async () => {
	expect(await of('today', { site: ['南园'] })).toEqual([]);
	expect(await of('coming', { site: ['南园'] })).toEqual([['Z1', ['rectify']]]);
	expect(
		(await desk(engine, {}, { most: 1 })).rows.filter(({ section }) => section === 'coming')
	).toHaveLength(1);
});
