const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/** Lists of what is drawn: replaced whole, however long they are. */
const lists = new Set(['data', 'color', 'customValues']);

/** What a series is known by: another one is another series. */
const identity = new Set(['type', 'name', 'id']);

/**
 * True where two options hold the same things in the same places, so that one written over the other leaves nothing behind of it: every
 * series of the same name and type, every part with the same names. What the parts say may differ.
 */
export function isSameShape(one: unknown, other: unknown, name = ''): boolean {
	if (!isObject(one) || !isObject(other))
		return typeof one === typeof other && (!identity.has(name) || one === other);
	if (Array.isArray(one) || Array.isArray(other)) {
		if (!Array.isArray(one) || !Array.isArray(other)) return false;
		if (lists.has(name)) return true;
		return one.length === other.length && one.every((part, at) => isSameShape(part, other[at]));
	}
	const names = Object.keys(one);
	return (
		names.length === Object.keys(other).length &&
		names.every((key) => key in other && isSameShape(one[key], other[key], key))
	);
}
