import { expect, it } from 'vitest';
import { reasonsGiven } from '#lib/workspace/signature.ts';

it('offers each reason that was given before once, the latest first', () => {
	expect(
		reasonsGiven([
			{ reason: '现场看过', at: '2025-07-01 09:00:00' },
			{ reason: '业主撤诉', at: '2025-07-03 09:00:00' },
			{ reason: '现场看过', at: '2025-07-02 09:00:00' }
		])
	).toEqual(['业主撤诉', '现场看过']);
});
