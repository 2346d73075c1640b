import type { Engine } from '#lib/engine/engine.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { dueActions, type DueAction } from '#lib/metrics/actions/due.ts';
import { register } from '#lib/metrics/actions/register.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { isInView } from '#lib/metrics/recurring/inView.ts';
import { issues, type Issue } from '#lib/metrics/recurring/issues.ts';
import type { Actions } from '#lib/model/actions.ts';
import { actionFor } from '#lib/workspace/actions/fromIssue.ts';
import type { Alert } from './alerts.ts';

/** How many things of the register of corrective actions wait for somebody. */
export interface ActionsWaiting {
	/** Issues in view that recur or are systemic, and that nobody has made an action of. */
	readonly candidates: number;
	/** Actions, of the whole house, that were done and whose issue came back. */
	readonly reopened: number;
	/** … that are not done though their date has passed, and that are due within three days. */
	readonly late: number;
	readonly soon: number;
}

/** Complaints up to which it is looked for what recurs beside the overview: of more the engine takes seconds to count, which the next click would wait for. */
const roomFor = 150_000;

/** What recurs in the whole log and where its actions stand, whatever is in view; null where the log is too long to find it in passing. */
export interface RegisterState {
	readonly issues: readonly Issue[];
	readonly due: readonly DueAction[];
}

export async function registerState(engine: Engine, actions: Actions): Promise<RegisterState | null> {
	const { asOf, complaints } = await bounds(engine);
	if (complaints > roomFor) return null;
	const found = await issues(engine);
	const { rows } = await register(engine, actions);
	return { issues: found.issues, due: asOf === null ? [] : dueActions(rows, asOf.slice(0, 10)) };
}

/** What of it waits, as far as it is in view. */
export function actionsWaiting(state: RegisterState, filter: Filter, actions: Actions): ActionsWaiting {
	const of = (wanted: DueAction['why']) => state.due.filter(({ why }) => why === wanted).length;
	return {
		candidates: state.issues.filter(
			(issue) => issue.label !== 'single' && isInView(issue, filter) && !actionFor(actions, issue)
		).length,
		reopened: of('reopened'),
		late: of('late'),
		soon: of('soon')
	};
}

const w = {
	reopened: words(
		'{n} 项纠正措施完成后，同一问题又出现了',
		'{n} 項糾正措施完成後，同一問題又出現了',
		'{n} corrective actions were done, and their issue came back'
	),
	late: words(
		'{n} 项纠正措施过了期限还没完成',
		'{n} 項糾正措施過了期限還沒完成',
		'{n} corrective actions are past their date and not done'
	),
	soon: words(
		'{n} 项纠正措施三天内到期',
		'{n} 項糾正措施三天內到期',
		'{n} corrective actions are due within three days'
	),
	candidates: words(
		'{n} 个反复出现的问题还没有立项纠正',
		'{n} 個反覆出現的問題還沒有立項糾正',
		'{n} recurring issues have no corrective action yet'
	)
} satisfies Record<string, Words>;

/** What the overview says of the register: what came back or is late first. */
export function actionAlerts(waiting: ActionsWaiting, filter: Filter, locale: Locale): Alert[] {
	const alert = (name: keyof typeof w, tone: Alert['tone'], page: 'actions' | 'recurring'): Alert[] =>
		waiting[name] === 0
			? []
			: [
					{
						id: `actions-${name}`,
						tone,
						text: say(w[name], locale, { n: formatNumber(waiting[name]) }),
						page,
						filter
					}
				];
	return [
		...alert('reopened', 'signal', 'actions'),
		...alert('late', 'signal', 'actions'),
		...alert('soon', 'note', 'actions'),
		...alert('candidates', 'note', 'recurring')
	];
}
