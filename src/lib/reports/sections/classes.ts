import { formatShareInterval } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { classCounts } from '#lib/metrics/classes/counts.ts';
import { fieldLabel } from '#lib/model/labels.ts';
import { classStateWords } from '#lib/pipeline/marts/classWords.ts';
import { classStates } from '#lib/pipeline/marts/mart_classes.ts';
import { column, table } from '#lib/reports/build.ts';
import type { PaperContext } from '#lib/reports/context.ts';
import type { Block } from '#lib/reports/document.ts';

const w = {
	title: words(
		'判定：台账记录与按制度重算',
		'判定：台賬記錄與按制度重算',
		'Classes: as recorded and as recomputed'
	),
	class: words('判定项', '判定項', 'Class'),
	agreement: words('一致率', '一致率', 'Agreement'),
	interval: words('95% 区间', '95% 區間', '95% interval'),
	note: words(
		'一致率是两者都有值的投诉中相同的比例。已确认的以人工确认的值统计，其余以重算的值统计；台账原文不改动。',
		'一致率是兩者都有值的投訴中相同的比例。已確認的以人工確認的值統計，其餘以重算的值統計；台賬原文不改動。',
		'Agreement: of the complaints that have both values, those where they are the same. Confirmed complaints count by the value that a person settled, all others by the recomputed one; the log itself is not changed.'
	)
};

/** How the recorded classes of the month stand beside the recomputed ones; nothing where there is no complaint. */
export async function classTable({ engine, period, say, locale }: PaperContext): Promise<Block[]> {
	const counts = await classCounts(engine, period);
	if (counts.length === 0) return [];
	return [
		table(
			'classes',
			say(w.title),
			[
				column(say(w.class), 'text', 2),
				...classStates.map((state) => column(say(classStateWords[state]), 'integer', 1.2)),
				column(say(w.agreement), 'percent', 1.2),
				column(say(w.interval), 'text', 1.6)
			],
			counts.map(({ field, states, agreement }) => [
				fieldLabel(field, locale),
				...classStates.map((state) => states[state]),
				agreement.value,
				formatShareInterval(agreement.low, agreement.high)
			]),
			{ notes: [say(w.note)] }
		)
	];
}
