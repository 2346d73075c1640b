/** The reasons that were given before, the latest first, each once. */
export function reasonsGiven(decided: readonly { readonly reason: string; readonly at: string }[]): string[] {
	const latest = decided.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
	return [...new Set(latest.map(({ reason }) => reason))].slice(0, 20);
}
