import { describe, expect, it } from 'vitest';
import { localeOf, readArguments } from '../../src/cli/arguments.ts';
import { UsageError } from '../../src/cli/usage.ts';

const command = (...args: string[]) => readArguments(args).command;
const wrong = (...args: string[]) => {
	try {
		readArguments(args);
	} catch (error) {
		if (error instanceof UsageError) return error.words.en;
		throw error;
	}
	return null;
};

describe('the command line', () => {
	it('reads a sheet after #, several files and a table for one of them', () => {
		expect(
			command('run', '--in', 'a.xlsx#六月', '--in', 'b.csv', '--table', 'staff=b.csv', '--out', 'o')
		).toEqual({
			name: 'run',
			similar: false,
			out: 'o',
			format: 'csv',
			view: {
				inputs: [
					{ path: 'a.xlsx', sheet: '六月', table: null },
					{ path: 'b.csv', sheet: null, table: 'staff' }
				],
				map: null,
				rulebook: null,
				asOf: null,
				decisions: null,
				actions: null,
				annotations: null
			}
		});
	});

	it('takes a file that only --table names', () => {
		expect(command('run', '--in', 'a.csv', '--table', 'sites=s.csv', '--out', 'o')).toMatchObject({
			view: { inputs: [{ path: 'a.csv' }, { path: 's.csv', sheet: null, table: 'sites' }] }
		});
	});

	it('reads the report, its month and its formats', () => {
		expect(
			command('report', 'monthly', '2025-06', '--in', 'a', '--out', 'o', '--format', 'html,docx')
		).toMatchObject({
			kind: 'monthly',
			subject: '2025-06',
			unmasked: false,
			formats: ['html', 'docx']
		});
		expect(
			command('report', 'annual', '2025', '--in', 'a', '--out', 'o', '--fiscal-start', '4', '--actions', 'x')
		).toMatchObject({
			kind: 'annual',
			subject: '2025',
			fiscalStart: 4,
			standards: null,
			view: { actions: 'x' }
		});
	});

	it('finds the language wherever it stands', () => {
		expect(localeOf(['run', '--locale', 'en'])).toBe('en');
		expect(localeOf(['run', '--locale=zh-Hant'])).toBe('zh-Hant');
		expect(localeOf(['run'])).toBe('zh-CN');
	});

	it('says what is wrong with it', () => {
		expect(wrong('walk')).toContain('no command');
		expect(wrong('run', '--in', 'a')).toContain('is missing');
		expect(wrong('run', '--out', 'o')).toContain('is missing');
		expect(wrong('run', '--in', 'a', '--out', 'o', '--format', 'odt')).toContain('cannot be');
		expect(wrong('run', '--in', 'a', '--out', 'o', '--as-of', '2025-02-30 00:00:00')).toContain('--as-of');
		expect(wrong('run', '--in', 'a', '--out', 'o', '--as-of', 'today')).toContain('--as-of');
		expect(wrong('run', '--in', 'a', '--out', 'o', '--table', 'cats=a')).toContain('--table');
		expect(wrong('report', 'monthly', '2025-13', '--in', 'a', '--out', 'o')).toContain('month');
		expect(wrong('report', 'annual', '2025-06', '--in', 'a', '--out', 'o')).toContain('year');
		expect(wrong('report', 'annual', '2025', '--in', 'a', '--out', 'o', '--fiscal-start', '13')).toContain(
			'cannot be'
		);
		expect(wrong('report', 'records', '--in', 'a', '--out', 'o')).toContain('month');
		expect(wrong('report', 'processing', '--in', 'a', '--out', 'o')).toContain('is missing');
		expect(wrong('report', 'capa', 'CA-2025-001', '--in', 'a', '--out', 'o')).toContain('is missing');
		expect(wrong('report', 'novel', '--in', 'a', '--out', 'o')).toContain('there are: {allowed}');
		expect(command('report', 'desk', '--in', 'a', '--out', 'o')).toMatchObject({ kind: 'desk', subject: '' });
		expect(wrong('report', 'weekly', '2025', '--in', 'a', '--out', 'o')).toContain('report');
		expect(wrong('demo', '--out', 'o', '--rows', '0')).toContain('cannot be');
		expect(wrong('run', '--colour', 'red')).toContain('Wrong option');
		expect(wrong('run', '--in', 'a', '--out', 'o', '--locale', 'fr')).toContain('cannot be');
	});
});

describe('sealing on the command line', () => {
	const report = ['report', 'monthly', '2025-06', '--in', 'a.csv'];
	it('takes names with or without a day, each step as often as the paper has lines', () => {
		const read = command(
			...report,
			...['--seal', 's', '--by', ' 王芳 ', '--reviewed', '李', '--reviewed', '赵@2025-07-02']
		);
		expect(read).toMatchObject({
			out: null,
			seal: {
				folder: 's',
				by: '王芳',
				note: '',
				at: null,
				hands: [
					{ hand: 'reviewed', place: 1, name: '李' },
					{ hand: 'reviewed', place: 2, name: '赵', on: '2025-07-02' }
				]
			}
		});
	});

	it('says what is missing or wrong', () => {
		expect(wrong(...report, '--seal', 's')).toBe('{name} is missing.');
		expect(wrong(...report, '--out', 'o', '--prepared', '王')).toContain('goes with --seal only');
		expect(wrong(...report, '--seal', 's', '--by', '王', '--prepared', '王@2025-02-30')).toContain('NAME@');
		expect(wrong('editions', 'compare', 'a.zip')).toBe('{name} is missing.');
		expect(command('editions', 'compare', 'a.zip', '--in', 'a.csv')).toMatchObject({ paths: ['a.zip'] });
	});
});
