import { halfWidth } from './clean.ts';

const shape =
	/^(?:约|近|共|计|合计|rmb|cny|人民币|¥|￥|\$)*\s*([+-]?)\s*(?:¥|￥|\$)?\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?\s*(亿|万|萬|千|百|k|w)?\s*(?:元|圆|块|塊|户|戶|人|次|个|個|家|套|间|份|rmb|cny|整|平方米|平米|㎡|m2|m²)*$/i;
const factors: Readonly<Record<string, number>> = {
	百: 2,
	千: 3,
	k: 3,
	万: 4,
	萬: 4,
	w: 4,
	亿: 8
};

/** A number as people write it (1,200元, ¥300, 1.2万, （50）, 3户) as plain decimal text; null where it is none. */
export function readNumber(text: string): string | null {
	// One space at the most between the parts: a long run of them would be shared out in every possible way.
	const plain = halfWidth(text).replace(/，/g, ',').replace(/\s+/g, ' ').trim();
	const bracketed = /^\((.+)\)$/.exec(plain);
	const match = shape.exec(bracketed ? bracketed[1]! : plain);
	if (!match) return null;
	const [, sign, whole = '', fraction = '', unit] = match;
	if (whole === '' && fraction === '') return null;
	const negative = (sign === '-') !== (bracketed !== null);
	const moved = shift(
		whole.replaceAll(',', '') || '0',
		fraction.slice(1),
		unit ? factors[unit.toLowerCase()]! : 0
	);
	return `${negative && /[1-9]/.test(moved) ? '-' : ''}${moved}`;
}

/** Moves the point `places` to the right, in text: no binary fraction comes between. */
function shift(whole: string, fraction: string, places: number): string {
	const digits = fraction.padEnd(places, '0');
	const left = (whole + digits.slice(0, places)).replace(/^0+(?=\d)/, '');
	const right = digits.slice(places).replace(/0+$/, '');
	return right === '' ? left : `${left}.${right}`;
}
