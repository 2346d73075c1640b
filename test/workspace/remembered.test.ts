import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { remembering } from '#lib/engine/remembering.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { remembered } from '#lib/workspace/remembered.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await engine.exec('create sequence asked');
});
afterAll(() => engine.close());

const stay = new AbortController().signal;
/** A question whose answer tells how often it was asked. */
const ask = () =>
	remembered(async (one: Engine, filter: Filter, signal) => {
		const n = (await one.query(`select nextval('asked')::integer as n -- ${Math.random()}`, signal)).get(0)![
			'n'
		];
		return { filter, n: n as number };
	});

test('a filter that was asked for before has the very answer that it had', async () => {
	const asked = ask();
	const first = await asked(engine, { site: ['A', 'B'], month: '2025-03' }, stay);
	const other = await asked(engine, { site: ['A'] }, stay);
	expect(other.n).not.toBe(first.n);
	expect(await asked(engine, { month: '2025-03', site: ['A', 'B'] }, stay)).toBe(first);
	expect(await asked(engine, { site: ['A'] }, stay)).toBe(other);
});

test('where the tables changed, all is asked anew', async () => {
	const asked = ask();
	const [before, after] = [remembering(engine), remembering(engine)];
	const first = await asked(before, {}, stay);
	expect((await asked(after, {}, stay)).n).not.toBe(first.n);
	expect(await asked(before, {}, stay)).toBe(first);
});

test('what was stopped is asked again', async () => {
	const asked = ask();
	const stop = new AbortController();
	stop.abort();
	await expect(asked(engine, {}, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
	expect((await asked(engine, {}, stay)).n).toBeGreaterThan(0);
});

test('what was not asked for longest gives way', async () => {
	const asked = ask();
	const first = await asked(engine, {}, stay);
	const second = await asked(engine, { hour: 1 }, stay);
	for (let site = 0; site < 58; site++) await asked(engine, { site: [String(site)] }, stay);
	expect(await asked(engine, {}, stay)).toBe(first);
	await asked(engine, { hour: 2 }, stay);
	expect(await asked(engine, {}, stay)).toBe(first);
	expect((await asked(engine, { hour: 1 }, stay)).n).not.toBe(second.n);
});
