import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';

/** What every engine must do; one suite, run on the native library and in a real browser. */
export function engineConformance(name: string, open: () => Promise<Engine>): void {
	describe(name, () => {
		let engine: Engine;
		beforeAll(async () => {
			engine = await open();
		});
		afterAll(async () => engine?.close());

		const one = async (sql: string) => firstRow<Record<string, unknown>>(await engine.query(sql));

		test('is DuckDB 1.5.6', async () => {
			expect(await one('select version() as v')).toEqual({ v: 'v1.5.6' });
		});

		test('gives whole numbers, doubles and sums back as numbers', async () => {
			expect(
				await one(`select 7::tinyint a, -7::integer b, 9007199254740991::bigint c, 1.5::double d,
					sum(x)::hugeint e, sum(x) f, count(*) g, 12.34::decimal(10, 2) h, 0.1::double + 0.2::double i
					from range(5) t(x)`)
			).toEqual({ a: 7, b: -7, c: 9007199254740991, d: 1.5, e: 10, f: 10, g: 5, h: 12.34, i: 0.1 + 0.2 });
		});

		test('gives text, enums and booleans back', async () => {
			expect(
				await one(`select '漏水''s "顶"' a, '' b, 'x'::enum('x', 'y') c, true d, false e, '𠮷' f`)
			).toEqual({ a: '漏水\'s "顶"', b: '', c: 'x', d: true, e: false, f: '𠮷' });
		});

		test('gives times back as naive text', async () => {
			expect(
				await one(`select timestamp '2024-02-29 23:59:59' a, timestamp '1969-12-31 23:59:59.75' b,
					date '1900-01-01' c, date '2025-06-01' d, timestamp '0099-01-02 03:04:05' e,
					date_trunc('month', timestamp '2025-06-17 10:00:00') f`)
			).toEqual({
				a: '2024-02-29 23:59:59',
				b: '1969-12-31 23:59:59',
				c: '1900-01-01',
				d: '2025-06-01',
				e: '0099-01-02 03:04:05',
				f: '2025-06-01 00:00:00'
			});
		});

		test('gives lists back as arrays', async () => {
			expect(
				await one(`select ['甲', null, '乙'] a, [1.5::double, 2::double] b, []::varchar[] c, null::varchar[] d,
					list(x::integer order by x) e, quantile_cont(x::double, [0.5, 0.9]) f, [true, false] g
					from range(3) t(x)`)
			).toEqual({
				a: ['甲', null, '乙'],
				b: [1.5, 2],
				c: [],
				d: null,
				e: [0, 1, 2],
				f: [1, 1.8],
				g: [true, false]
			});
		});

		test('gives null back for every type', async () => {
			expect(
				await one(`select null a, null::varchar b, null::integer c, null::bigint d, null::double e,
					null::boolean f, null::timestamp g, null::date h, null::enum('x') i, null::decimal(9, 2) j`)
			).toEqual({ a: null, b: null, c: null, d: null, e: null, f: null, g: null, h: null, i: null, j: null });
		});

		test('keeps the order and number of many rows with nulls between', async () => {
			const found = rows<{ i: number; t: string | null; at: string }>(
				await engine.query(`select i::integer i, if(i % 7 = 0, null, '第' || i || '条') t,
					timestamp '2025-01-01' + to_minutes(i) as "at" from range(10000) r(i) order by i`)
			);
			expect(found).toHaveLength(10_000);
			expect(found[0]).toEqual({ i: 0, t: null, at: '2025-01-01 00:00:00' });
			expect(found[9_999]).toEqual({ i: 9_999, t: '第9999条', at: '2025-01-07 22:39:00' });
			expect(found.filter((row) => row.t === null)).toHaveLength(1429);
		});

		test('gives an empty result its columns', async () => {
			const table = await engine.query(
				`select 1::integer a, 'x' b, ['y'] c, date '2025-01-01' d where false`
			);
			expect(table.schema.fields.map((field) => field.name)).toEqual(['a', 'b', 'c', 'd']);
			expect(rows(table)).toEqual([]);
		});

		test('runs several statements at once, in order', async () => {
			await engine.exec(`create or replace table several (x integer);
				-- a comment; with a semicolon
				insert into several values (1), (2);
				insert into several select x + 10 from several;`);
			expect(await one('select sum(x) s from several')).toEqual({ s: 26 });
		});

		test('says what is wrong with a statement and stays usable', async () => {
			await expect(engine.exec('select 1; select nonsense from nowhere')).rejects.toThrow(/nowhere/);
			await expect(engine.query('selec 1')).rejects.toThrow(/syntax/i);
			expect(await one('select 1 as ok')).toEqual({ ok: 1 });
		});

		test('loads rows of every type and replaces the table', async () => {
			const columns = {
				s: 'VARCHAR',
				i: 'INTEGER',
				b: 'BIGINT',
				d: 'DOUBLE',
				o: 'BOOLEAN',
				at: 'TIMESTAMP',
				day: 'DATE'
			} as const;
			await engine.load('loaded', { gone: 'VARCHAR' }, [['x']]);
			await engine.load('loaded', columns, [
				['甲', 1, 9007199254740991, 0.1, true, '2025-06-01 08:00:01', '2025-06-01'],
				[null, null, null, null, null, null, null],
				['', -1, -1, -0.5, false, '1969-12-31 23:59:59', '1904-01-01']
			]);
			expect(rows(await engine.query('select * from loaded'))).toEqual([
				{ s: '甲', i: 1, b: 9007199254740991, d: 0.1, o: true, at: '2025-06-01 08:00:01', day: '2025-06-01' },
				{ s: null, i: null, b: null, d: null, o: null, at: null, day: null },
				{ s: '', i: -1, b: -1, d: -0.5, o: false, at: '1969-12-31 23:59:59', day: '1904-01-01' }
			]);
			expect(rows(await engine.query(`select column_name n, column_type t from (describe loaded)`))).toEqual(
				Object.entries(columns).map(([n, t]) => ({ n, t }))
			);
		});

		test('loads no rows and many rows', async () => {
			await engine.load('none', { a: 'VARCHAR', at: 'TIMESTAMP' }, []);
			expect(await one('select count(*) n from none')).toEqual({ n: 0 });
			const many = Array.from({ length: 5_001 }, (_, index) => [index, `行${index}`]);
			await engine.load('many', { i: 'INTEGER', t: 'VARCHAR' }, many);
			expect(await one(`select count(*) n, sum(i) s, max(t) t from many where i >= 4999`)).toEqual({
				n: 2,
				s: 9999,
				t: '行5000'
			});
		});

		test('refuses a cell that does not fit its column', async () => {
			await expect(engine.load('bad', { at: 'TIMESTAMP' }, [['2025-6-1']])).rejects.toThrow(TypeError);
			await expect(engine.load('bad', { i: 'INTEGER' }, [['1']])).rejects.toThrow(TypeError);
		});

		test('reads a registered file and forgets it', async () => {
			const bytes = new TextEncoder().encode('a,b\n1,"顶楼,漏水"\n2,x\n');
			for (const source of [
				{ kind: 'bytes', bytes } as const,
				{ kind: 'blob', blob: new Blob([bytes]) } as const
			]) {
				const name = await engine.register("台账'[1].csv", source);
				expect(name).not.toMatch(/['*?[\]]/);
				const sql = `select * from read_csv('${name}', header = true, all_varchar = true, delim = ',')`;
				expect(rows(await engine.query(sql))).toEqual([
					{ a: '1', b: '顶楼,漏水' },
					{ a: '2', b: 'x' }
				]);
				await engine.release("台账'[1].csv");
				await expect(engine.query(sql)).rejects.toThrow();
			}
		});

		test('cancels the running query at the signal and stays usable', async () => {
			const controller = new AbortController();
			const long = engine.query(
				'select count(*) n from range(100000000) a(x), range(100000000) b(y) where hash(x + y) = 1',
				controller.signal
			);
			setTimeout(() => controller.abort(), 50);
			await expect(long).rejects.toMatchObject({ name: 'AbortError' });
			await expect(engine.query('select 1', AbortSignal.abort())).rejects.toMatchObject({
				name: 'AbortError'
			});
			expect(await one('select 1 as ok')).toEqual({ ok: 1 });
		});

		test('cancels a statement that makes a table, which then does not exist', async () => {
			const long = engine.exec(
				'create table never as select a.x from range(100000000) a(x), range(100000000) b(y) where hash(x + y) = 1'
			);
			setTimeout(() => void engine.cancel(), 50);
			await expect(long).rejects.toMatchObject({ name: 'AbortError' });
			expect(await one(`select count(*) n from duckdb_tables() where table_name = 'never'`)).toEqual({
				n: 0
			});
		});

		test('runs what was asked at once in the order in which it was asked', async () => {
			await engine.exec('create or replace table steps (i integer)');
			await Promise.all(
				Array.from({ length: 20 }, (_, index) => engine.exec(`insert into steps values (${index})`))
			);
			const found = rows<{ i: number }>(await engine.query('select i from steps'));
			expect(found.map((row) => row.i)).toEqual(Array.from({ length: 20 }, (_, index) => index));
		});

		test('has a second connection with a default database of its own', async () => {
			const second = await engine.connect();
			await second.exec(`attach ':memory:' as beside; use beside; create table t as select 5 as x`);
			expect(rows(await engine.query('select x from beside.t'))).toEqual([{ x: 5 }]);
			await expect(engine.query('select x from t')).rejects.toThrow();
			await second.close();
			await engine.exec('detach beside');
		});

		test('reads wide rows of Chinese with the functions that need no extension', async () => {
			expect(
				await one(`select regexp_matches('电梯', '^\\p{Han}+$') a,
					try_strptime('2025年06月01日', ['%Y-%m-%d', '%Y年%m月%d日']) b,
					list_transform([1, 2], lambda x: (x + 1)::integer) c, strftime(timestamp '2025-06-01', '%Y-%m') d`)
			).toEqual({ a: true, b: '2025-06-01 00:00:00', c: [2, 3], d: '2025-06' });
		});
	});
}
