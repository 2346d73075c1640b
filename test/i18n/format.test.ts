import { expect, test } from 'vitest';
import {
	formatBytes,
	formatChange,
	formatDuration,
	formatHours,
	formatMoney,
	formatMonth,
	formatNumber,
	formatPercent,
	formatShareInterval,
	formatTime,
	nothing
} from '#lib/i18n/format.ts';

test('numbers group thousands and never show a negative zero', () => {
	expect(formatNumber(1234567)).toBe('1,234,567');
	expect(formatNumber(-1234.5, 1)).toBe('−1,234.5');
	expect(formatNumber(-0.04, 1)).toBe('0.0');
	expect(formatNumber(null)).toBe(nothing);
});
test('percents have one decimal and intervals share one sign', () => {
	expect(formatPercent(0.1824)).toBe('18.2%');
	expect(formatShareInterval(0.148, 0.222)).toBe('14.8–22.2%');
	expect(formatShareInterval(null, 0.2)).toBe('');
});
test('durations are said in two units at most', () => {
	expect(formatDuration(2 * 86400 + 3 * 3600, 'zh-CN')).toBe('2天3小时');
	expect(formatDuration(6.1833 * 3600, 'zh-CN')).toBe('6小时11分');
	expect(formatDuration(86399, 'zh-CN')).toBe('1天');
	expect(formatDuration(75, 'zh-Hant')).toBe('1分15秒');
	expect(formatDuration(-3600, 'en')).toBe('−1 h');
	expect(formatHours(27, 'en')).toBe('1 d 3 h');
});
test('money is yuan, with decimals only where there are fen', () => {
	expect(formatMoney(123400)).toBe('¥1,234');
	expect(formatMoney(1250)).toBe('¥12.50');
	expect(formatMoney(-5000)).toBe('−¥50');
});
test('months, times, changes and bytes read as people write them', () => {
	expect(formatMonth('2025-06', 'zh-CN')).toBe('2025年6月');
	expect(formatMonth('2025-06', 'en')).toBe('Jun 2025');
	expect(formatTime('2025-06-01 09:05:07')).toBe('2025-06-01 09:05');
	expect(formatTime('2025-06-01 00:00:00', true)).toBe('2025-06-01');
	expect(formatChange(3)).toBe('+3');
	expect(formatChange(-1.2, 1, '%')).toBe('−1.2%');
	expect(formatBytes(1258291)).toBe('1.2 MB');
});
