import type { Engine } from '#lib/engine/engine.ts';
import { formatTime } from '#lib/i18n/format.ts';
import { say, words } from '#lib/i18n/locale.ts';
import { register } from '#lib/metrics/actions/register.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { complaint } from '#lib/metrics/complaint.ts';
import { complaintsNamed } from '#lib/metrics/complaintsNamed.ts';
import { desk } from '#lib/metrics/desk.ts';
import { visits } from '#lib/metrics/visits.ts';
import type { Actions } from '#lib/model/actions.ts';
import { paragraph, section } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block, DocumentMeta, ReportDocument } from '#lib/reports/document.ts';
import { correctiveAction } from '#lib/reports/sections/capa.ts';
import { deskTables } from '#lib/reports/sections/desk.ts';
import { processing } from '#lib/reports/sections/processing.ts';
import { visitForm } from '#lib/reports/sections/visits.ts';
import { form, type FormOptions, type SheetOptions } from '#lib/reports/sheet.ts';

const w = {
	processing: words('客户投诉处理表', '客戶投訴處理表', 'Complaint processing form'),
	visit: words('客户访问记录表', '客戶訪問記錄表', 'Customer visit record'),
	capa: words('纠正和预防措施表', '糾正和預防措施表', 'Corrective and preventive action'),
	desk: words('今日待办清单', '今日待辦清單', "Today's desk"),
	noVisits: words('本月没有访问记录。', '本月沒有訪問記錄。', 'No visit was recorded this month.')
};
const department = [words('责任部门', '責任部門', 'Department concerned')];
const group = [
	words('责任部门', '責任部門', 'Department concerned'),
	words('ISO9000 小组', 'ISO9000 小組', 'ISO9000 group')
];
const service = [words('客服部门', '客服部門', 'Customer service')];

type FormId = 'processing_form' | 'visit_record' | 'corrective_action';

/** The name and number that the rulebook gives a form. */
const named = (
	{ edition, locale }: ReportContext,
	id: FormId
): { title: string | null; number: string | null } => {
	const found = edition.forms.find((one) => one.id === id);
	return { title: found ? say(found.title, locale) : null, number: found?.number ?? null };
};

/** One day of a paper that has no month; the month whose edition holds. */
const dayOf = (
	at: string | null
): { readonly month: string; readonly period: DocumentMeta['period'] } | null =>
	at === null
		? null
		: {
				month: at.slice(0, 7),
				period: { from: at.slice(0, 10), to: at.slice(0, 10), label: formatTime(at.slice(0, 10), true) }
			};

/** Form F1 of the complaint with this number; null where the log has none. Persons are named in full unless masked. */
export async function processingForm(
	engine: Engine,
	options: FormOptions & { readonly number: string }
): Promise<ReportDocument | null> {
	const [found] = await complaintsNamed(engine, [options.number], 1);
	const detail = found && (await complaint(engine, found.complaint_id));
	if (!found || !detail) return null;
	const day = dayOf(found.received_at ?? (await bounds(engine)).asOf);
	if (day === null) return null;
	return form(engine, day.month, options, {
		kind: 'processing',
		title: (context) => named(context, 'processing_form').title ?? say(w.processing, options.locale),
		number: (context) => `${named(context, 'processing_form').number ?? 'F1'}-${found.complaint_no}`,
		period: day.period,
		readers: department,
		masked: false,
		write: (context) => processing(detail, context)
	});
}

/** Form F3 of every visit of a month, a page each, or of one customer's. Persons are named in full unless masked. */
export const visitForms = (engine: Engine, options: SheetOptions): Promise<ReportDocument> =>
	form(engine, options.month, options, {
		kind: 'visits',
		title: (context) => named(context, 'visit_record').title ?? say(w.visit, options.locale),
		number: (context) => `${named(context, 'visit_record').number ?? 'F3'}-${options.month}`,
		readers: department,
		of: options.of,
		masked: false,
		write: async (context) => {
			const rows = await visits(engine, options.month, options.of);
			if (rows.length === 0) return [paragraph('visits.none', context.say(w.noVisits))];
			return rows.flatMap((row, at): Block[] => [
				...(at > 0 ? [{ kind: 'pageBreak' } as const] : []),
				...visitForm(row, at + 1, context)
			]);
		}
	});

/** The corrective-action form of an action of the register; null where it has none of this id. */
export async function capaForm(
	engine: Engine,
	options: FormOptions & { readonly id: string; readonly actions: Actions }
): Promise<ReportDocument | null> {
	const { rows } = await register(engine, options.actions);
	const row = rows.find(({ action }) => action.id === options.id);
	const known = await bounds(engine);
	const day = dayOf(known.asOf ?? row?.action.history.at(-1)?.at ?? null);
	if (!row || day === null) return null;
	return form(engine, day.month, options, {
		kind: 'capa',
		title: (context) => named(context, 'corrective_action').title ?? say(w.capa, options.locale),
		number: (context) => `${named(context, 'corrective_action').number ?? 'CAPA'}-${row.action.id}`,
		period: day.period,
		readers: group,
		masked: true,
		write: async (context) =>
			correctiveAction(row, await complaintsNamed(engine, row.action.evidence), context)
	});
}

/** Today's desk: what is due today, overdue, coming and owed at as_of; null where nothing has a time. */
export async function deskList(engine: Engine, options: FormOptions): Promise<ReportDocument | null> {
	const day = dayOf((await bounds(engine)).asOf);
	if (day === null) return null;
	return form(engine, day.month, options, {
		kind: 'desk',
		title: () => say(w.desk, options.locale),
		number: () => `K-${day.period.from}`,
		period: day.period,
		readers: service,
		masked: true,
		write: async (context) => [
			section('landscape'),
			...deskTables(await desk(engine, context.scope, { most: 500 }), context)
		]
	});
}
