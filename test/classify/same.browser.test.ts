import { expect, test } from 'vitest';
import { digest, expectedDigest } from '../support/complaintTexts.ts';

test('labels, confidences, figures and words are the same to the last digit as in Node', () => {
	expect(digest()).toBe(expectedDigest);
});
