/** Bytes that the site keeps in this browser, and what it may keep; null where the browser does not tell. */
export async function storageUse(): Promise<{ used: number; allowed: number } | null> {
	const estimate = await navigator.storage?.estimate?.().catch(() => null);
	return estimate?.usage === undefined ? null : { used: estimate.usage, allowed: estimate.quota ?? 0 };
}
