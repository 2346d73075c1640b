import type { Engine } from '#lib/engine/engine.ts';

/** Milliseconds by what was built or asked. */
export type Times = Readonly<Record<string, number>>;

/** An engine that notes how long each statement takes, under the name of the table that it builds. */
export function watched(engine: Engine): { readonly engine: Engine; take(): Times } {
	let times: Record<string, number> = {};
	const timed = async <T>(name: string, work: Promise<T>): Promise<T> => {
		const since = performance.now();
		const result = await work;
		times[name] = (times[name] ?? 0) + performance.now() - since;
		return result;
	};
	return {
		engine: {
			...engine,
			exec: (sql, signal) => timed(nameOf(sql), engine.exec(sql, signal)),
			query: (sql, signal) => timed(nameOf(sql), engine.query(sql, signal)),
			load: (table, columns, rows) => timed('seeds', engine.load(table, columns, rows))
		},
		take: () => {
			const taken = times;
			times = {};
			return taken;
		}
	};
}

function nameOf(sql: string): string {
	const built = /^create (?:or replace )?(?:temporary )?(?:table|view) (?:if not exists )?"?(\w+)/.exec(sql);
	if (built) return built[1]!;
	if (/^drop/.test(sql)) return 'dropping';
	return sql.includes('quantile_cont(event_at') ? 'as_of' : 'counting';
}
