/** Texts in the order that SQL has them in, by code point, what is not given last. */
export function byText(one: string | null, other: string | null): number {
	if (one === other) return 0;
	if (one === null || other === null) return one === null ? 1 : -1;
	const [a, b] = [[...one], [...other]];
	const at = a.findIndex((sign, place) => sign !== b[place]);
	if (at < 0) return -1;
	return (a[at]!.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? -1);
}
