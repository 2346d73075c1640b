import { expect, test } from 'vitest';
import { suggestValue } from '#lib/intake/values/suggest.ts';
import type { FieldType } from '#lib/model/columns.ts';

test.each([
	['code:satisfaction', '较满意', 'satisfied'],
	['code:satisfaction', '比較滿意', 'satisfied'],
	['code:satisfaction', '不太满意', 'dissatisfied'],
	['code:satisfaction', '非常的满意', 'very_satisfied'],
	['code:satisfaction', 'satisfed', 'satisfied'],
	['code:satisfaction', '好评', null],
	['code:status', '已完结', 'done'],
	['code:status', '处理中...', 'open'],
	['code:status', '资料补录', null],
	['code:validity', '投诉有效', 'valid'],
	['code:validity', '不算有效', null],
	['boolean', '是的', 'true'],
	['boolean', '未上门', 'false'],
	['boolean', '不确定', 'false'],
	['boolean', '看情况', null],
	['text', '满意', null],
	['code:satisfaction', '满', null],
	['code:satisfaction', '__proto__', null]
] as const)('for %s, %s may be %s', (type, text, meaning) => {
	expect(suggestValue(type as FieldType, text)).toBe(meaning);
});
