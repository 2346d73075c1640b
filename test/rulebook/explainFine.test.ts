import { expect, it } from 'vitest';
import { locales } from '#lib/i18n/locale.ts';
import { explainFine, type FineToExplain } from '#lib/rulebook/explainFine.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';

const rulebook = defaultRulebook();
const line: FineToExplain = {
	article: '7',
	clause: 'dispatch',
	instance: 1,
	role: 'recorder',
	person: '甲',
	person_from: 'row',
	department: '工程部',
	amount_fen: 3000,
	start_at: '2025-06-02 09:00:00',
	due_at: '2025-06-02 09:05:00',
	actual_at: '2025-06-02 09:30:00',
	seconds_over: 1500,
	status: 'applied',
	stands: 'applied',
	waived_reason: null,
	waived_by: null,
	waived_at: null,
	evidence: 'start=2025-06-02 09:00:00;due=2025-06-02 09:05:00;actual=2025-06-02 09:30:00',
	edition: null,
	recorder: '甲'
};
const told = (change: Partial<FineToExplain> = {}) => explainFine({ ...line, ...change }, rulebook, 'zh-CN');

it('a late event tells the article, the times, how much over, who and how much', () => {
	expect(told()).toEqual({
		article: '第 7 条 派单',
		rule: '5 分钟内未派单，扣当班人员 30 元；未派单致再次投诉，扣当班人员 100 元、调度主管 50 元。',
		asked: expect.stringContaining('5 分钟'),
		happened:
			'自 2025-06-02 09:00:00 起算，应在 2025-06-02 09:05:00 前完成；台账记录为 2025-06-02 09:30:00，超过 25分。',
		who: '受理（当班）人员：甲。投诉记录上写明。',
		amount: '扣 ¥30。',
		waived: ''
	});
});

it('what never came, an empty field and a recorded breach are told as they are', () => {
	expect(told({ actual_at: null }).happened).toContain('到截止时刻没有记录，已超过 25分');
	expect(
		told({
			article: '5',
			clause: 'required_field',
			evidence: 'field=phone;received=2025-06-02 09:05:00',
			seconds_over: null
		}).happened
	).toBe('2025-06-02 09:05:00 受理登记时，“联系电话”一栏为空。');
	expect(
		told({
			article: '9',
			clause: 'recorded',
			evidence: 'recorded=2025-06-02 09:05:00;amount=row;note=拒绝接单'
		})
	).toMatchObject({
		happened: '2025-06-02 09:05:00 登记的违规：拒绝接单。',
		amount: '扣 ¥30。金额为登记所写。'
	});
});

it('a person from the roster, nobody, and a waiver are said', () => {
	expect(told({ role: 'responsible_supervisor', person_from: 'recorder_supervisor' }).who).toBe(
		'责任主管：甲。投诉记录没有写明，花名册上是受理人的主管。'
	);
	expect(told({ person: null, person_from: null }).who).toContain('记在岗位上');
	expect(
		told({
			status: 'waived',
			waived_by: '王',
			waived_reason: '系统停机',
			waived_at: '2025-07-01 09:00:00'
		}).waived
	).toBe('王 于 2025-07-01 09:00:00 豁免：系统停机');
});

it('a proposal names the least amount and what else is proposed', () => {
	expect(
		told({
			article: 'S1',
			clause: 'on_site',
			role: 'contractor',
			stands: 'proposed',
			status: 'proposed',
			amount_fen: 500000,
			evidence: `${line.evidence};repeated=end_of_contract,bidding_veto;propose=emergency_repair`
		}).amount
	).toBe('建议处罚不少于 ¥5,000，数额由协调人核定。并建议应急维修。多次违反，并建议解除合同、否决投标。');
});

it('every language tells the same parts, and no place is left unfilled', () => {
	for (const locale of locales) {
		const said = explainFine(line, rulebook, locale);
		for (const part of Object.values(said)) expect(part).not.toMatch(/\{\w+\}|undefined/);
	}
});
