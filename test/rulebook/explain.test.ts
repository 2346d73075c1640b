import { expect, test } from 'vitest';
import { locales, say } from '#lib/i18n/locale.ts';
import {
	articleWords,
	explainEvidence,
	explainReason,
	provingField,
	reasonWords
} from '#lib/rulebook/explain.ts';

test('a proof by a later stage is told with that stage and its time', () => {
	const told = { reason: 'proved_by_accepted', start: '9:00', due: '9:05', actual: '', stage: '9:04' };
	expect(explainReason(told, 'zh-CN')).toBe('未记录时间，但 9:04 已有“接单时间”，在限内（时限 9:05）');
	expect(provingField('proved_by_accepted')).toBe('accepted_at');
	expect(provingField('late')).toBeNull();
});

test('no sentence leaves a place unfilled', () => {
	const told = { start: '1', due: '2', actual: '3', stage: '4' };
	for (const reason of Object.keys(reasonWords)) {
		for (const locale of locales) expect(explainReason({ reason, ...told }, locale)).not.toMatch(/[{}]/);
	}
});

test('the evidence of a fine is worded', () => {
	const evidence = 'start=2025-06-02 09:00:00;due=2025-06-02 09:05:00;actual=';
	expect(explainEvidence(evidence, 'en')).toBe(
		'Start 2025-06-02 09:00:00, due 2025-06-02 09:05:00, nothing recorded'
	);
	expect(
		explainEvidence(
			'start=2025-06-02 00:00:00;due=2025-06-02 23:59:59.999;actual=2025-06-03 08:00:00',
			'zh-CN',
			(at) => at.slice(5, 16)
		)
	).toBe('起点 06-02 00:00，时限 06-02 23:59，实际 06-03 08:00');
	expect(explainEvidence('field=phone;received=2025-06-02 09:00:00', 'zh-CN')).toBe('“联系电话”一栏为空');
});

test('what somebody wrote down is told with its note, whatever that holds', () => {
	expect(explainEvidence('recorded=2025-06-05 00:00:00;amount=row;note=迟到; due=1;note=x', 'zh-CN')).toBe(
		'2025-06-05 00:00:00 登记：迟到; due=1;note=x（金额为登记所写）'
	);
	expect(
		explainEvidence(
			'start=1;due=2;actual=;repeated=end_of_contract,bidding_veto;propose=emergency_repair',
			'zh-CN'
		)
	).toBe('起点 1，时限 2，至今未见记录；并建议应急维修；多次违反，并建议解除合同、否决投标');
});

test('what no time shows is told by its fact', () => {
	const told = (evidence: string) => explainEvidence(evidence, 'zh-CN');
	expect(told('recorded=2025-06-02 09:00:00;fact=refused;propose=emergency_repair')).toBe(
		'2025-06-02 09:00:00 的整改通知被拒收；并建议应急维修'
	);
	expect(told('recorded=2025-06-05 12:00:00;fact=against_code')).toBe(
		'2025-06-05 12:00:00 的整改不符合规范，业主也不满意'
	);
	expect(told('recorded=2025-06-24 09:00:00;fact=report_error')).toBe(
		'2025-06-24 09:00:00 报送的月报错漏一项'
	);
	expect(told('start=1;due=2;actual=;fact=again')).toBe('起点 1，时限 2，至今未见记录；此后再次投诉');
	expect(told('start=1;due=3;actual=4;fact=late_day')).toBe('起点 1，时限 3，实际 4；每逾一日另计');
	expect(told('start=1;due=3;actual=2;fact=not_accepted;propose=emergency_repair')).toBe(
		'起点 1，时限 3，实际 2；到期未验收合格；并建议应急维修'
	);
});

test('articles are named by number and title', () => {
	expect(say(articleWords['7']!, 'zh-CN')).toBe('第 7 条 派单');
	expect(say(articleWords['S1']!, 'zh-CN')).toBe('S1 施工单位处罚');
	expect(Object.keys(articleWords)).toHaveLength(14);
});
