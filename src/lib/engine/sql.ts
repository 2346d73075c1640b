import type { ColumnType } from './engine.ts';

/** Text as an SQL literal. */
export function literal(text: string | null): string {
	return text === null ? 'null' : `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

/** `"a" INTEGER, "b" VARCHAR` */
export function columnList(columns: Readonly<Record<string, ColumnType>>): string {
	return Object.entries(columns)
		.map(([name, type]) => `${identifier(name)} ${type}`)
		.join(', ');
}
