/** Whether an error says that the browser, or the disk below it, has no room left to write. */
export const isFull = (error: unknown): boolean =>
	error instanceof Error && error.name === 'QuotaExceededError';
