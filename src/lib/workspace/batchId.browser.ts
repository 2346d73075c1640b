/** A plain name for a new batch that no other batch of this workspace has. */
export const batchId = (): string => crypto.randomUUID();
