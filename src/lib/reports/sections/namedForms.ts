import { formatNumber, joinList } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { complaintForms } from '#lib/metrics/complaintForms.ts';
import { complaintsNamed } from '#lib/metrics/complaintsNamed.ts';
import { annexHeading, paragraph, plainHeading, section } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block } from '#lib/reports/document.ts';
import { gap } from '#lib/reports/phrases.ts';
import { processing } from './processing.ts';

const w = {
	title: words(
		'纠正措施所依据投诉的处理表',
		'糾正措施所依據投訴的處理表',
		'Processing forms of complaints named in corrective actions'
	),
	numbered: words('{title}（{number}）', '{title}（{number}）', '{title} ({number})'),
	sum: words(
		'本月受理的投诉中有 {n} 件列为纠正措施的依据（{actions}），处理表附后。',
		'本月受理的投訴中有 {n} 件列為糾正措施的依據（{actions}），處理表附後。',
		'{n} complaints of this month are named as evidence by corrective actions ({actions}); their forms follow.'
	),
	rest: words(
		'这里附前 {most} 件；其余 {rest} 件可在程序中逐件打印：{list}。',
		'這裡附前 {most} 件；其餘 {rest} 件可在程式中逐件列印：{list}。',
		'The first {most} are here; the other {rest} can be printed one by one in the program: {list}.'
	),
	one: words('投诉 {no}', '投訴 {no}', 'Complaint {no}')
};

/** So many forms are bound into a month's report. */
const most = 30;
/** And so many further numbers are named. */
const mostNamed = 60;

/** Form F1 of every complaint of the month that a corrective action names as its evidence, a page each (S4); nothing where none is named. */
export async function namedForms(context: ReportContext): Promise<Block[]> {
	const { engine, actions, say, locale, edition } = context;
	const naming = actions.actions.filter(({ evidence }) => evidence.length > 0);
	const numbers = [...new Set(naming.flatMap(({ evidence }) => evidence))];
	const found = (await complaintsNamed(engine, numbers, numbers.length, context.period)).toReversed();
	if (found.length === 0) return [];
	const nos = new Set(found.map(({ complaint_no }) => complaint_no));
	const ids = naming.filter(({ evidence }) => evidence.some((no) => nos.has(no))).map(({ id }) => id);
	const forms = await complaintForms(
		engine,
		found.slice(0, most).map(({ complaint_id }) => complaint_id)
	);
	const rest = found.slice(most).map(({ complaint_no }) => complaint_no);
	const form = edition.forms.find(({ id }) => id === 'processing_form');
	return [
		section('portrait'),
		annexHeading(
			'processing-forms',
			form ? say(w.numbered, { title: say(w.title), number: form.number }) : say(w.title)
		),
		paragraph(
			'annex.forms',
			say(w.sum, { n: formatNumber(found.length), actions: joinList(ids, locale) }),
			rest.length === 0
				? ''
				: gap(context) +
						say(w.rest, {
							most,
							rest: formatNumber(rest.length),
							list: joinList(rest.slice(0, mostNamed), locale) + (rest.length > mostNamed ? '…' : '')
						})
		),
		...forms.flatMap((one, at): Block[] => [
			...(at > 0 ? [{ kind: 'pageBreak' } as const] : []),
			plainHeading(`processing-${at + 1}`, say(w.one, { no: String(one.complaint['complaint_no']) })),
			...processing(one, context, `-${at + 1}`)
		])
	];
}
