/** Throws where a name could leave the store's folder: that would be our own mistake. */
export function plainName(name: string): string {
	if (!isPlainName(name)) throw new Error(`not a plain name: ${name}`);
	return name;
}

/** Whether something may name a batch or a document. */
export const isPlainName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name);

export const manifestName = 'manifest.json';
export const batchName = (id: string): string => `b-${plainName(id)}.duckdb`;
export const sourceName = (id: string): string => `s-${plainName(id)}.source`;
export const documentName = (name: string): string => `d-${plainName(name)}.json`;

/** The document that a file of the store holds; null for other files. */
export const documentOf = (file: string): string | null => /^d-(.+)\.json$/.exec(file)?.[1] ?? null;

/** The batch to which a file of the store belongs, logs and half-written copies included; null for other files. */
export function batchOf(file: string): string | null {
	return /^(?:b-(.+?)\.duckdb|s-(.+?)\.source)(?:\..*)?$/.exec(file)?.slice(1).find(Boolean) ?? null;
}
