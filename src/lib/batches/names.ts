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
/** A file that is kept under its own SHA-256 and never changed. */
export const keptName = (sha256: string): string => `e-${plainName(sha256)}.zip`;

/** Whether this is a kept file, or half of one, that none of `named` asks for; null: nobody can tell. */
export function isStray(file: string, named: ReadonlySet<string> | null): boolean {
	const sha256 = /^e-([0-9a-f]{64})\.zip/.exec(file)?.[1];
	if (sha256 === undefined || named === null) return false;
	return file !== keptName(sha256) || !named.has(sha256);
}

/** The document that a file of the store holds; null for other files. */
export const documentOf = (file: string): string | null => /^d-(.+)\.json$/.exec(file)?.[1] ?? null;

/** The batch to which a file of the store belongs, logs and half-written copies included; null for other files. */
export function batchOf(file: string): string | null {
	return /^(?:b-(.+?)\.duckdb|s-(.+?)\.source)(?:\..*)?$/.exec(file)?.slice(1).find(Boolean) ?? null;
}
