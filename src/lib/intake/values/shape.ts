import { halfWidth } from './clean.ts';
import type { Order } from './datetime.ts';

/** SQL: the shape of a text, every digit as 9. */
export function shapeSql(expression: string): string {
	return `translate(${expression}, '012345678', '999999999')`;
}

/** The shape of a text in our own code; full-width digits and signs count as plain ones. */
export function shapeOf(text: string): string {
	return halfWidth(text).replace(/\d/g, '9');
}

/** What a shape of dates says: the strptime format under each order that its digits allow. */
export interface DateShape {
	readonly formats: Readonly<Partial<Record<Order, string>>>;
	readonly timed: boolean;
	/** True where only the order tells day from month or year. */
	readonly ordered: boolean;
}

const fixedDate = /^(?:9999([/\-.])9{1,2}\1(?:9{1,2})|9999年9{1,2}月9{1,2}日?|99999999)(?![9/\-.])/;
const openDate = /^(9{1,2})([/\-.])(9{1,2})\2(9{4}|9{1,2})(?![9/\-.])/;
const clock = /^(?:(T| +|)9{1,2}(:|时)9{1,2}(?:(?::9{1,2}(?:\.9{1,6})?)|分(?:9{1,2}秒)?)?( ?)([AaPp][Mm])?)$/;
const packedClock = /^( ?)(?:999999|9999)$/;

/** Reads a shape; null where no strptime format can take it as it stands. */
export function dateShape(shape: string): DateShape | null {
	const fixed = fixedDate.exec(shape);
	const open = fixed ? null : openDate.exec(shape);
	const packed = fixed ? null : /^99999999(?=9{4}(?:99)?$)/.exec(shape);
	const head = (fixed ?? open ?? packed)?.[0];
	if (head === undefined) return null;
	const time = timeFormat(shape.slice(head.length), head.includes('年') || !head.startsWith('99999999'));
	if (time === null) return null;
	const timed = time !== '';
	if (fixed || packed) {
		const format = head.startsWith('99999999')
			? '%Y%m%d'
			: head.includes('年')
				? `%Y年%m月%d${head.endsWith('日') ? '日' : ''}`
				: `%Y${fixed![1]}%m${fixed![1]}%d`;
		return { formats: { ymd: format + time, dmy: format + time, mdy: format + time }, timed, ordered: false };
	}
	const [, first, separator, , last] = open!;
	const formats: Partial<Record<Order, string>> = {};
	// Two-digit years are written with both digits, so a single digit is a day or a month.
	if (last!.length > 1) {
		const year = last!.length === 4 ? '%Y' : '%y';
		formats.dmy = `%d${separator}%m${separator}${year}${time}`;
		formats.mdy = `%m${separator}%d${separator}${year}${time}`;
	}
	if (first!.length === 2 && last!.length < 4) formats.ymd = `%y${separator}%m${separator}%d${time}`;
	return Object.keys(formats).length === 0 ? null : { formats, timed, ordered: true };
}

/** '' where no time stands, null where the rest is no time. */
function timeFormat(rest: string, separated: boolean): string | null {
	if (rest === '') return '';
	const packed = packedClock.exec(rest);
	if (packed && (!separated || packed[1] !== ''))
		return `${packed[1]}${rest.trim().length === 6 ? '%H%M%S' : '%H%M'}`;
	const match = clock.exec(rest);
	if (!match) return null;
	const [, lead, colon, gap, half] = match;
	const hour = half ? '%I' : '%H';
	const start = lead === '' ? '' : lead === 'T' ? 'T' : ' ';
	const seconds = /(?::9{1,2}){2}/.test(rest);
	const body =
		colon === '时'
			? `${hour}时%M${rest.includes('分') ? '分' : ''}${rest.includes('秒') ? '%S秒' : ''}`
			: `${hour}:%M${seconds ? ':%S' : ''}${rest.includes('.') ? '.%f' : ''}`;
	return `${start}${body}${half ? `${gap}%p` : ''}`;
}
