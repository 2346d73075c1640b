import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { remembering } from '#lib/engine/remembering.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await engine.exec('create table t as select 1 as n; create sequence asked');
});
afterAll(() => engine.close());

/** A question whose answer tells how often it was asked. */
const ask = "select nextval('asked')::integer as n";
const slow = 'select count(*)::double as n from range(100000000000) as r(i) where i % 3 = 1';
const told = async (asked: Engine, sql: string, signal?: AbortSignal) =>
	(await asked.query(sql, signal)).get(0)?.['n'] as number;

test('the same question is asked once, another one anew', async () => {
	const asked = remembering(engine);
	const first = await told(asked, ask);
	expect(await told(asked, ask)).toBe(first);
	expect(await told(asked, `${ask} -- again`)).not.toBe(first);
	expect(await told(remembering(engine), ask)).not.toBe(first);
});

test('two who ask at once wait for one statement, and one of them may leave', async () => {
	const asked = remembering(engine);
	const leaves = new AbortController();
	const gone = asked.query(ask, leaves.signal);
	const stays = told(asked, ask);
	leaves.abort();
	await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
	expect(await stays).toBe(await told(asked, ask));
});

test('when all have left, the statement is stopped and what waits behind it runs', async () => {
	const asked = remembering(engine);
	const leaves = new AbortController();
	const gone = asked.query(slow, leaves.signal);
	const behind = told(asked, 'select n from t');
	setTimeout(() => leaves.abort(), 50);
	await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
	expect(await behind).toBe(1);
});

test('a failure is not kept', async () => {
	const asked = remembering(engine);
	await expect(asked.query('select n from later')).rejects.toThrow(/later/);
	await engine.exec('create table later as select 7 as n');
	expect(await told(asked, 'select n from later')).toBe(7);
});

test('what was not asked for longest gives way', async () => {
	const asked = remembering(engine, 2);
	const [a, b, c] = ['a', 'b', 'c'].map((mark) => `${ask} -- ${mark}`) as [string, string, string];
	const first = [await told(asked, a), await told(asked, b)];
	expect(await told(asked, a)).toBe(first[0]);
	await told(asked, c);
	expect(await told(asked, a)).toBe(first[0]);
	expect(await told(asked, b)).not.toBe(first[1]);
});
