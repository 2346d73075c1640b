import { words, type Words } from '#lib/i18n/locale.ts';
import type { Hand } from '#lib/model/editions.ts';
import { heading, plainHeading } from '#lib/reports/build.ts';
import type { PaperContext } from '#lib/reports/context.ts';
import type { Block, SignOff } from '#lib/reports/document.ts';

const w = {
	title: words('审签', '審簽', 'Sign-off'),
	readers: words('分送', '分送', 'Distribution'),
	step: words('环节', '環節', 'Step'),
	reader: words('收件', '收件', 'Reader'),
	name: words('姓名', '姓名', 'Name'),
	signature: words('签字', '簽字', 'Signature'),
	date: words('日期', '日期', 'Date')
};
/** A line that is signed, and which of the three steps it is where it is one. */
export interface Step extends Words {
	readonly hand?: Hand;
}
export const step = (hand: Hand, text: Words): Step => ({ ...text, hand });

const steps = [
	step('prepared', words('编制', '編製', 'Prepared')),
	step('reviewed', words('审核（客户代表）', '審核（客戶代表）', 'Reviewed (customer representative)')),
	step('approved', words('批准', '批准', 'Approved'))
];

/** To whom the monthly report goes. */
export const readers = [
	words('市场部经理', '市場部經理', 'Market manager'),
	words('副总经理', '副總經理', 'Vice president'),
	words('总经理', '總經理', 'General manager'),
	words('ISO9000 小组', 'ISO9000 小組', 'ISO9000 group'),
	words('有关部门', '有關部門', 'Departments concerned'),
	words('公司领导', '公司領導', 'Company leadership'),
	words('监督中心', '監督中心', 'Supervision centre')
];

/** A line for the name, signature and date of each; `more` is a further column before the signature. */
export const signatures = (
	{ say }: PaperContext,
	who: readonly Step[],
	first: Words = w.step,
	...more: readonly Words[]
): SignOff => {
	const heads = [first, w.name, ...more, w.signature, w.date];
	return {
		kind: 'signOff',
		heads: heads.map((head) => say(head)),
		rows: who.map((one) => heads.map((_, at) => (at === 0 ? say(one) : ''))),
		...(who.some(({ hand }) => hand) && { hands: who.map(({ hand = null }) => hand) })
	};
};

/** Lines for names and dates by hand: those who make and approve the paper, and those who receive it. */
export const signOffBy = (context: PaperContext, who: readonly Step[], to: readonly Words[]): Block[] => [
	heading('signOff', context.say(w.title)),
	signatures(context, who),
	plainHeading('readers', context.say(w.readers)),
	signatures(context, to, w.reader)
];

/** The sign-off of the monthly report. */
export const signOff = (context: PaperContext): Block[] => signOffBy(context, steps, readers);
