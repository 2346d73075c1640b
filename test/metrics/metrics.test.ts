import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import * as metrics from '#lib/metrics/index.ts';
import { runLogs } from '../support/log.ts';

const csv = `complaint_no,site,unit,received_at,category_l1,validity,severity,dispatched_at,accepted_at,completed_at,followup_at,satisfaction,status,content,extra
A1,东苑,1-101,2025-05-03 09:00:00,物业服务,valid,general,2025-05-03 09:04:00,2025-05-03 09:10:00,2025-05-03 12:00:00,2025-05-05,satisfied,done,"灯不亮, ""坏了""",x
A2,东苑,1-102,2025-05-20 10:00:00,物业服务,invalid,general,2025-05-20 10:30:00,,2025-06-02 10:00:00,,,done,噪音 50%_off,
A3,西苑,2-201,2025-06-01 08:00:00,工程质量,valid,major,2025-06-01 08:05:00,2025-06-01 08:06:00,,,,open,漏水，有人受伤,
A4,西苑,,2025-06-02,工程质量,,important,,,,,dissatisfied,closed,墙面,
A5,,3-301,,服务质量,coordination,general,,,2025-06-03 10:00:00,2025-06-04,very_satisfied,done,态度 it's bad,`;

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(engine, [{ csv }], { asOf: '2025-06-10 12:00:00' });
});
afterAll(() => engine.close());

const numbersOf = async (filter: metrics.Filter) =>
	(await metrics.complaintPage(engine, { filter, sort: { by: 'complaint_no' } })).rows.map(
		(r) => r.complaint_no
	);

describe('what the workspace holds', () => {
	it('has bounds', async () => {
		expect(await metrics.bounds(engine)).toEqual({
			asOf: '2025-06-10 12:00:00',
			asOfGiven: true,
			firstOn: '2025-05-03',
			lastOn: '2025-06-02',
			months: ['2025-05', '2025-06'],
			complaints: 5,
			withReceived: 4,
			rulebookId: 'combined',
			edition: 'combined-1'
		});
	});

	it('has dimensions, the most frequent first, with what is not given', async () => {
		const { site, category, channel } = await metrics.dimensions(engine);
		expect(site).toEqual([
			{ value: '东苑', n: 2 },
			{ value: '西苑', n: 2 },
			{ value: null, n: 1 }
		]);
		expect(category.at(-1)).toEqual({ value: '服务质量', n: 1 });
		expect(channel).toEqual([{ value: null, n: 5 }]);
	});

	it('knows which columns the log has', async () => {
		const fields = new Map((await metrics.coverage(engine)).map((f) => [f.field, f]));
		expect(fields.get('satisfaction')).toEqual({ field: 'satisfaction', present: true, filled: 3 });
		expect(fields.get('phone')).toEqual({ field: 'phone', present: false, filled: 0 });
	});
});

describe('key figures', () => {
	it('are counted as worked out by hand', async () => {
		const h = await metrics.headline(engine, {});
		expect(h).toMatchObject({
			complaints: 5,
			received: 4,
			withoutReceived: 1,
			valid: { numerator: 2, denominator: 4 },
			undetermined: 1,
			completion: { numerator: 4, denominator: 5 },
			doneFlagged: 1,
			open: 1,
			satisfaction: {
				numerator: 2,
				denominator: 3,
				answers: 3,
				nonResponse: 1,
				score: { value: 60, n: 3, low: null }
			},
			followup: { numerator: 2, denominator: 4 },
			repeat: { numerator: 0, denominator: 5 },
			finesFen: 24000,
			fineLines: 6
		});
		// 3 h, 312 h, and one open for 220 h: S falls to 2/3 at 3 h and to 0 at 312 h
		expect(h.handling).toMatchObject({
			medianHours: 312,
			p90Hours: 312,
			n: 3,
			censored: 1,
			naiveMedianHours: 157.5,
			naiveN: 2,
			excluded: 2,
			excludedNoTime: 1
		});
		expect(h.reply.n).toBe(0);
	});

	it('of nothing are empty, not errors', async () => {
		const h = await metrics.headline(engine, { site: ['nowhere'] });
		expect(h).toMatchObject({ complaints: 0, open: null, finesFen: 0, valid: { value: null, low: null } });
		expect(h.handling.medianHours).toBeNull();
		expect((await metrics.monthly(engine, { site: ['nowhere'] })).months).toEqual([]);
		expect(await metrics.pareto(engine, { site: ['nowhere'] })).toEqual([]);
	});
});

describe('a filter', () => {
	it.each<[metrics.Filter, string[]]>([
		[{}, ['A1', 'A2', 'A3', 'A4', 'A5']],
		[{ from: '2025-05-20', to: '2025-06-01' }, ['A2', 'A3']],
		[{ month: '2025-06' }, ['A3', 'A4']],
		[{ site: ['东苑', ''] }, ['A1', 'A2', 'A5']],
		[{ site: [] }, ['A1', 'A2', 'A3', 'A4', 'A5']],
		[{ category: ['工程质量'], severity: ['major'] }, ['A3']],
		[{ satisfaction: ['dissatisfied'] }, ['A4']],
		[{ open: true }, ['A3']],
		[{ hour: 8 }, ['A3']],
		[{ hour: 0 }, []],
		[{ weekday: 1 }, ['A4']],
		[{ weekday: 6, hour: 9 }, ['A1']],
		[{ hour: 1.5 }, []],
		[{ weekday: Number.NaN }, []],
		[{ open: false }, ['A1', 'A2', 'A4', 'A5']],
		[{ outcome: { clause: 'dispatch', outcome: 'breached' } }, ['A2']],
		[{ outcome: { clause: 'nonsense', outcome: "' or true" } }, []],
		[{ search: '坏了 灯' }, ['A1']],
		[{ search: "IT'S" }, ['A5']],
		[{ search: '50%_OFF' }, ['A2']],
		[{ search: '%' }, ['A2']],
		[{ from: "2025-01-01' or '1'='1" }, []],
		[{ from: '2025-13-45' }, []],
		[{ site: ["x') or true --", 'y\0', '$limit', '/*filter*/'] }, []],
		[{ month: "'; drop table mart_complaints; --" }, []]
	])('%j finds %j', async (filter, found) => {
		expect(await numbersOf(filter)).toEqual(found);
	});
});

describe('by month', () => {
	it('carries what flows, and says that it is too early to judge', async () => {
		const { months, trends } = await metrics.monthly(engine);
		expect(months.map((m) => [m.month, m.received, m.completed, m.completedInMonth, m.partial])).toEqual([
			['2025-05', 2, 2, 1, false],
			['2025-06', 2, 1, 2, true]
		]);
		expect(months[0]!.medianHours).toBe(3);
		expect(months[0]!.dispatchRate).toMatchObject({ numerator: 1, denominator: 2 });
		expect(trends.received).toMatchObject({ verdict: 'too_early', n: 1, signals: [] });
		for (const m of months) expect(m.carriedIn + m.received).toBe(m.completedInMonth + m.carriedOut);
	});

	it('keeps what was carried in when only a period is shown', async () => {
		expect(await metrics.flow(engine, { month: '2025-06' })).toEqual([
			{ month: '2025-06', carriedIn: 1, received: 2, completed: 2, carriedOut: 1 }
		]);
	});

	it('compares intake with the month before and a year ago', async () => {
		expect(await metrics.intakeBy(engine, { month: '2025-06' }, 'site')).toEqual([
			{ key: '西苑', n: 2, previous: 0, lastYear: 0 },
			{ key: '东苑', n: 0, previous: 2, lastYear: 0 }
		]);
		const severities = await metrics.intakeBy(engine, {}, 'severity');
		expect(severities.map(({ key, n }) => [key, n])).toEqual([
			['general', 3],
			['important', 1],
			['major', 1]
		]);
	});
});

describe('clauses and fines', () => {
	it('count outcomes, with unknown in no rate', async () => {
		const table = new Map((await metrics.clauseTable(engine)).map((c) => [c.clause, c]));
		expect(table.get('dispatch')).toMatchObject({
			met: 2,
			breached: 1,
			unknown: 2,
			rate: { denominator: 3 }
		});
		expect(table.get('visit')).toMatchObject({ notApplicable: 5, rate: { value: null } });
	});

	it('lead to their complaints, the latest by most first', async () => {
		const [row] = await metrics.clauseRows(engine, {}, 'complete', { outcome: 'breached' });
		expect(row).toMatchObject({
			complaint_no: 'A2',
			seconds_over: 1078200,
			start_from: 'dispatched_at',
			due_from: 'limit'
		});
		expect(await metrics.clauseRows(engine, {}, 'no such clause')).toEqual([]);
		expect((await metrics.clauseRows(engine, {}, 'promise')).length).toBe(5);
	});

	it('add up by article and by due month', async () => {
		expect(await metrics.fineTable(engine, {}, 'article')).toEqual([
			{ key: '10', lines: 2, amountFen: 10000, complaints: 2 },
			{ key: '14', lines: 2, amountFen: 8000, complaints: 1 },
			{ key: '5', lines: 1, amountFen: 3000, complaints: 1 },
			{ key: '7', lines: 1, amountFen: 3000, complaints: 1 }
		]);
		expect(
			(await metrics.ledger(engine, { site: ['东苑'] }, { month: '2025-06' })).map((f) => f.role)
		).toEqual(['recorder', 'dispatch_supervisor']);
	});
});

describe('one complaint', () => {
	it('leads back to its cells in the file, extra columns among them', async () => {
		const detail = (await metrics.complaint(engine, 1))!;
		expect(detail.complaint).toMatchObject({ complaint_no: 'A1', handling_seconds: 10800, satisfied: true });
		expect(detail.clauses.map((c) => c.clause).slice(0, 4)).toEqual([
			'forward',
			'dispatch',
			'complete',
			'progress'
		]);
		expect(detail.source).toMatchObject({ file: 'log-1.csv', sheet: '', row: 2 });
		expect(detail.source.cells.at(-1)).toEqual({ header: 'extra', field: null, text: 'x' });
		expect(detail.source.cells[10]).toEqual({
			header: 'followup_at',
			field: 'followup_at',
			text: '2025-05-05'
		});
	});

	it('is null where there is none', async () => {
		expect(await metrics.complaint(engine, 99)).toBeNull();
		expect(await metrics.complaint(engine, Number.NaN)).toBeNull();
	});
});

describe('lists', () => {
	it('come in pages, empty cells last either way', async () => {
		const page = await metrics.complaintPage(engine, {
			filter: {},
			sort: { by: 'received_at', descending: true },
			limit: 2
		});
		expect([page.total, page.rows.map((r) => r.complaint_no)]).toEqual([5, ['A4', 'A3']]);
		const last = await metrics.complaintPage(engine, { filter: {}, sort: { by: 'received_at' }, offset: 4 });
		expect(last.rows.map((r) => r.complaint_no)).toEqual(['A5']);
	});

	it('count answers, ages and the vital few', async () => {
		expect(await metrics.satisfactionSplit(engine)).toEqual([
			{ code: 'very_satisfied', n: 1, satisfied: true },
			{ code: 'satisfied', n: 1, satisfied: true },
			{ code: 'dissatisfied', n: 1, satisfied: false },
			{ code: null, n: 2, satisfied: null }
		]);
		expect((await metrics.openByAge(engine)).map((a) => a.n)).toEqual([0, 0, 0, 1, 0]);
		expect((await metrics.pareto(engine, {}, 'category_l1', 'fines')).map((p) => [p.key, p.value])).toEqual([
			['物业服务', 16000],
			['工程质量', 5000],
			['服务质量', 3000]
		]);
	});
});
