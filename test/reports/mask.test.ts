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
		const names = ['张小明'];
		expect(maskText('张小明来电13812345678，身份证110101199001011234，工单20250601001', { names })).toBe(
			'张**来电138****5678，身份证110****1234，工单20250601001'
		);
		expect(maskText('座机 010-88886666', { names: [null] })).toBe('座机 010****6666');
	});
	test.each([
		['全角 １３８１２３４５６７８', '全角 138****5678'],
		['138-1234-5678、+86 138 1234 5678', '138****5678、138****5678'],
		['(010)8888 6666，400-820-8888', '010****6666，****88'],
		['1 3 8 1 2 3 4 5 6 7 8', '138****5678'],
		['138\u200b1234\u20605678', '138****5678'],
		['身份证11010119900101123X', '身份证110****1123'],
		['住12栋3单元502室，楼上12栋3单元602', '住12栋****，楼上12栋****'],
		['三号楼1203有水', '三号楼****有水'],
		['5-2-302漏水', '****漏水'],
		['写信到 zhang.xm@example.com', '写信到 ***@***'],
		['车牌京A·12345被刮', '车牌京A*****被刮']
	])('%s', (text, masked) => expect(maskText(text)).toBe(masked));
	test.each([
		'2025-06-01 08:30:00',
		'工单20250601001',
		'第10条 24小时',
		'¥1,234.50',
		'35.6%，n=412',
		'A-10234'
	])('%s is nobody’s number and stays', (text) => expect(maskText(text)).toBe(text));
	test('texts lose the phone, the door and the people of the house wherever they stand', () => {
		const mask = maskOf(true, ['李建国', 'Ann Lee']);
		const own = { names: ['王芳'], phone: '8612345', unit: 'B座东户' };
		expect(mask.text('王芳（8612345）说李建国和 ann lee 没去B座东户，annual 报告', own)).toBe(
			'王*（****45）说李**和 a** l** 没去B座****，annual 报告'
		);
	});
	test('names are found beside other scripts, and not within longer words', () => {
		const mask = maskOf(true, ['员工07', '李建国', 'Lee', '业主']);
		expect(mask.text('员工07和员工071，ABC李建国LEE, sleeve，业主')).toBe(
			'员***和员工071，ABC李**L**, sleeve，业主'
		);
	});
	test('names with signs of a pattern are only themselves', () => {
		expect(maskText('abc .* (x+) 张三', { names: ['.*', '(a+)+$', '张三'] })).toBe('abc .* (x+) 张*');
	});
	test('an open paper shows everything', () => {
		expect(maskOf(false).name('张小明')).toBe('张小明');
		expect(maskOf(true).phone(null)).toBeNull();
	});
});
