import { expect, test } from 'vitest';
import { openNative } from '#lib/engine/native.node.ts';
import { issueHistories } from '#lib/metrics/recurring/history.ts';
import { issues } from '#lib/metrics/recurring/issues.ts';
import { labelOf, type Found } from '#lib/metrics/recurring/labels.ts';
import { runLogs } from '../support/log.ts';

const none = { site: null, category_l1: null, category_l2: null, months: ['2025-05'], sites: [] };
const found = (part: Partial<Found> & Pick<Found, 'kind'>): Found => ({ ...none, ...part });

test('what was found in one month is single, in several recurring', () => {
	const one = found({ kind: 'spike', site: '北园', category_l1: '物业服务', category_l2: '停车' });
	expect(labelOf(one, [one]).label).toBe('single');
	const two = { ...one, months: ['2025-03', '2025-05'] };
	expect(labelOf(two, [two])).toMatchObject({ label: 'recurring', reason: 'months' });
	const run = found({ kind: 'pareto', category_l1: '物业服务', category_l2: '停车' });
	expect(labelOf(run, [run])).toMatchObject({ label: 'recurring', reason: 'run' });
});

test('the same kind at several sites is systemic, another category is not', () => {
	const north = found({ kind: 'spike', site: '北园', category_l1: '物业服务', category_l2: '停车' });
	const south = { ...north, site: '南园' };
	expect(labelOf(north, [north, south])).toMatchObject({
		label: 'systemic',
		reason: 'sites',
		sites: ['北园', '南园']
	});
	expect(labelOf(north, [north, { ...south, category_l2: '噪音' }]).label).toBe('single');
});

test('two ways of finding the same place in the same month are systemic', () => {
	const spike = found({ kind: 'spike', site: '北园', category_l1: '物业服务', category_l2: '停车' });
	const repeat: Found = { ...spike, kind: 'repeat' };
	expect(labelOf(spike, [spike, repeat])).toMatchObject({
		label: 'systemic',
		reason: 'kinds',
		kinds: ['repeat']
	});
	expect(labelOf(spike, [spike, { ...repeat, months: ['2025-04'] }]).label).toBe('single');
	expect(labelOf(spike, [spike, { ...repeat, category_l2: '噪音' }]).label).toBe('single');
});

test('repeats are systemic where they recur at several sites, and so is the vital category', () => {
	const north = found({
		kind: 'repeat',
		site: '北园',
		category_l1: '物业服务',
		category_l2: '停车',
		months: ['2025-03', '2025-05']
	});
	const south: Found = { ...north, site: '南园' };
	const run: Found = { ...north, kind: 'pareto', site: null };
	expect(labelOf(north, [north, south]).label).toBe('systemic');
	expect(labelOf(run, [run, north, south])).toMatchObject({ label: 'systemic', sites: ['北园', '南园'] });
	const once: Found = { ...south, months: ['2025-05'] };
	expect(labelOf(north, [north, once]).label).toBe('recurring');
	expect(labelOf(once, [north, once]).label).toBe('single');
	expect(labelOf(run, [run, north, once]).label).toBe('recurring');
});

test('one person or contractor complained of at several sites is systemic', () => {
	const who = found({ kind: 'staff', sites: ['北园'] });
	expect(labelOf(who, [who]).label).toBe('single');
	expect(labelOf({ ...who, sites: ['北园', '南园'] }, []).label).toBe('systemic');
});

test('issues stand with their months, what they were compared with, and a history that goes back before them', async () => {
	const rows = ['complaint_no,site,unit,category_l1,category_l2,target_person,received_at'];
	const add = (month: string, n: number, who = '') => {
		for (let i = 0; i < n; i++)
			rows.push(`${month}-${i}${who},北园,${i}-1,物业服务,停车,${who},${month}-1${i % 10} 10:00:00`);
	};
	for (const month of ['2025-01', '2025-02', '2025-03', '2025-04']) add(month, 1);
	add('2025-05', 9, '周');
	rows.push('L1,北园,9-9,其他,,,2025-05-31 23:59:59');
	const engine = await openNative();
	try {
		await runLogs(engine, [{ csv: rows.join('\n') }], { asOf: '2025-05-31 23:59:59' });
		const { issues: all, months } = await issues(engine);
		expect(months).toEqual(['2025-01', '2025-02', '2025-03', '2025-04', '2025-05']);
		const spike = all.find(({ kind }) => kind === 'spike')!;
		expect(spike).toMatchObject({ site: '北园', category_l2: '停车' });
		expect(spike.findings).toHaveLength(1);
		expect(spike.findings[0]).toMatchObject({
			month: '2025-05',
			observed: 9,
			compared: { from: '2025-01', to: '2025-04', months: 4 }
		});
		// 4 in the 120 days before, so 31/120 of 4 in May
		expect(spike.findings[0]!.expected).toBeCloseTo(1.0333, 4);
		expect(spike.findings[0]!.complaints).toHaveLength(9);
		const staff = all.find(({ kind }) => kind === 'staff')!;
		expect([staff.key, staff.label, staff.findings[0]!.observed]).toEqual(['周', 'single', 9]);
		const histories = await issueHistories(engine, all);
		expect(histories.get(spike.id)!.map(({ n }) => n)).toEqual([1, 1, 1, 1, 9]);
		expect(histories.get(staff.id)).toEqual([{ month: '2025-05', n: 9 }]);
	} finally {
		await engine.close();
	}
});

test('repeats of one site and category stand together, a chain counting once in the month in which it ended', async () => {
	const engine = await openNative();
	const csv = `complaint_no,site,unit,category_l1,received_at,completed_at
A1,北园,1-1,物业服务,2025-03-01 10:00:00,2025-03-02 10:00:00
A2,北园,1-1,物业服务,2025-03-10 10:00:00,2025-03-11 10:00:00
A3,北园,1-1,物业服务,2025-04-05 10:00:00,2025-04-06 10:00:00
B1,北园,2-2,物业服务,2025-04-01 10:00:00,2025-04-02 10:00:00
B2,北园,2-2,物业服务,2025-04-20 10:00:00,2025-04-21 10:00:00
C1,北园,3-3,其他,2025-02-01 10:00:00,2025-02-02 10:00:00
C2,北园,3-3,其他,2025-02-20 10:00:00,2025-02-21 10:00:00`;
	try {
		await runLogs(engine, [{ csv }], { asOf: '2025-04-30 23:59:59' });
		const all = (await issues(engine)).issues.filter(({ kind }) => kind === 'repeat');
		expect(all.map(({ key, findings }) => [key, findings.map((f) => [f.month, f.observed])])).toEqual([
			['北园|物业服务|', [['2025-04', 2]]],
			['北园|其他|', [['2025-02', 1]]]
		]);
		expect(all[0]!.findings[0]!.complaints).toEqual(['A1', 'A2', 'A3', 'B1', 'B2']);
	} finally {
		await engine.close();
	}
});
