/** SQL expressions by column name. */
export type Columns = Readonly<Record<string, string>>;

export interface Layer {
	readonly name: string;
	readonly columns: Columns;
}

const names = (sql: string): ReadonlySet<string> => new Set(sql.match(/[a-z_0-9]+/g));

const list = (columns: Columns): string =>
	Object.entries(columns)
		.map(([name, sql]) => (name === sql ? `\t${name}` : `\t${sql} as ${name}`))
		.join(',\n');

/**
 * One select in steps: each layer may use the columns of the layers before it, and nothing is computed or handed on
 * that nobody uses. The first layer reads `from`.
 */
export function layered(layers: readonly Layer[], from: string, last: Columns): string {
	let wanted = names(Object.values(last).join(' '));
	const steps: string[] = [];
	for (let i = layers.length - 1; i >= 0; i--) {
		const own = Object.entries(layers[i]!.columns).filter(([name]) => wanted.has(name));
		const before = layers.slice(0, i).flatMap((layer) => Object.keys(layer.columns));
		const handed = before.filter((name) => wanted.has(name));
		const columns = { ...Object.fromEntries(handed.map((name) => [name, name])), ...Object.fromEntries(own) };
		steps.unshift(
			`${layers[i]!.name} as (\nselect\n${list(columns)}\nfrom ${i === 0 ? from : layers[i - 1]!.name}\n)`
		);
		wanted = names(`${handed.join(' ')} ${own.map(([, sql]) => sql).join(' ')}`);
	}
	return `with ${steps.join(', ')}\nselect\n${list(last)}\nfrom ${layers.at(-1)!.name}`;
}
