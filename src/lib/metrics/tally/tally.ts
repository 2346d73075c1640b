import type { Engine } from '#lib/engine/engine.ts';
import type { DurationKind } from '#lib/metrics/durations.ts';
import { durationSql } from '#lib/metrics/durationSql.ts';
import type { Durations } from '#lib/stats/durations.ts';
import type { Answer, Asked, Counter } from '#lib/tally/protocol.ts';
import type { Condition } from '#lib/tally/tables.ts';
import { usualColumns, type Test } from './conditions.ts';
import type { Additive } from './additive.ts';
import {
	codesPull,
	dictionaryOf,
	durationsPull,
	measuresPull,
	parentPull,
	read,
	type Dictionary,
	type Pull
} from './loading.ts';

const complaints = 'mart_complaints';

/** Columns of other tables by which filters ask for their rows. */
const ownColumns: Readonly<Record<string, readonly string[]>> = {
	mart_events: ['event_on', 'event_month'],
	mart_fines: ['due_at::date', 'month']
};

/** Answers that are kept, whatever was asked. */
const most = 400;

/**
 * Counts what is asked of the marts without asking the database: small numbers of every complaint, read from the marts once, when they are
 * first needed. Until they are there, and where something cannot be counted so, the answer is null, and the database is asked.
 */
export class Tally {
	readonly #engine: Engine;
	readonly #counter: Counter;
	readonly #dictionaries = new Map<string, Dictionary>();
	/** What was read, is to be read or cannot be. */
	readonly #state = new Map<string, 'wanted' | 'there' | 'cannot'>();
	readonly #answers = new Map<string, Promise<Answer>>();
	#ids: ArrayLike<number> | null = null;
	#last: Promise<void> = Promise.resolve();
	#closed = false;

	/** The engine is that of the marts, not one that remembers: what is read is read once. */
	constructor(engine: Engine, counter: Counter) {
		this.#engine = engine;
		this.#counter = counter;
		this.#want(complaints, () => this.#begin());
	}

	/** Reads what filters ask for most. */
	prepare(): void {
		for (const column of usualColumns) this.#column(complaints, column);
		for (const kind of ['handling', 'reply'] as const) this.#durations(kind);
	}

	/** Once nothing is being read any more. */
	settled(): Promise<void> {
		return this.#last;
	}

	close(): void {
		this.#closed = true;
		this.#counter.close();
	}

	/** The rows that the question's SQL gives where these tests hold; null where the database must be asked. */
	async count(
		question: Additive,
		tests: readonly Test[],
		signal?: AbortSignal
	): Promise<Record<string, unknown>[] | null> {
		const table = this.#tableOf(question);
		if (table === null) return null;
		const measures = measuresOf(question);
		const columns = question.by.map(({ sql }) => this.#column(table, sql));
		const conditions = this.#conditions(table, question, tests);
		if (conditions === null || columns.includes(null)) return null;
		const by = question.by.map(({ sql }) => sql);
		const answer = await this.#ask({ kind: 'count', table, conditions, by, measures }, signal);
		if (answer.kind !== 'count') return null;
		const names = [...question.flags, ...question.amounts].map(({ name }) => name);
		const order = orderOf(question);
		const found = Array.from({ length: answer.groups }, (_, group) => {
			const codes = by.map((_, at) => answer.keys[group * by.length + at]!);
			const sums = names.map((_, at) => answer.sums[group * names.length + at]!);
			const row = Object.fromEntries([
				...question.by.map(({ name }, at) => [name, columns[at]!.values[codes[at]!] ?? null]),
				...names.map((name, at) => [name, sums[at]])
			]) as Record<string, unknown>;
			return { row, codes, sums };
		});
		return found.sort((a, b) => order(a, b)).map(({ row }) => row);
	}

	/** How long the complaints took where these tests hold, by the value of a column; null where the database must be asked. */
	async lives(
		kind: DurationKind,
		by: string | null,
		tests: readonly Test[],
		signal?: AbortSignal
	): Promise<ReadonlyMap<unknown, Durations> | null> {
		const isThere = this.#durations(kind);
		const column = by === null ? null : this.#column(complaints, by);
		const conditions = this.#conditions(complaints, null, tests);
		if (!isThere || conditions === null || (by !== null && column === null)) return null;
		const asked = {
			kind: 'lives',
			table: complaints,
			conditions,
			by: by === null ? [] : [by],
			durations: kind
		} as const;
		const answer = await this.#ask(asked, signal);
		if (answer.kind !== 'lives') return null;
		return new Map(
			answer.figures.map((figures, at) => [column === null ? null : column.values[answer.keys[at]!], figures])
		);
	}

	/** The name under which the question's table is counted, and the columns of it that can be asked for; null where it is not read. */
	#tableOf(question: Additive): string | null {
		const { table, where } = question;
		if (table === complaints) {
			const measures = measuresOf(question);
			this.#want(`${table} ${measures}`, async () => {
				await this.#take(table, [measuresPull(table, measures, question.flags, question.amounts)]);
			});
			return this.#isThere(`${table} ${measures}`) ? table : null;
		}
		const name = `(select * from ${table} where ${where ?? 'true'})`;
		const whole = `${name} ${question.by.map(({ sql }) => sql).join()} ${measuresOf(question)}`;
		this.#want(whole, () => this.#takeWhole(name, question));
		return this.#isThere(whole) ? name : null;
	}

	/** Reads all that is asked of a table beside mart_complaints in one statement: a view has its rows in no order that another one would have. */
	async #takeWhole(name: string, question: Additive): Promise<void> {
		const columns = new Set([...(ownColumns[question.table] ?? []), ...question.by.map(({ sql }) => sql)]);
		const codes: Pull[] = [];
		for (const column of columns) {
			const dictionary = await dictionaryOf(this.#engine, name, column);
			if (dictionary === null) throw new Error(`too many values to be counted by: ${column}`);
			this.#dictionaries.set(`${name} ${column}`, dictionary);
			codes.push(codesPull(name, column, dictionary));
		}
		await this.#take(name, [
			parentPull(name, this.#ids!),
			...codes,
			measuresPull(name, measuresOf(question), question.flags, question.amounts)
		]);
	}

	async #begin(): Promise<void> {
		const ids = (await this.#engine.query(`select complaint_id::double as id from ${complaints}`)).getChildAt(
			0
		)!;
		this.#ids = Float64Array.from(ids.toArray() as ArrayLike<number>);
		this.#counter.take({ kind: 'begin', table: complaints, rows: this.#ids.length, parent: null });
	}

	async #take(table: string, pulls: readonly Pull[]): Promise<void> {
		for (const given of await read(this.#engine, table, pulls)) this.#counter.take(given);
	}

	/** The values of a column of complaints, once its codes are there. */
	#column(table: string, column: string): Dictionary | null {
		const name = `${table} ${column}`;
		if (table === complaints)
			this.#want(name, async () => {
				const dictionary = await dictionaryOf(this.#engine, table, column);
				if (dictionary === null) throw new Error(`too many values to be counted by: ${column}`);
				this.#dictionaries.set(name, dictionary);
				await this.#take(table, [codesPull(table, column, dictionary)]);
			});
		return table !== complaints || this.#isThere(name) ? (this.#dictionaries.get(name) ?? null) : null;
	}

	#durations(kind: DurationKind): boolean {
		const { seconds, closed } = durationSql(kind);
		const name = `${complaints} durations ${kind}`;
		this.#want(name, () => this.#take(complaints, [durationsPull(complaints, kind, seconds, closed)]));
		return this.#isThere(name);
	}

	/** The tests as codes; null where a column of them is not there. */
	#conditions(table: string, question: Additive | null, tests: readonly Test[]): Condition[] | null {
		const own: Test[] =
			table === complaints && question?.where
				? [{ column: `(${question.where})::boolean`, accepts: isTrue }]
				: [];
		const all = [...own, ...tests].map(({ column, parent, accepts }): Condition | null => {
			const dictionary = this.#column(parent ? complaints : table, column);
			if (dictionary === null) return null;
			let accepted = dictionary.accepted.get(accepts);
			if (!accepted) {
				accepted = dictionary.texts.flatMap((text, code) => (accepts(text) ? [code] : []));
				dictionary.accepted.set(accepts, accepted);
			}
			return { column, accepted, ...(parent ? { parent } : {}) };
		});
		return all.includes(null) ? null : (all as Condition[]);
	}

	#isThere(name: string): boolean {
		return this.#state.get(name) === 'there';
	}

	#want(name: string, take: () => Promise<void>): void {
		if (this.#state.has(name) || this.#closed) return;
		this.#state.set(name, 'wanted');
		this.#last = this.#last.then(async () => {
			if (this.#closed) return;
			try {
				await take();
				this.#state.set(name, 'there');
			} catch {
				// what cannot be read so is asked of the database, which tells what is wrong
				this.#state.set(name, 'cannot');
			}
		});
	}

	/** What cannot be counted here, of all that was asked for. */
	get refused(): readonly string[] {
		return [...this.#state].flatMap(([name, state]) => (state === 'cannot' ? [name] : []));
	}

	async #ask(asked: Asked, signal?: AbortSignal): Promise<Answer> {
		const name = JSON.stringify(asked);
		for (;;) {
			signal?.throwIfAborted();
			const known = this.#answers.get(name);
			const answer = known ?? this.#counter.ask(asked, signal);
			this.#answers.delete(name);
			this.#answers.set(name, answer);
			if (this.#answers.size > most) this.#answers.delete(this.#answers.keys().next().value!);
			try {
				return await answer;
			} catch (error) {
				if (this.#answers.get(name) === answer) this.#answers.delete(name);
				// another one who asked for the same does not want it any more: asked again
				if (!known || (error as Error).name !== 'AbortError') throw error;
			}
		}
	}
}

const isTrue = (value: string | null): boolean => value === 'true';

const measuresOf = ({ flags, amounts }: Additive): string =>
	[...flags, ...amounts].map(({ name, sql }) => `${name}: ${sql}`).join(', ');

interface Found {
	readonly codes: readonly number[];
	readonly sums: readonly number[];
}

/** The order that the question asks for; codes are in the order of their texts, and null is the last of them unless said otherwise. */
function orderOf(question: Additive): (one: Found, other: Found) => number {
	const names = [...question.flags, ...question.amounts].map(({ name }) => name);
	const by = question.order.map(({ name, descending, nullsFirst }) => {
		const column = question.by.findIndex((one) => one.name === name);
		const measure = names.indexOf(name);
		const sign = descending ? -1 : 1;
		return (one: Found, other: Found) => {
			if (column < 0) return sign * (one.sums[measure]! - other.sums[measure]!);
			const [a, b] = [one.codes[column]!, other.codes[column]!];
			if (a === b) return 0;
			if (a === 0 || b === 0) return (a === 0) === nullsFirst ? -1 : 1;
			return sign * (a - b);
		};
	});
	return (one, other) => {
		for (const compare of by) {
			const difference = compare(one, other);
			if (difference !== 0) return difference;
		}
		return 0;
	};
}
