import { expect, test } from 'vitest';
import { paperChoice } from '#lib/workspace/pages/paperChoice.ts';

const known = {
	months: ['2024-12', '2025-05', '2025-06'],
	asOf: '2025-06-12 09:00:00',
	fiscalStart: 1,
	actions: ['CA-2025-001', 'CA-2025-002']
};
const asked = (paper: string | null, of: string | null = null, month?: string) =>
	paperChoice({ paper, of, month }, known);

test('where nothing is asked for, the last whole month is reported on', () => {
	expect(asked(null)).toMatchObject({
		kind: 'monthly',
		group: 'monthly',
		subject: '2025-05',
		month: '2025-05'
	});
	expect(asked('nonsense', 'nonsense')).toMatchObject({ kind: 'monthly', subject: '2025-05' });
	expect(asked(null, null, '2024-12').subject).toBe('2024-12');
	expect(asked(null, '2025-06', '2024-12').subject).toBe('2025-06');
});

test('each kind is about what it is about', () => {
	expect(asked('annual')).toMatchObject({ group: 'annual', subject: '2025', years: ['2025', '2024'] });
	expect(asked('annual', '2024').subject).toBe('2024');
	expect(asked('processing')).toMatchObject({ group: 'forms', about: 'complaint', subject: null });
	expect(asked('processing', 'TS1').subject).toBe('TS1');
	expect(asked('capa', 'CA-2025-002').subject).toBe('CA-2025-002');
	expect(asked('capa', 'gone').subject).toBe('CA-2025-001');
	expect(asked('desk').subject).toBe('');
});

test('where no complaint has a time of receipt there is no month, and no year', () => {
	const none = paperChoice({ paper: 'annual', of: null, month: undefined }, { ...known, months: [] });
	expect(none).toMatchObject({ month: null, subject: null });
});
