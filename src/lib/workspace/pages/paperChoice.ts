import { paperKinds, papers, type About, type PaperKind } from '#lib/reports/index.ts';
import { reportMonth, reportYears } from '#lib/workspace/periods.ts';

/** Papers that have a button of their own; the rest are forms. */
export const formKinds = paperKinds.filter((kind) => kind !== 'monthly' && kind !== 'annual');
export type ChoiceGroup = 'monthly' | 'annual' | 'forms';

/** Which paper is asked for, and what could be. */
export interface PaperChoice {
	readonly kind: PaperKind;
	readonly group: ChoiceGroup;
	readonly about: About;
	/** Month, year, number or id that it is about; '' for the present; null where none is named. */
	readonly subject: string | null;
	/** The month looked at; null where nothing was received at any time. */
	readonly month: string | null;
	/** The latest first. */
	readonly months: readonly string[];
	readonly years: readonly string[];
}

/** What the address asks for, and what there is to choose from. */
export interface PaperAsked {
	readonly paper: string | null;
	readonly of: string | null;
	/** The month of the filter. */
	readonly month: string | undefined;
}

/** The paper that the address names; where it names none, the monthly report of the last whole month. */
export function paperChoice(
	{ paper, of, month: filtered }: PaperAsked,
	known: {
		readonly months: readonly string[];
		readonly asOf: string | null;
		readonly fiscalStart: number;
		readonly actions: readonly string[];
	}
): PaperChoice {
	const kind = paperKinds.find((one) => one === paper) ?? 'monthly';
	const { about } = papers[kind];
	const month = reportMonth(known.months, known.asOf, of ?? filtered);
	const years = reportYears(known.months, known.fiscalStart);
	const subjects: Readonly<Record<About, string | null>> = {
		now: '',
		month,
		year: years.find((year) => year === of) ?? years[0] ?? null,
		complaint: of,
		action: known.actions.find((id) => id === of) ?? known.actions[0] ?? null
	};
	return {
		...{ kind, about, month, years, subject: subjects[about] },
		group: kind === 'monthly' || kind === 'annual' ? kind : 'forms',
		months: known.months.toReversed()
	};
}
