import { fold } from '#lib/intake/fold.ts';

const yes = [
	'是',
	'有',
	'要',
	'需',
	'需要',
	'需上门',
	'已',
	'对',
	'合格',
	'满意',
	'√',
	'✓',
	'y',
	'yes',
	'true',
	't',
	'1',
	'受伤',
	'索赔',
	'on'
];
const no = [
	'否',
	'无',
	'不',
	'没有',
	'没',
	'不要',
	'不需要',
	'无需',
	'不需',
	'未',
	'不合格',
	'不满意',
	'×',
	'✗',
	'x',
	'n',
	'no',
	'false',
	'f',
	'0',
	'off'
];
const known = new Map<string, boolean>([
	...yes.map((text) => [fold(text), true] as const),
	...no.map((text) => [fold(text), false] as const)
]);

/** 是/否, 有/无, √/×, Y/N, 1/0 …; null where the text is none of them. A lone mark such as / or - is not an answer. */
export function readBoolean(text: string): boolean | null {
	const folded = fold(text.replace(/[✔☑]/g, '√').replace(/[✘✖☒]/g, '×'));
	return known.get(folded) ?? null;
}

/** The answer with which a short text begins: 是的, 未上门; null where it begins with none. Folded text. */
export function nearBoolean(folded: string): string | null {
	if (folded.length > 8) return null;
	for (let length = folded.length - 1; length > 0; length--) {
		const value = /^[a-z\d]/.test(folded) ? undefined : known.get(folded.slice(0, length));
		if (value !== undefined) return String(value);
	}
	return null;
}
