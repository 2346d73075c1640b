import { fieldsOf, tableLabels, tableNames } from '#lib/model/columns.ts';

/** The grain of a model, as its first line says it. */
export interface Grain {
	readonly of: string;
	readonly key: readonly string[];
}

/** `-- One row per <grain>. Key: <columns>.` → its parts; null where the first line says something else. */
export function grainOf(sql: string): Grain | null {
	const match = /^-- One row per (.+)\. Key: (.+)\.\s*\n/.exec(sql);
	return match ? { of: match[1]!, key: match[2]!.split(', ') } : null;
}

export interface DescribedTable {
	readonly name: string;
	readonly kind: 'table' | 'view';
	readonly grain: Grain;
	readonly reads: readonly string[];
	readonly columns: readonly { readonly name: string; readonly type: string }[];
}

const layers = [
	['stg_', 'Staging: text has become values'],
	['fct_', 'Facts: what is judged, and what the rulebook makes of it'],
	['mart_', 'Marts: what metrics read']
] as const;

const enumerated = /^ENUM\(.*\)$/;

/** docs/data.md: what can be imported, and every derived table with its grain, key, sources and columns. */
export function dataPage(tables: readonly DescribedTable[]): string {
	const sections = layers.map(
		([prefix, title]) =>
			`### ${title}\n\n${tables
				.filter((t) => t.name.startsWith(prefix))
				.map(section)
				.join('\n')}`
	);
	return `# Data

Generated from the dictionary and the models by \`UPDATE_DOCS=1 npx vitest run test/pipeline/data.test.ts\`; a test holds it to them.

## What is imported

${tableNames.map(imported).join('\n\n')}

## What is derived

Staged and judged tables are dropped after their last reader; marts stay. Names say units: \`_at\` a naive civil time, \`_on\` a day, \`_fen\`
money, \`_seconds\`.

${sections.join('\n')}`;
}

/** A table of the dictionary with its fields. */
function imported(table: (typeof tableNames)[number]): string {
	const label = tableLabels[table];
	return [
		`### ${table} · ${label['zh-CN']} · ${label.en}`,
		'',
		'| field | type | 简体中文 | English |',
		'|---|---|---|---|',
		...fieldsOf(table).map((f) => `| \`${f.name}\` | ${f.type} | ${f.label['zh-CN']} | ${f.label.en} |`)
	].join('\n');
}

function section({ name, kind, grain, reads, columns }: DescribedTable): string {
	const cells = columns.map(
		(c) => `\`${c.name}\` ${enumerated.test(c.type) ? 'code' : c.type.toLowerCase()}`
	);
	return `#### ${name}

One row per ${grain.of}. Key: ${grain.key.map((k) => `\`${k}\``).join(', ')}.${kind === 'view' ? ' A view.' : ''}${reads.length ? ` Reads ${reads.join(', ')}.` : ''}

${name.endsWith('_cells') ? '*columns of the view that reads it, without fields that no sheet has*' : fold(cells).join(' · ')}
`;
}

const fields = fieldsOf('complaints').map((f) => f.name);
const ownColumns = new Set(fields.flatMap((name) => [name, `${name}_date_only`, `${name}_fen`]));
const runs: readonly (readonly [has: (column: string) => boolean, words: string])[] = [
	[(column) => ownColumns.has(column), '*the fields of the complaint log, `_date_only` beside each time*'],
	[(column) => /^has_/.test(column), '*`has_<field>` boolean for every field of the complaint log*']
];

/** The fields of the log stand in the dictionary already: a long run of them is named, not listed again. */
function fold(cells: readonly string[]): string[] {
	const kindOf = (cell: string) => runs.find(([has]) => has(/^`(\w+)`/.exec(cell)![1]!));
	const long = runs.filter((run) => cells.filter((cell) => kindOf(cell) === run).length >= 40);
	return cells.flatMap((cell, i) => {
		const run = kindOf(cell);
		if (!run || !long.includes(run)) return [cell];
		return cells.findIndex((other) => kindOf(other) === run) === i ? [run[1]] : [];
	});
}
