import { words, type Words } from '#lib/i18n/locale.ts';
import { loadRulebook, presets, type Rulebook } from '#lib/rulebook/index.ts';

/** What each preset is for, in a sentence. */
const sentences: Readonly<Record<string, Words>> = {
	combined: words(
		'各份制度合在一起：从转交、派单到回访的时限，第 4 至 16 条扣罚，整改通知，预定答复，表单与保存年限。',
		'各份制度合在一起：從轉交、派單到回訪的時限，第 4 至 16 條扣罰，整改通知，預定答覆，表單與保存年限。',
		'All of them together: limits from forwarding to follow-up, articles 4 to 16, rectification notices, promised answers, forms and retention.'
	),
	'owner-regulation': words(
		'业主投诉管理规定：从派单到回访、上门的时限，值班登记，第 4 至 16 条扣罚。',
		'業主投訴管理規定：從派單到回訪、上門的時限，值班登記，第 4 至 16 條扣罰。',
		'The owner regulation: times from dispatch to follow-up and visit, the duty register, articles 4 to 16.'
	),
	'complaint-centre': words(
		'投诉中心：给施工单位的整改通知，以及由此建议的处罚。',
		'投訴中心：給施工單位的整改通知，以及由此建議的處罰。',
		'The complaint centre: notices to contractors, and the sanctions that they propose.'
	),
	'iso-procedure': words(
		'质量体系程序：预定答复及其变更，处理层级，客户访问周期，表单与保存年限。',
		'質量體系程序：預定答覆及其變更，處理層級，客戶訪問週期，表單與保存年限。',
		'The quality procedure: promised answers and their changes, the ladder, the visit cycle, forms and retention.'
	),
	'service-station': words(
		'服务处：受理后的转交与答复。',
		'服務處：受理後的轉交與答覆。',
		'The service station: forwarding and reply.'
	)
};

export interface Preset {
	readonly rulebook: Rulebook;
	readonly sentence: Words;
}

/** The rulebooks that come with the product. */
export const presetList = (): readonly Preset[] =>
	Object.keys(presets).map((id) => {
		const rulebook = loadRulebook(id);
		return { rulebook, sentence: sentences[id] ?? rulebook.title };
	});

/** Whether a rulebook is one of those, unchanged. */
export const isPreset = (rulebook: Rulebook): boolean =>
	Object.hasOwn(presets, rulebook.id) &&
	JSON.stringify(loadRulebook(rulebook.id)) === JSON.stringify(rulebook);
