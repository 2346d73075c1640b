import { expect, test } from 'vitest';
import { filterInWords } from '#lib/metrics/filterWords.ts';

test('a filter is said in words, each part of it', () => {
	const all = {
		month: '2025-06',
		weekday: 6,
		hour: 9,
		site: ['东园', ''],
		severity: ['major'],
		outcome: { clause: 'dispatch', outcome: 'breached' },
		open: true,
		search: '漏水'
	};
	expect(filterInWords(all, 'zh-CN')).toBe(
		'2025年6月受理；受理于周六 9时；项目：东园、未填写；级别：重大；派单：超时；未办结；含“漏水”'
	);
	expect(filterInWords({ from: '2025-01-01', to: '2025-03-31', age: ['7-30'] }, 'en')).toBe(
		'received 2025-01-01 to 2025-03-31; open for 7–30 days'
	);
	const way = {
		stage: { stage: 'accepted_at', standing: 'disordered' },
		stretch: { from: 'dispatched_at', to: 'accepted_at' }
	} as const;
	expect(filterInWords(way, 'zh-CN')).toBe('接单：次序颠倒；从派单到接单：走完的和还在其中的');
	expect(filterInWords({ stage: { stage: 'dispatched_at', standing: 'here' } }, 'en')).toBe(
		'open, last at “Dispatched”'
	);
	expect(filterInWords({}, 'zh-CN')).toBeNull();
	expect(filterInWords({ site: [] }, 'zh-CN')).toBeNull();
});
