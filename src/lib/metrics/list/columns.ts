import { literal } from '#lib/engine/sql.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import { codeSets, type CodeSet } from '#lib/model/codes.ts';
import { fieldsOf, fieldOf, type Field, type FieldType } from '#lib/model/columns.ts';
import { outcomes } from '#lib/pipeline/marts/clauses.ts';
import { clauseLabels } from '#lib/rulebook/explain.ts';
import { complaintClauseIds } from '#lib/rulebook/clauses.ts';
import type { ImportedColumn } from './imported.ts';

/** What a column holds; `days`: whole days, `seconds`: a length of time, `share`: 0 … 1, `status`: with whether it is open beside it. */
export type ListKind = FieldType | 'category' | 'outcome' | 'status' | 'seconds' | 'days' | 'share';

/** Under which head a column is offered. */
export const listGroups = ['made', 'handled', 'judged', 'clauses', 'origin', 'imported'] as const;
export type ListGroup = (typeof listGroups)[number];

/** Whose data a column shows, for masks. */
export type Personal = 'customer' | 'staff' | 'phone' | 'address' | 'text';

/** A column that the list of complaints can show. */
export interface ListColumn {
	/** Names it in addresses and saved views. */
	readonly id: string;
	/** Words of ours, or the head that the column has in the file. */
	readonly label: Words | string;
	readonly group: ListGroup;
	readonly kind: ListKind;
	readonly personal?: Personal;
	/** The clause whose outcomes these are. */
	readonly clause?: string;
	/** The field without which the column is empty. */
	readonly needs?: string;
	/** SQL over mart_complaints. Absent where the cell is read from the imported row. */
	readonly sql?: string;
	/** SQL of what is shown beside the value: whether only the day is known, the subcategory, whether it is open. */
	readonly beside?: string;
	/** SQL that the list is sorted by, the first counting most; without one, the value. */
	readonly order?: readonly string[];
	/** Where the cells of an imported column stand. */
	readonly places?: ImportedColumn['places'];
}

const personal: Readonly<Record<string, Personal>> = {
	complainant: 'customer',
	interviewee: 'customer',
	phone: 'phone',
	unit: 'address',
	recorder: 'staff',
	target_person: 'staff',
	handler: 'staff',
	supervisor: 'staff',
	dispatch_supervisor: 'staff',
	department_head: 'staff',
	followup_by: 'staff'
};

/** Codes in the order of their meaning, not of their letters. */
const codeOrder = (set: CodeSet, sql: string): string =>
	`list_position([${codeSets[set].map(({ code }) => literal(code)).join(', ')}], ${sql})`;

const codeSetOf = (type: FieldType): CodeSet | null =>
	type.startsWith('code:') ? (type.slice('code:'.length) as CodeSet) : null;

/** Fields that the rules make where no sheet has them. */
const alwaysThere = ['complaint_no', 'category_l1', 'category_l2', 'validity', 'severity'];

function ofField({ name, type, label }: Field, group: ListGroup): ListColumn {
	const set = codeSetOf(type);
	const whose = personal[name] ?? (type === 'text' && !plainTexts.includes(name) ? 'text' : undefined);
	return {
		id: name,
		label,
		group,
		kind: name === 'category_l1' || name === 'category_l2' ? 'category' : type,
		sql: type === 'money' ? `${name}_fen::double` : name,
		...(whose ? { personal: whose } : {}),
		...(type === 'datetime' ? { beside: `${name}_date_only` } : {}),
		...(set ? { order: [codeOrder(set, name), name] } : {}),
		...(alwaysThere.includes(name) ? {} : { needs: name })
	};
}

/** Texts in which no names and numbers of people stand; in all others they may. */
const plainTexts = [
	...['complaint_no', 'site', 'category_l1', 'category_l2', 'department', 'contractor', 'channel'],
	...['customer_type', 'delivery_state', 'nature', 'reply_method', 'followup_method', 'relation']
];

const recorded = (
	name: 'category_l1' | 'category_l2' | 'validity' | 'severity',
	label: Words
): ListColumn => {
	const set = codeSetOf(fieldOf('complaints', name)!.type);
	const id = `${name}_recorded`;
	return {
		id,
		label,
		group: 'judged',
		kind: set ? `code:${set}` : 'category',
		sql: id,
		needs: name,
		...(set ? { order: [codeOrder(set, id), id] } : {})
	};
};

const made = (id: string, kind: ListKind, label: Words, more: Partial<ListColumn> = {}): ListColumn => ({
	id,
	label,
	group: 'judged',
	kind,
	sql: id,
	...more
});

const [inOrder, after] = [fieldsOf('complaints'), 'forwarded_at'];
const turn = inOrder.findIndex(({ name }) => name === after);
const ownFields = inOrder.filter(({ name }) => !name.startsWith('progress_') && name !== 'status');

/** Every column of a judged complaint that people can read, by group in the order in which they are offered. */
export const listColumns: readonly ListColumn[] = [
	...ownFields.filter((field) => inOrder.indexOf(field) < turn).map((field) => ofField(field, 'made')),
	{
		id: 'status',
		label: words('状态', '狀態', 'Status'),
		group: 'handled',
		kind: 'status',
		sql: 'status',
		beside: 'is_open',
		order: [codeOrder('status', "coalesce(status, if(is_open, 'open', 'done'))"), 'status']
	},
	...ownFields.filter((field) => inOrder.indexOf(field) >= turn).map((field) => ofField(field, 'handled')),
	made('category', 'category', words('类别', '類別', 'Category'), {
		sql: 'category_l1',
		beside: 'category_l2',
		order: ['category_l1', 'category_l2']
	}),
	made('breached_count', 'integer', words('未达标', '未達標', 'Not met')),
	made('fines_fen', 'money', words('应扣罚', '應扣罰', 'Fines'), { sql: 'fines_fen::double' }),
	made('fine_count', 'integer', words('扣罚条数', '扣罰條數', 'Fine lines')),
	made('is_open', 'boolean', words('是否在办', '是否在辦', 'Still open')),
	made('age_days', 'days', words('已等天数', '已等天數', 'Days open'), { sql: 'age_days::double' }),
	made('done_at', 'datetime', words('办结时间', '辦結時間', 'Done')),
	made('handling_seconds', 'seconds', words('处理时长', '處理時長', 'Handling time'), {
		sql: 'handling_seconds::double'
	}),
	made('reply_seconds', 'seconds', words('答复时长', '答覆時長', 'Time to answer'), {
		sql: 'reply_seconds::double'
	}),
	made('satisfaction_score', 'number', words('满意度得分', '滿意度得分', 'Satisfaction score'), {
		sql: 'satisfaction_score::double',
		needs: 'satisfaction'
	}),
	made('repeat_of', 'text', words('重复自', '重複自', 'Repeat of')),
	recorded('category_l1', words('一级分类（记录）', '一級分類（記錄）', 'Category, recorded')),
	recorded('category_l2', words('二级分类（记录）', '二級分類（記錄）', 'Subcategory, recorded')),
	made('category_confidence', 'share', words('分类把握', '分類把握', 'Confidence of the category')),
	recorded('validity', words('判定（记录）', '判定（記錄）', 'Validity, recorded')),
	recorded('severity', words('级别（记录）', '級別（記錄）', 'Severity, recorded')),
	made('edition', 'text', words('适用制度版本', '適用制度版本', 'Edition it is judged by')),
	...complaintClauseIds.map((clause): ListColumn => ({
		id: `${clause}_outcome`,
		label: clauseLabels[clause],
		group: 'clauses',
		kind: 'outcome',
		clause,
		sql: `${clause}_outcome::varchar`,
		order: [
			`list_position([${outcomes.map((outcome) => literal(outcome)).join(', ')}], ${clause}_outcome::varchar)`
		]
	})),
	made('source_file', 'text', words('来源文件', '來源檔案', 'Source file'), { group: 'origin' }),
	made('source_sheet', 'text', words('来源工作表', '來源工作表', 'Source sheet'), { group: 'origin' }),
	made('source_row', 'integer', words('来源行', '來源列', 'Source row'), { group: 'origin' })
];

/** What the list shows where nobody chose. */
export const standardColumns: readonly string[] = [
	'complaint_no',
	'received_at',
	'site',
	'category',
	'content',
	'status',
	'breached_count',
	'fines_fen',
	'satisfaction',
	'severity',
	'validity',
	'department'
];
