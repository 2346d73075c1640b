import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import { deductions } from '#lib/metrics/deductions.ts';
import { headline } from '#lib/metrics/headline.ts';
import { kpis } from '#lib/metrics/kpis.ts';
import { noDecisions, waive, type WaivedLine } from '#lib/model/decisions.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { runLogs, type Log } from '../support/log.ts';

let engine: Engine;
beforeEach(async () => void (engine = await openNative()));
afterEach(() => engine.close());

const asOf = '2025-06-30 12:00:00';
const csv = `complaint_no,received_at,dispatched_at,accepted_at,completed_at,recorder,handler,supervisor,department,phone,complainant
A1,2025-06-02 09:00:00,2025-06-02 09:30:00,2025-06-02 09:40:00,2025-06-02 20:00:00,甲,乙,丙,工程部,,
A2,2025-06-03 09:00:00,2025-06-03 10:00:00,2025-06-03 10:05:00,2025-06-05 10:00:00,甲,乙,丙,工程部,138,王`;
const violations = (lines: string): Log => ({
	table: 'violations',
	csv: `complaint_no,occurred_at,person,role,article,note\n${lines}`
});

interface Line extends WaivedLine {
	readonly status: string;
	readonly fen: number;
	readonly person: string | null;
}
const signed = { reason: '系统停机', by: '客服主任', at: '2025-07-01 09:00:00' };
const ledger = async (): Promise<Line[]> =>
	rows<Line & { mark?: string | null }>(
		await engine.query(
			'select complaint_no as complaint, article, clause::varchar as clause, instance, role::varchar as role, mark, status::varchar as status, amount_fen::double as fen, person from mart_fines order by fine_id'
		)
	).map(({ mark, ...line }) => ({ ...line, ...(mark ? { mark } : {}) }));
const waiverOf = ({ complaint, article, clause, instance, role, mark }: Line) => ({
	...{ complaint, article, clause, instance, role },
	...(mark === undefined ? {} : { mark }),
	...signed
});
const derive = (logs: readonly Log[], waived: readonly Line[] = []) =>
	runLogs(engine, logs, {
		asOf,
		decisions: waived.map(waiverOf).reduce(waive, noDecisions)
	});
/** Everything anew, as after another import. */
async function again(logs: readonly Log[], waived: readonly Line[] = []): Promise<void> {
	await engine.close();
	engine = await openNative();
	await derive(logs, waived);
}
const unapplied = async () =>
	rows<{ complaint_no: string }>(
		await engine.query('select complaint_no from mart_waivers where not has_line order by waiver_id')
	).map((w) => w.complaint_no);

const sums = async () => {
	const [kpi] = (await kpis(engine)).filter((k) => k.metric === 'fines_yuan' && k.site === '');
	const people = await deductions(engine);
	return {
		headline: (await headline(engine, {})).finesFen,
		kpi: kpi!.value! * 100,
		deductions: people.reduce((sum, d) => sum + d.fines_yuan * 100, 0),
		marts: rows<{ fen: number }>(
			await engine.query("select sum(amount_fen)::double as fen from mart_fines where status = 'applied'")
		)[0]!.fen,
		complaints: rows<{ fen: number }>(
			await engine.query('select sum(fines_fen)::double as fen from mart_complaints')
		)[0]!.fen
	};
};

describe('a waived line', () => {
	it('stays in the ledger with who let it go and why, and every sum falls by it alone', async () => {
		await derive([{ csv }]);
		const before = await ledger();
		const known = await sums();
		const [line] = before.filter((l) => l.clause === 'dispatch' && l.complaint === 'A2');
		expect(line).toMatchObject({ status: 'applied', fen: 3000, person: '甲' });

		await again([{ csv }], [line!]);
		const after = await ledger();
		expect(after).toEqual(before.map((l) => (isSame(l, line!) ? { ...l, status: 'waived' } : l)));
		expect(await sums()).toEqual(
			Object.fromEntries(Object.entries(known).map(([name, fen]) => [name, fen - 3000]))
		);
		expect(
			rows(
				await engine.query(
					"select waived_reason, waived_by, strftime(waived_at, '%Y-%m-%d %H:%M:%S') as at, stands::varchar as stands from mart_fines where status = 'waived'"
				)
			)
		).toEqual([
			{ waived_reason: '系统停机', waived_by: '客服主任', at: '2025-07-01 09:00:00', stands: 'applied' }
		]);
		expect(await unapplied()).toEqual([]);
	});

	it('is the same gap when another gap of the row has been filled in', async () => {
		await derive([{ csv }]);
		const gaps = (await ledger()).filter((l) => l.clause === 'required_field' && l.complaint === 'A1');
		const phone = gaps.find((l) => l.mark === 'phone')!;
		expect(gaps.map((l) => l.mark)).toContain('complainant');

		await again([{ csv: csv.replace('工程部,,\n', '工程部,,李\n') }], [phone]);
		const later = (await ledger()).filter((l) => l.clause === 'required_field' && l.complaint === 'A1');
		expect(later.find((l) => l.mark === 'phone')).toMatchObject({ status: 'waived' });
		expect(later.find((l) => l.mark === 'phone')!.instance).not.toBe(phone.instance);
		expect(later.filter((l) => l.status === 'waived')).toHaveLength(1);
		expect(await unapplied()).toEqual([]);

		await again([{ csv: csv.replace('工程部,,\n', '工程部,139,\n') }], [phone]);
		expect((await ledger()).filter((l) => l.status === 'waived')).toEqual([]);
		expect(await unapplied()).toEqual(['A1']);
	});

	it('is the same recorded breach when an earlier one comes in', async () => {
		const late = 'A1,2025-06-20 10:00:00,乙,handler,9,拒绝';
		await derive([{ csv }, violations(late)]);
		const line = (await ledger()).find((l) => l.article === '9')!;
		expect(line.instance).toBe(1);

		await again([{ csv }, violations(`A1,2025-06-10 10:00:00,丁,handler,9,又一次\n${late}`)], [line]);
		const both = (await ledger()).filter((l) => l.article === '9');
		expect(both.map(({ person, status, instance }) => [instance, person, status])).toEqual([
			[1, '丁', 'applied'],
			[2, '乙', 'waived']
		]);
	});

	it('can be named by its number alone, as it stands in fines.csv', async () => {
		await derive([{ csv }]);
		const gap = (await ledger()).find((l) => l.mark === 'complainant')!;
		await again([{ csv }], [{ ...gap, mark: undefined }]);
		expect((await ledger()).filter((l) => l.status === 'waived').map((l) => l.mark)).toEqual(['complainant']);
	});

	it('leaves the sums where the same tables are derived again, and comes back when it is restored', async () => {
		const { batches } = await derive([{ csv }]);
		const before = await sums();
		const [line] = (await ledger()).filter((l) => l.clause === 'dispatch' && l.complaint === 'A2');
		const rulebook = defaultRulebook();
		await run(engine, { batches, rulebook, asOf, decisions: waive(noDecisions, waiverOf(line!)) });
		expect((await sums()).complaints).toBe(before.complaints - 3000);
		await run(engine, { batches, rulebook, asOf });
		expect(await sums()).toEqual(before);
	});

	it('may be gone: then its waiver is listed, not lost', async () => {
		await derive([{ csv }]);
		const [line] = await ledger();
		await again([{ csv }], [{ ...line!, complaint: 'B9' }, line!]);
		expect(await unapplied()).toEqual(['B9']);
	});
});

const isSame = (one: Line, other: Line) =>
	one.complaint === other.complaint &&
	one.article === other.article &&
	one.clause === other.clause &&
	one.instance === other.instance &&
	one.role === other.role;

it('persons say how they were found: on the row, by the roster, or not at all', async () => {
	await derive([
		{
			csv: `complaint_no,received_at,completed_at,followup_at,recorder,handler
A1,2025-06-02 09:00:00,2025-06-02 12:00:00,,甲,乙
A2,2025-06-02 09:00:00,2025-06-02 12:00:00,,丁,乙`
		},
		{ table: 'staff', csv: 'name,supervisor\n甲,丙' }
	]);
	expect(
		rows(
			await engine.query(
				"select complaint_no as no, role::varchar as role, person, person_from::varchar as found from mart_fines where clause = 'followup' order by no, role"
			)
		)
	).toEqual([
		{ no: 'A1', role: 'dispatch_supervisor', person: '丙', found: 'recorder_supervisor' },
		{ no: 'A1', role: 'recorder', person: '甲', found: 'row' },
		{ no: 'A2', role: 'dispatch_supervisor', person: null, found: null },
		{ no: 'A2', role: 'recorder', person: '丁', found: 'row' }
	]);
});
