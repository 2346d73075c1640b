/** A question whose answer is a sum over rows, so that it can be added up from what each row counts. */
export interface Additive {
	readonly table: string;
	/** What holds of the rows that count, in SQL; null: all. */
	readonly where: string | null;
	/** Columns by whose values the rows are grouped: how each is named, and its SQL. */
	readonly by: readonly Named[];
	/** What is counted where something holds (flag), and what is added up (amount). */
	readonly flags: readonly Named[];
	readonly amounts: readonly Named[];
	readonly order: readonly Order[];
}
export interface Named {
	readonly name: string;
	readonly sql: string;
}
export interface Order {
	readonly name: string;
	readonly descending: boolean;
	readonly nullsFirst: boolean;
}

/** Parts of an SQL text between commas, or another sign, that stand in no brackets and in no quotes. */
function parts(sql: string, sign: string): string[] {
	const found: string[] = [];
	let depth = 0;
	let from = 0;
	for (let at = 0; at < sql.length; at++) {
		const c = sql[at]!;
		if (c === "'" || c === '"') at = sql.indexOf(c, at + 1);
		else if (c === '(') depth++;
		else if (c === ')') depth--;
		else if (depth === 0 && sql.startsWith(sign, at)) {
			found.push(sql.slice(from, at).trim());
			from = at + sign.length;
			at = from - 1;
		}
	}
	return [...found, sql.slice(from).trim()];
}

/** The text without the cast and the brackets around all of it. */
function bare(sql: string): string {
	const text = sql.replace(/::(integer|double|bigint)$/, '').trim();
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '(') depth++;
		else if (text[at] === ')') depth--;
		if (depth === 0 && at < text.length - 1) return text;
	}
	return text.startsWith('(') ? bare(text.slice(1, -1)) : text;
}

type Counted = { readonly kind: 'flag' | 'amount'; readonly sql: string };

/** What one row adds to an aggregate; null where that cannot be told from the row alone. */
function counted(sql: string): Counted | null {
	const terms = parts(bare(sql), ' + ');
	if (terms.length > 1) {
		const each = terms.map(counted);
		if (each.includes(null)) return null;
		return {
			kind: 'amount',
			sql: each
				.map((one) => (one!.kind === 'flag' ? `if(${one!.sql}, 1, 0)` : `coalesce(${one!.sql}, 0)`))
				.join(' + ')
		};
	}
	const text = bare(sql);
	if (text === 'count(*)') return { kind: 'flag', sql: 'true' };
	const where = /^count\(\*\) filter \(where (.*)\)$/.exec(text);
	if (where) return { kind: 'flag', sql: where[1]! };
	const column = /^count\((\w+)\)$/.exec(text);
	if (column) return { kind: 'flag', sql: `${column[1]!} is not null` };
	const sum = /^coalesce\(sum\((.*)\), 0\)$/.exec(text);
	return sum ? { kind: 'amount', sql: sum[1]! } : null;
}

const isAggregate = /\b(count|sum|min|max|avg|bool_or|any_value|list|string_agg|quantile\w*|grouping)\s*\(/;

/** `select … from a mart where … group by all order by …` as sums over rows; null where it is not of that form. */
export function additiveOf(sql: string): Additive | null {
	const text = sql
		.replace(/^--.*$/gm, '')
		.replace(/\s+/g, ' ')
		.replace(/\( | \)/g, (sign) => sign.trim())
		.trim();
	const form =
		/^select (.*) from (mart_\w+) where (.*?) ?\/\*filter\*\/(?: group by (all|\w+))?(?: order by (.*))?$/.exec(
			text
		);
	if (!form || form[1]!.includes(' from ')) return null;
	const by: Named[] = [];
	const flags: Named[] = [];
	const amounts: Named[] = [];
	for (const item of parts(form[1]!, ',')) {
		const [, expression, name] = /^(.*?)(?: as "?(\w+)"?)?$/.exec(item) as unknown as [
			string,
			string,
			string?
		];
		const named = (of: string) => ({ name: name ?? of, sql: of });
		if (!isAggregate.test(expression)) {
			by.push(named(expression));
			continue;
		}
		const one = counted(expression);
		if (one === null || name === undefined) return null;
		(one.kind === 'flag' ? flags : amounts).push({ name, sql: one.sql });
	}
	if (by.length > 0 !== (form[4] !== undefined)) return null;
	const known = new Set([...by, ...flags, ...amounts].map(({ name }) => name));
	const order: Order[] = [];
	for (const item of form[5] ? parts(form[5], ',') : []) {
		const found = /^"?(\w+)"?( desc| asc)?( nulls first| nulls last)?$/.exec(item);
		if (!found || !known.has(found[1]!)) return null;
		order.push({
			name: found[1]!,
			descending: found[2] === ' desc',
			nullsFirst: found[3] === ' nulls first'
		});
	}
	const where = form[3] === 'true' ? null : form[3]!;
	return { table: form[2]!, where, by, flags, amounts, order };
}
