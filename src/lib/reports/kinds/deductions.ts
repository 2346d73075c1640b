import type { Engine } from '#lib/engine/engine.ts';
import { words } from '#lib/i18n/locale.ts';
import type { ReportDocument } from '#lib/reports/document.ts';
import { deductionBlocks, deductionLinesTable } from '#lib/reports/sections/deductions.ts';
import { section } from '#lib/reports/build.ts';
import { signatures, step } from '#lib/reports/sections/signOff.ts';
import { sheet, type SheetOptions } from '#lib/reports/sheet.ts';

export type { SheetOptions };

const title = words('月度扣罚明细表', '月度扣罰明細表', 'Monthly deduction sheet');
const steps = [
	step('prepared', words('制表', '製表', 'Prepared')),
	step('reviewed', words('复核', '覆核', 'Checked')),
	step('approved', words('部门负责人', '部門負責人', 'Department head')),
	words('财务', '財務', 'Finance'),
	words('本人知悉', '本人知悉', 'Seen by those concerned')
];
const readers = [
	words('客服部门', '客服部門', 'Customer service'),
	words('人事', '人事', 'Personnel'),
	words('财务', '財務', 'Finance')
];

/** The monthly deduction sheet: who, how many lines, fines against bonus, then every line. Persons are named in full unless masked. */
export const deductionSheet = (engine: Engine, options: SheetOptions): Promise<ReportDocument> =>
	sheet(engine, options, {
		kind: 'deductions',
		letter: 'D',
		title,
		readers,
		write: async (context) => [
			...(await deductionBlocks(context, options.of)),
			signatures(context, steps),
			section('landscape'),
			await deductionLinesTable(context, options.of)
		]
	});
