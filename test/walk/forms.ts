import { codeLabel, fieldLabel } from '#lib/model/labels.ts';
import type { CodeSet } from '#lib/model/codes.ts';
import { fieldOf, type FieldName } from '#lib/model/columns.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { say } from '#lib/i18n/locale.ts';
import type { Cell, Form, FormField } from '#lib/reports/document.ts';
import type { Row } from './facts.ts';
import { complaintNo, zh } from './rules/shared.ts';
import { bare, type Walk } from './walk.ts';

/** What stands in each place of a form, by its label; a place that is not among them has no rule. */
type Places = ReadonlyMap<string, Cell>;

/** What form F1 must say of a complaint in this place, from the table of complaints that `run` writes. */
function placeOf(row: Row, name: string): Cell {
	const text = row[name] ?? '';
	if (text === '') return null;
	const type = fieldOf('complaints', name as FieldName)?.type ?? 'text';
	if (type === 'money') return Math.round(Number(text) * 100);
	if (type === 'integer' || type === 'number') return Number(text);
	if (type === 'boolean') return text === 'true' ? '是' : '否';
	if (type.startsWith('code:')) return codeLabel(type.slice('code:'.length) as CodeSet, text, zh);
	return name.startsWith('category') ? valueLabel(name, text, zh) : text;
}

const complaintPlaces = (row: Row): Places =>
	new Map(Object.keys(row).map((name) => [fieldLabel(name, zh), placeOf(row, name)]));

/** Form F3 repeats a line of the log of visits as it was imported; `run` writes no table of visits. */
const visitHeads = {
	...{ visit_no: '序号', visited_at: '日期', topic: '主题', visitor: '访问人', customer: '客户' },
	...{ phone: '联系电话', age: '年龄', occupation: '职业', education: '文化程度', address: '住址' },
	...{ purpose: '访问事由', record: '访问记录' }
} as const satisfies Readonly<Record<string, string>>;

const visitPlaces = (row: Row): Places =>
	new Map(
		Object.entries(visitHeads).map(([name, head]) => [
			say(fieldOf('visits', name as FieldName)!.label, zh),
			row[head] || null
		])
	);

/** Form GAP5-8-F1 from the line of actions.csv; what only the register has (its long texts) is null here. */
const actionPlaces = (row: Row): Places =>
	new Map([
		['编号', row['id']!],
		['名称', row['title']!],
		['负责人', row['owner'] || null],
		['完成期限', row['due'] || null],
		['实际完成', row['done'] || null]
	]);
const fromTheRegister = new Set([
	...['状态', '问题描述', '发现月份'],
	...['纠正（立即处置）', '纠正措施（消除原因）', '预防措施（防止他处发生）', '验证记录']
]);

const fieldsOf = ({ rows }: Form): readonly FormField[] => rows.flat();
const valueIn = (form: Form | undefined, label: string): Cell =>
	bare((form && fieldsOf(form).find((field) => field.label === label)?.value) ?? null) ?? null;

/** The complaints whose forms F1 a paper has, in their order. */
export const formsOf = ({ paper }: Walk): readonly string[] =>
	paper.blocks.flatMap((block) =>
		block.kind === 'form' && /^processing(-\d+)?-received$/.test(block.id)
			? [String(valueIn(block, fieldLabel('complaint_no', zh)))]
			: []
	);

function placesOf(walk: Walk, { id }: Form): Places | undefined {
	const forms = walk.paper.blocks.filter((block) => block.kind === 'form');
	const among = /^(processing(?:-\d+)?)-\w+$/.exec(id)?.[1];
	if (among !== undefined) {
		const head = forms.find((form) => form.id === `${among}-received`);
		const row = complaintNo(walk, valueIn(head, fieldLabel('complaint_no', zh)));
		return row && complaintPlaces(row);
	}
	if (id.startsWith('visit-')) {
		const row = walk.visits[forms.findIndex((form) => form.id === id)];
		return row && visitPlaces(row);
	}
	if (id.startsWith('capa-')) {
		const no = valueIn(
			forms.find((form) => form.id === 'capa-problem'),
			'编号'
		);
		const row = walk.facts.actions.find((one) => one['id'] === no);
		return row && actionPlaces(row);
	}
	return undefined;
}

/** Places of forms that say something else than the tables of `run` and the log of visits, or that no rule covers. */
export const faultsOfForms = (walk: Walk): string[] =>
	walk.paper.blocks.flatMap((block) => {
		if (block.kind !== 'form') return [];
		const places = placesOf(walk, block);
		if (!places) return [`form “${block.id}”: no table has what it is about`];
		return fieldsOf(block).flatMap(({ label, value }) => {
			const found = bare(value) ?? null;
			if (!places.has(label))
				return block.id.startsWith('capa-') && fromTheRegister.has(label)
					? []
					: [`form “${block.id}”, place “${label}”: no rule covers ${JSON.stringify(found)}`];
			const wanted = places.get(label) ?? null;
			return found === wanted
				? []
				: [
						`form “${block.id}”, place “${label}”: ${JSON.stringify(found)}, the tables have ${JSON.stringify(wanted)}`
					];
		});
	});
