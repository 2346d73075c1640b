/** How personal data appear in a paper. */
export interface Mask {
	readonly on: boolean;
	name(value: string | null): string | null;
	/** People of the house: recorders, handlers, those who are fined. */
	staff(value: string | null): string | null;
	phone(value: string | null): string | null;
	address(value: string | null): string | null;
	/** Running text: the names that stand on the same row, phone and identity numbers. */
	text(value: string | null, names?: readonly (string | null)[]): string | null;
}

const star = '*';

/** 张小明 → 张**, John Smith → J*** S****; one letter stays to tell people apart on the page. */
export function maskName(name: string): string {
	return name.trim().replace(/[\p{L}\p{N}]+/gu, (word) => {
		const signs = [...word];
		return (signs[0] ?? '') + star.repeat(Math.max(1, signs.length - 1));
	});
}

/** 张小明 → 张*明, 张明 → 张*: colleagues can tell who is meant, a stranger cannot. */
export function maskStaff(name: string): string {
	const signs = [...name.trim()];
	if (signs.length < 3) return (signs[0] ?? '') + star;
	return (signs[0] ?? '') + star.repeat(signs.length - 2) + (signs.at(-1) ?? '');
}

/** 13812345678 → 138****5678; short numbers keep their last two digits, anything else keeps nothing. */
export function maskPhone(phone: string): string {
	const digits = phone.replace(/\D/g, '');
	if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
	return digits.length >= 7 ? `****${digits.slice(-2)}` : star.repeat(4);
}

/** 12栋3单元502 → 12栋****: the building stays, the door goes. */
export function maskAddress(address: string): string {
	const building = /^.{0,12}?(?:栋|棟|幢|座|号楼|號樓|期|苑|区|區|building|block|tower)/iu.exec(
		address.trim()
	);
	return (building?.[0] ?? '') + star.repeat(4);
}

/** Digits that make a phone or identity number, also with spaces or dashes between them. */
const longNumber =
	/(?<![\d.])(?:\+?86[-\s]?)?(?:\d{17}[\dXx]|1\d{2}[-\s]?\d{4}[-\s]?\d{4}|0\d{2,3}[-\s]?\d{7,8})(?!\d)/g;

export function maskText(text: string, names: readonly (string | null)[] = []): string {
	let masked = text;
	for (const name of names) {
		for (const [word] of (name ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
			// A single sign would take out half of the text.
			if ([...word].length > 1) masked = masked.replaceAll(word, maskName(word));
		}
	}
	return masked.replace(longNumber, (number) => maskPhone(number));
}

const kept = (value: string | null): string | null => value;
const each =
	(change: (value: string) => string) =>
	(value: string | null): string | null =>
		value === null || value === '' ? value : change(value);

/** The mask of a paper: on unless somebody asked otherwise. */
export function maskOf(on: boolean): Mask {
	if (!on) return { on, name: kept, staff: kept, phone: kept, address: kept, text: kept };
	return {
		on,
		name: each(maskName),
		staff: each(maskStaff),
		phone: each(maskPhone),
		address: each(maskAddress),
		text: (value, names) => (value === null ? null : maskText(value, names))
	};
}
