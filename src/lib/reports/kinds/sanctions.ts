import type { Engine } from '#lib/engine/engine.ts';
import { formatMoney } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { sanctions } from '#lib/metrics/sanctions.ts';
import { heading, paragraph } from '#lib/reports/build.ts';
import type { Block, ReportDocument } from '#lib/reports/document.ts';
import { proposalsText, sanctionTable } from '#lib/reports/sections/sanctions.ts';
import { signatures, step } from '#lib/reports/sections/signOff.ts';
import { sheet, type SheetOptions } from '#lib/reports/sheet.ts';

const w = {
	title: words('施工单位处罚单', '施工單位處罰單', 'Contractor sanction sheet'),
	none: words('本月没有处罚建议。', '本月沒有處罰建議。', 'Nothing is proposed this month.'),
	nobody: words('（未写明施工单位）', '（未寫明施工單位）', '(contractor not named)'),
	amount: words(
		'建议处罚不少于 {amount}。',
		'建議處罰不少於 {amount}。',
		'A sanction of at least {amount} is proposed.'
	),
	also: words('并建议：{list}。', '並建議：{list}。', 'Also proposed: {list}.'),
	repeated: words(
		'多次违反，并建议：{list}。',
		'多次違反，並建議：{list}。',
		'Repeated, so also proposed: {list}.'
	),
	step: words('环节', '環節', 'Step'),
	opinion: words('意见 / 金额', '意見 / 金額', 'Opinion / amount')
};

/** Who puts it forward, sets the amount and approves it (S1). */
const steps = [
	step('prepared', words('提出人', '提出人', 'Proposer')),
	step('reviewed', words('协调人（核定金额）', '協調人（核定金額）', 'Coordinator (sets the amount)')),
	step('approved', words('审批人一', '審批人一', 'First approver')),
	step('approved', words('审批人二', '審批人二', 'Second approver'))
];
const copies = [
	words('成本控制', '成本控制', 'Cost control'),
	words('经济', '經濟', 'Economics'),
	words('财务', '財務', 'Finance'),
	words('合约', '合約', 'Contracts')
];

/** The sanction sheet of one contractor or of all: what was broken, what is proposed, and room for those who decide. */
export const sanctionSheet = (engine: Engine, options: SheetOptions): Promise<ReportDocument> =>
	sheet(engine, options, {
		kind: 'sanctions',
		letter: 'S',
		title: w.title,
		readers: copies,
		write: async (context) => {
			const { say, month } = context;
			const groups = (await sanctions(engine, {}, { month })).filter(
				({ contractor }) => options.of === undefined || (contractor ?? '') === options.of
			);
			if (groups.length === 0) return [paragraph('sanctions.none', say(w.none))];
			const gap = context.locale === 'en' ? ' ' : '';
			return groups.flatMap((group, at): Block[] => [
				...(at > 0 ? [{ kind: 'pageBreak' } as const] : []),
				heading(`contractor.${group.contractor ?? ''}`, group.contractor ?? say(w.nobody)),
				paragraph(
					`sanctions.${at + 1}`,
					{ text: say(w.amount, { amount: formatMoney(group.amountFen) }), bold: true },
					group.proposes.length > 0
						? gap + say(w.also, { list: proposalsText(group.proposes, context) })
						: '',
					group.repeated.length > 0
						? gap + say(w.repeated, { list: proposalsText(group.repeated, context) })
						: ''
				),
				sanctionTable(`sanctions-${at + 1}`, [group], context),
				signatures(context, steps, w.step, w.opinion)
			]);
		}
	});
