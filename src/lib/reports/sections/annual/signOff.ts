import { words } from '#lib/i18n/locale.ts';
import type { Block } from '#lib/reports/document.ts';
import { signOffBy, step } from '#lib/reports/sections/signOff.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';

const steps = [
	step('prepared', words('编制', '編製', 'Prepared')),
	step('reviewed', words('审核（市场部经理）', '審核（市場部經理）', 'Reviewed (market manager)')),
	step('reviewed', words('审核（客户代表）', '審核（客戶代表）', 'Reviewed (customer representative)')),
	step('reviewed', words('会签（ISO9000 小组）', '會簽（ISO9000 小組）', 'Countersigned (ISO9000 group)')),
	step('approved', words('批准（副总经理）', '批准（副總經理）', 'Approved (vice president)')),
	step('approved', words('批准（总经理）', '批准（總經理）', 'Approved (general manager)'))
];

/** To whom the annual summary goes. */
export const readers = [
	words('ISO9000 小组', 'ISO9000 小組', 'ISO9000 group'),
	words('副总经理', '副總經理', 'Vice president'),
	words('总经理', '總經理', 'General manager'),
	words('管理评审', '管理評審', 'Management review')
];

/** The review chain of the annual summary. */
export const signOff = (context: YearContext): Block[] => signOffBy(context, steps, readers);
