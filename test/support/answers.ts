import type { Engine } from '#lib/engine/engine.ts';
import * as metrics from '#lib/metrics/index.ts';
import type { Filter } from '#lib/metrics/index.ts';

/** What the metrics say about the tables on this engine, for everything and for a part of it. */
export async function answers(engine: Engine): Promise<Record<string, unknown>> {
	const { months } = await metrics.bounds(engine);
	const month = months.at(-2);
	const filters: Filter[] = [{}, { validity: ['valid'], search: '水' }, ...(month ? [{ month }] : [])];
	const said: Record<string, unknown> = {
		bounds: await metrics.bounds(engine),
		coverage: await metrics.coverage(engine),
		dataQuality: await metrics.dataQuality(engine),
		problems: await metrics.problems(engine),
		complaint: await metrics.complaint(engine, 7)
	};
	for (const [index, filter] of filters.entries()) {
		const about = {
			headline: await metrics.headline(engine, filter),
			monthly: await metrics.monthly(engine, filter),
			dimensions: await metrics.dimensions(engine, filter),
			pareto: await metrics.pareto(engine, filter, 'site', 'hours'),
			clauseTable: await metrics.clauseTable(engine, filter),
			clauseRows: await metrics.clauseRows(engine, filter, 'dispatch'),
			satisfactionSplit: await metrics.satisfactionSplit(engine, filter),
			openByAge: await metrics.openByAge(engine, filter),
			flow: await metrics.flow(engine, filter),
			intakeBy: await metrics.intakeBy(engine, filter, 'category_l1'),
			fineTable: await metrics.fineTable(engine, filter, 'person'),
			ledger: await metrics.ledger(engine, filter),
			complaintPage: await metrics.complaintPage(engine, { filter }),
			recordList: await metrics.recordList(engine, filter)
		};
		for (const [name, answer] of Object.entries(about)) said[`${name} ${index}`] = answer;
	}
	// as text and back: undefined and absent are one
	return JSON.parse(JSON.stringify(said)) as Record<string, unknown>;
}
