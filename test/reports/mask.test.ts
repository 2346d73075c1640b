import { describe, expect, test } from 'vitest';
import { maskAddress, maskName, maskOf, maskPhone, maskText } from '#lib/reports/mask.ts';

describe('masks', () => {
	test('names keep their first sign', () => {
		expect(maskName('张小明')).toBe('张**');
		expect(maskName('John Smith')).toBe('J*** S****');
		expect(maskName('李')).toBe('李*');
	});
	test('phones keep what tells them apart, short ones almost nothing', () => {
		expect(maskPhone('138 1234 5678')).toBe('138****5678');
		expect(maskPhone('8612345')).toBe('****45');
		expect(maskPhone('分机12')).toBe('****');
	});
	test('addresses keep the building', () => {
		expect(maskAddress('12栋3单元502')).toBe('12栋****');
		expect(maskAddress('502')).toBe('****');
	});
	test('running text loses the numbers and the names of its row', () => {
		expect(maskText('张小明来电13812345678，身份证110101199001011234，工单20250601001', ['张小明'])).toBe(
			'张**来电138****5678，身份证110****1234，工单20250601001'
		);
		expect(maskText('座机 010-88886666', [null])).toBe('座机 010****6666');
	});
	test('an open paper shows everything', () => {
		expect(maskOf(false).name('张小明')).toBe('张小明');
		expect(maskOf(true).phone(null)).toBeNull();
	});
});
