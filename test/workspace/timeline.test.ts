import { expect, test } from 'vitest';
import type { ComplaintDetail } from '#lib/metrics/complaint.ts';
import { timeline } from '#lib/workspace/pages/timeline.ts';

const clause = (rest: Partial<ComplaintDetail['clauses'][number]>): ComplaintDetail['clauses'][number] => ({
	complaint_id: 1,
	complaint_no: 'A1',
	site: null,
	received_at: null,
	category_l1: null,
	department: null,
	handler: null,
	clause: 'complete',
	instance: 1,
	start_at: null,
	due_at: null,
	actual_at: null,
	seconds_over: null,
	outcome: 'met',
	reason: null,
	start_from: null,
	due_from: null,
	...rest
});
const detail = (
	complaint: ComplaintDetail['complaint'],
	clauses: ComplaintDetail['clauses'] = []
): ComplaintDetail => ({
	complaint,
	clauses,
	fines: [],
	progress: [],
	versions: [],
	repeats: [],
	source: { file: 'a.csv', sheet: '', row: 2, cells: [], repaired: false }
});

test('events and limits lie on one scale from the first to the last moment', () => {
	const line = timeline(
		detail({ received_at: '2025-06-01 08:00:00', completed_at: '2025-06-01 20:00:00' }, [
			clause({
				start_at: '2025-06-01 08:00:00',
				due_at: '2025-06-01 14:00:00',
				actual_at: '2025-06-01 20:00:00',
				outcome: 'breached'
			})
		]),
		'2025-06-30 00:00:00',
		'zh-CN'
	)!;
	expect(line.events.map(({ x }) => x)).toEqual([0, 1]);
	expect(line.clauses[0]).toMatchObject({ from: 0, due: 0.5, actual: 1, until: 1 });
	expect(line.ticks.length).toBeGreaterThan(1);
});

test('an overdue open complaint runs on to as_of', () => {
	const line = timeline(
		detail({ received_at: '2025-06-01 00:00:00', is_open: true }, [
			clause({ start_at: '2025-06-01 00:00:00', due_at: '2025-06-01 12:00:00', outcome: 'breached' })
		]),
		'2025-06-02 00:00:00',
		'en'
	)!;
	expect(line.clauses[0]).toMatchObject({ due: 0.5, actual: null, until: 1 });
});

test('a complaint without any time has no timeline, and one moment is enough for one', () => {
	expect(timeline(detail({}), null, 'zh-CN')).toBeNull();
	expect(timeline(detail({ received_at: '2025-06-01 00:00:00' }), null, 'zh-CN')!.events[0]!.x).toBe(0);
});
