import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell, Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { deductions } from '#lib/metrics/deductions.ts';
import { headline } from '#lib/metrics/headline.ts';
import { kpis } from '#lib/metrics/kpis.ts';
import { fineDimensions, fineTable } from '#lib/metrics/ledger.ts';
import { finesOutput } from '#lib/metrics/outputs/fines.ts';
import { noDecisions, waive, type Decisions, type Waiver } from '#lib/model/decisions.ts';
import { monthlyReport } from '#lib/reports/kinds/monthly.ts';
import { derive } from '../support/derive.ts';
import { demoSample } from '../support/samples.ts';

/** A line as fines.csv has it, with its amount in fen. */
interface Line {
	readonly complaint: string;
	readonly article: string;
	readonly clause: string;
	readonly instance: number;
	readonly role: string;
	readonly person: string | null;
	readonly month: string | null;
	readonly status: string;
	readonly fen: number;
}
const fen = (yuan: Cell | undefined) => Math.round(Number(yuan) * 100);
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

async function linesOf(engine: Engine): Promise<Line[]> {
	const found: Line[] = [];
	for await (const part of finesOutput.rows(engine))
		for (const row of part) {
			const cell = (name: string) => row[finesOutput.columns.indexOf(name)];
			const text = (name: string) => (cell(name) === null ? null : String(cell(name)));
			found.push({
				complaint: text('complaint_no')!,
				article: text('article')!,
				clause: text('clause')!,
				instance: Number(cell('instance')),
				role: text('role')!,
				person: text('person'),
				month: text('month'),
				status: text('status')!,
				fen: fen(cell('amount_yuan'))
			});
		}
	return found;
}

/** The ledger of the demo, and every place where a sum of it is shown. */
async function world<T>(decisions: Decisions, look: (engine: Engine, lines: readonly Line[]) => Promise<T>) {
	const engine = await openNative();
	try {
		await derive(engine, demoSample(), undefined, { decisions });
		return await look(engine, await linesOf(engine));
	} finally {
		await engine.close();
	}
}

async function sumsHold(engine: Engine, lines: readonly Line[]): Promise<void> {
	const applied = lines.filter((line) => line.status === 'applied');
	const whole = sum(applied.map((line) => line.fen));
	const figures = (await kpis(engine)).filter((k) => k.metric === 'fines_yuan' && k.site === '');
	expect(sum(figures.map((k) => fen(k.value))), 'kpis.csv').toBe(whole);
	expect((await headline(engine, {})).finesFen, 'the overview').toBe(whole);
	for (const by of fineDimensions)
		expect(sum((await fineTable(engine, {}, by)).map((row) => row.amountFen)), by).toBe(whole);

	const people = await deductions(engine);
	const owed = applied.filter((line) => line.role !== 'contractor');
	expect(sum(people.map((row) => fen(row.fines_yuan))), 'deductions.csv').toBe(sum(owed.map((l) => l.fen)));
	for (const row of people) {
		const own = owed.filter((line) => line.month === row.month && line.person === row.person);
		const fines = sum(own.map((line) => line.fen));
		expect(fen(row.fines_yuan)).toBe(fines);
		const bonus = row.bonus_yuan === null ? null : fen(row.bonus_yuan);
		expect(fen(row.deducted_yuan)).toBe(bonus === null ? fines : Math.min(fines, bonus));
		expect(row.capped).toBe(bonus !== null && fines > bonus);
	}

	for (const month of (await bounds(engine)).months.slice(-3)) {
		const { blocks } = await monthlyReport(engine, { month, locale: 'zh-CN' });
		const due = sum(applied.filter((line) => line.month === month).map((line) => line.fen));
		for (const id of ['fines-article', 'fines-department', 'fines-person']) {
			const table = blocks.find((block) => block.kind === 'table' && block.id === id);
			expect(table?.kind === 'table' ? table.totals?.at(-1) : undefined, `${id} of ${month}`).toBe(due);
		}
	}
}

describe('the sums of the ledger', () => {
	test('are the same in every place where they are shown, with and without waived lines', async () => {
		const whole = await world(noDecisions, async (engine, lines) => {
			await sumsHold(engine, lines);
			return lines;
		});
		expect(whole.filter((line) => line.status === 'proposed').length).toBeGreaterThan(0);
		const standing = whole.filter((line) => line.status === 'applied' && line.clause !== 'recorded');
		const chosen = new Set(
			fc
				.sample(fc.nat(standing.length - 1), { numRuns: 12, seed: 7 })
				.map((at) => standing[at]!)
				.filter((line) => line.clause !== 'required_field')
		);
		const decisions = [...chosen].reduce<Decisions>(
			(all, { complaint, article, clause, instance, role }) =>
				waive(all, {
					...{ complaint, article, clause, instance, role },
					...{ reason: '系统停机', by: '客服主任', at: '2025-07-01 09:00:00' }
				} as Waiver),
			noDecisions
		);
		const after = await world(decisions, async (engine, lines) => {
			await sumsHold(engine, lines);
			return lines;
		});
		const key = ({ status: _, ...line }: Line) => JSON.stringify(line);
		const gone = new Set([...chosen].map(key));
		expect(after.map((line) => [key(line), line.status])).toEqual(
			whole.map((line) => [key(line), gone.has(key(line)) ? 'waived' : line.status])
		);
	});

	test('do not depend on the order of the files', async () => {
		const sums = async (files: ReturnType<typeof demoSample>) => {
			const engine = await openNative();
			try {
				await derive(engine, files, '2026-06-30 00:00:00');
				const lines = await linesOf(engine);
				return {
					lines: lines
						.filter((line) => !line.complaint.includes('#'))
						.map((line) => JSON.stringify(line))
						.sort(),
					people: (await deductions(engine)).map((row) => JSON.stringify(row)).sort()
				};
			} finally {
				await engine.close();
			}
		};
		const files = demoSample();
		expect(await sums([...files].reverse())).toEqual(await sums(files));
	});
});
