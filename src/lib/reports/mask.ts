import { Names, unseen } from './names.ts';

/** What stands on the same row and must not stand in its texts either. */
export interface Own {
	readonly names?: readonly (string | null)[];
	readonly phone?: string | null;
	readonly unit?: string | null;
}

/** How personal data appear in a paper. */
export interface Mask {
	readonly on: boolean;
	name(value: string | null): string | null;
	/** People of the house: recorders, handlers, those who are fined. */
	staff(value: string | null): string | null;
	phone(value: string | null): string | null;
	address(value: string | null): string | null;
	/** Running text: everybody whom the log names, numbers of phones and identity cards, doors, mails, plates. */
	text(value: string | null, own?: Own): string | null;
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
	const digits = phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
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

const digit = '[0-9０-９]';
const gap = '[-－\\s.·]?';
const many = (n: number): string => `(?:${gap}${digit}){${n}}`;

/** Digits that make a mobile, landline, service or identity number, in full width or with marks between them too. */
const longNumber = new RegExp(
	`(?<![0-9０-９.])(?:${[
		`${digit}${many(16)}${gap}[0-9０-９Xx]`,
		`(?:[+＋]?(?:86|８６)${gap})?[1１]${gap}[3-9３-９]${many(9)}`,
		`[(（]?[0０]${digit}{2,3}[)）]?${gap}${digit}{3,4}${gap}${digit}{4}`,
		`[48４８][0０]{2}${gap}${digit}{3,4}${gap}${digit}{3,4}`
	].join('|')})(?![0-9０-９])`,
	'g'
);
const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const plate =
	/[京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊][A-Z][·\s]?[A-Z0-9]{5,6}(?![A-Z0-9])/g;
/** 12栋3单元502, 3号楼1203室, 5-2-302室: a building and what leads to its door. */
const door =
	/(?:[A-Za-z\d０-９]{1,4}|[一二三四五六七八九十]{1,3})\s*(?:栋|棟|幢|座|号楼|號樓)[\s-]*(?:(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,2}|[A-Za-z])\s*(?:单元|單元|门|門|梯)[\s-]*)?(?:[\d０-９]{1,2}\s*[层層楼樓][\s-]*)?[\d０-９]{2,4}\s*(?:室|号|號|房|户|戶)?|(?<![\d-])\d{1,3}-\d{1,2}-\d{3,4}(?![\d-])(?:\s*[室号號房])?/gu;

/** Half-width digits for full-width ones. */
const narrow = (text: string): string =>
	text.replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
/** A text without what would tell who somebody is, where they live and how to reach them. */
export function maskText(text: string, own: Own = {}, known: Names | null = null): string {
	let masked = text.replace(unseen, '');
	masked = new Names(own.names ?? []).replace(known ? known.replace(masked, maskName) : masked, maskName);
	for (const [value, change] of [
		[own.phone, maskPhone],
		[own.unit, maskAddress]
	] as const) {
		const known = value?.trim() ?? '';
		if ([...known].length > 2) masked = masked.replaceAll(known, change);
	}
	return masked
		.replace(mail, '***@***')
		.replace(plate, (found) => `${found.slice(0, 2)}${star.repeat(5)}`)
		.replace(door, maskAddress)
		.replace(longNumber, (found) => maskPhone(narrow(found)));
}

const kept = (value: string | null): string | null => value;
const each =
	(change: (value: string) => string) =>
	(value: string | null): string | null =>
		value === null || value === '' ? value : change(value);

/** The mask of a paper: on unless somebody asked otherwise. `people`: names that no text may hold. */
export function maskOf(on: boolean, people: readonly string[] = []): Mask {
	if (!on) return { on, name: kept, staff: kept, phone: kept, address: kept, text: kept };
	const known = new Names(people);
	return {
		on,
		name: each(maskName),
		staff: each(maskStaff),
		phone: each(maskPhone),
		address: each(maskAddress),
		text: (value, own) => (value === null ? null : maskText(value, own, known))
	};
}
