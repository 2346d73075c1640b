import { readSerial } from '#lib/intake/values/datetime.ts';
import type { DateFormat } from './styles.ts';

/** A day number under a date format as text: 'YYYY-MM-DD HH:MM:SS', 'YYYY-MM-DD' where neither it nor its format has a time, 'HH:MM:SS' for a time alone. */
export function dateText(raw: string, format: DateFormat, epoch: 1900 | 1904): string {
	const serial = Number(raw);
	if (!Number.isFinite(serial) || raw.trim() === '') return raw;
	if (!format.date && serial >= 0 && serial < 1) return clockText(Math.round(serial * 86400));
	const text = readSerial(serial, epoch);
	if (text === null) return numberText(raw);
	return text.length === 10 && format.time ? `${text} 00:00:00` : text;
}

/** Date and time in ISO 8601, to the nearest second; a time alone where the day is the one from which spreadsheets count. */
export function isoText(raw: string): string {
	const match = /^\s*(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?\s*$/.exec(raw);
	if (!match) return raw.trim();
	const [, year, month, day, hours, minutes = '0', seconds = '0'] = match;
	if (hours === undefined) return `${year}-${month}-${day}`;
	const rounded = Math.round(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
	const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000;
	if (days <= -2_209_075_200 || Number.isNaN(days)) return clockText(rounded % 86400);
	return new Date((days + rounded) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function clockText(seconds: number): string {
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/**
 * A number of a sheet as decimal text. Whole numbers keep the digits that stand in the file; fractions are rounded to the 15 digits
 * that a spreadsheet shows (12.300000000000001 → 12.3); exponents are written out.
 */
export function numberText(raw: string): string {
	const text = raw.trim();
	if (/^-?\d+$/.test(text)) return text;
	const value = Number(text);
	if (text === '' || !Number.isFinite(value)) return text;
	const match = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(text);
	if (match && Number(match[4]) >= (match[3]?.length ?? 0) && Number(match[4]) < 30) {
		const [, sign, whole, fraction = '', exponent] = match;
		return `${sign}${(whole + fraction.padEnd(Number(exponent), '0')).replace(/^0+(?=\d)/, '')}`;
	}
	return plainDecimal(value.toPrecision(15));
}

/** The text of a double without an exponent and without zeros at its end. */
function plainDecimal(text: string): string {
	const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text);
	if (!match) return text;
	const [, sign, whole, fraction = '', exponent = '0'] = match;
	const shift = Number(exponent);
	const digits = whole! + fraction;
	const point = whole!.length + shift;
	const padded =
		point <= 0
			? `0.${'0'.repeat(-point)}${digits}`
			: point >= digits.length
				? digits.padEnd(point, '0')
				: `${digits.slice(0, point)}.${digits.slice(point)}`;
	const short = padded.includes('.') ? padded.replace(/0+$/, '').replace(/\.$/, '') : padded;
	return /[1-9]/.test(short) ? `${sign}${short}` : '0';
}
