import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { ageBuckets } from '#lib/metrics/ages.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { classCounts } from '#lib/metrics/classes/counts.ts';
import { clauseTable } from '#lib/metrics/clauseTable.ts';
import { complaintPage } from '#lib/metrics/complaintPage.ts';
import { dimensions, type Dimensions } from '#lib/metrics/dimensions.ts';
import { compareShares, compareSites } from '#lib/metrics/fair/compare.ts';
import { trendsBy } from '#lib/metrics/fair/trendsBy.ts';
import { dimensionNames, type Filter } from '#lib/metrics/filter.ts';
import { finesApart } from '#lib/metrics/finesApart.ts';
import { headline } from '#lib/metrics/headline.ts';
import { intakeBy } from '#lib/metrics/intakeBy.ts';
import { monthly } from '#lib/metrics/monthly.ts';
import { openByAge } from '#lib/metrics/openByAge.ts';
import { pareto } from '#lib/metrics/pareto.ts';
import { satisfactionSplit } from '#lib/metrics/satisfactionSplit.ts';
import { stageOrder, standings } from '#lib/metrics/time/stageIs.ts';
import { countWith } from '#lib/metrics/tally/counts.ts';
import { Tally } from '#lib/metrics/tally/tally.ts';
import { complaintClauses, outcomes } from '#lib/pipeline/marts/clauses.ts';
import type { Counter } from '#lib/tally/protocol.ts';
import { derive } from '../support/derive.ts';
import { demoSample } from '../support/samples.ts';

/** Everything that is counted without the database where it can be. */
const asked: Readonly<Record<string, (engine: Engine, filter: Filter) => Promise<unknown>>> = {
	headline,
	monthly,
	clauses: clauseTable,
	classes: classCounts,
	ages: openByAge,
	satisfaction: satisfactionSplit,
	finesApart,
	sites: compareSites,
	total: (engine, filter) => complaintPage(engine, { filter, limit: 0 }),
	intake: (engine, filter) => intakeBy(engine, filter, 'site'),
	categories: (engine, filter) => pareto(engine, filter, 'category_l1'),
	fines: (engine, filter) => pareto(engine, filter, 'department', 'fines'),
	hours: (engine, filter) => pareto(engine, filter, 'handler', 'hours'),
	valid: (engine, filter) => compareShares(engine, filter, 'department', 'valid'),
	answered: (engine, filter) => compareShares(engine, filter, 'channel', 'answered'),
	progress: (engine, filter) => compareShares(engine, filter, 'handler', 'met:progress'),
	trends: (engine, filter) => trendsBy(engine, filter, 'site', 6)
};

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 });
function filters(values: Dimensions, months: readonly string[]): fc.Arbitrary<Filter> {
	const day = fc.oneof(
		fc
			.constantFrom(...months)
			.chain((month) => fc.integer({ min: 1, max: 31 }).map((n) => `${month}-${String(n).padStart(2, '0')}`)),
		fc.constant('2024-13-45')
	);
	const lists = Object.fromEntries(
		dimensionNames.map((name) => [
			name,
			fc.option(
				fc.subarray(['', 'nobody', ...values[name].map(({ value }) => value ?? '')], {
					minLength: 1,
					maxLength: 4
				}),
				{ nil: undefined, freq: 8 }
			)
		])
	);
	return fc
		.record({
			...lists,
			from: maybe(day),
			to: maybe(day),
			month: fc.option(fc.constantFrom(...months, '1999-01'), { nil: undefined, freq: 4 }),
			hour: fc.option(fc.integer({ min: 0, max: 23 }), { nil: undefined, freq: 9 }),
			weekday: fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined, freq: 9 }),
			age: fc.option(fc.subarray([...ageBuckets]), { nil: undefined, freq: 9 }),
			outcome: fc.option(
				fc.record({
					clause: fc.constantFrom(...complaintClauses, 'none'),
					outcome: fc.constantFrom(...outcomes)
				}),
				{ nil: undefined, freq: 6 }
			),
			stage: fc.option(
				fc.record({ stage: fc.constantFrom(...stageOrder), standing: fc.constantFrom(...standings) }),
				{ nil: undefined, freq: 6 }
			),
			stretch: fc.option(
				fc.record({ from: fc.constantFrom(...stageOrder), to: fc.constantFrom(...stageOrder) }),
				{ nil: undefined, freq: 6 }
			),
			open: fc.option(fc.boolean(), { nil: undefined, freq: 9 })
		})
		.map((filter) => JSON.parse(JSON.stringify(filter)) as Filter);
}

/** The same suite on both engines, and on a counter in this thread or in a worker. */
export function countingConformance(
	name: string,
	open: () => Promise<Engine>,
	counter: () => Counter,
	numRuns: number
): void {
	describe(name, () => {
		let database: Engine;
		/** The same connection, with what counts on top of it. */
		let counting: Engine;
		let tally: Tally;
		/** What was asked of the database, for want of a count. */
		const reached: string[] = [];
		let values: Dimensions;
		let months: readonly string[];

		beforeAll(async () => {
			database = await open();
			await derive(database, demoSample());
			values = await dimensions(database);
			({ months } = await bounds(database));
			tally = new Tally(database, counter());
			tally.prepare();
			counting = {
				...database,
				query: (sql, signal) => {
					reached.push(sql);
					return database.query(sql, signal);
				}
			};
			countWith(counting, tally);
			// a table beside the complaints is read once they are there
			for (let round = 0; round < 2; round++) {
				for (const ask of Object.values(asked)) await ask(counting, {});
				await tally.settled();
			}
			for (const clause of complaintClauses)
				await clauseTable(counting, { outcome: { clause, outcome: 'met' }, hour: 9, weekday: 1 });
			for (const stage of stageOrder) {
				for (const standing of standings) await clauseTable(counting, { stage: { stage, standing } });
				for (const to of stageOrder) await clauseTable(counting, { stretch: { from: stage, to } });
			}
			await tally.settled();
		});
		afterAll(() => Promise.all([tally.close(), database.close()]));

		test('everything that can be counted without the database was read for it', () => {
			expect(tally.refused).toEqual([]);
		});

		/** What does not follow the filter, and the days between rare events. */
		const uncounted =
			/^-- One row per (run|month of receipt and site with known households|complaint of the kind)/;

		test.for(Object.keys(asked))(
			'%s: what is counted is what the database says, whatever the filter',
			async (name) => {
				await fc.assert(
					fc.asyncProperty(filters(values, months), async (filter) => {
						const told = await asked[name]!(database, filter);
						reached.length = 0;
						expect(await asked[name]!(counting, filter)).toEqual(told);
						expect(reached.filter((sql) => !uncounted.test(sql))).toEqual([]);
					}),
					{ numRuns }
				);
			}
		);
	});
}
