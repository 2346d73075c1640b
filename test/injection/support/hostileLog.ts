import { csv } from '#lib/base/csv.ts';
import { codeSets, type CodeSet } from '#lib/model/codes.ts';
import { fieldsOf, tableNames, type Field, type TableName } from '#lib/model/columns.ts';
import type { Log } from '../../support/log.ts';

/** How a text can begin so that a spreadsheet, Word or an XML reader makes something else of it than text. */
export const beginnings = [
	'=',
	'+',
	'-',
	'@',
	'\t',
	'\r',
	'\n',
	'\u0001',
	'\u0007=',
	'\u0085+',
	' =',
	'\u3000=',
	'\u200b=',
	'\ufeff@',
	'＝',
	'＋',
	'－',
	'＠',
	'<w:br/><script>=',
	"'=",
	'"=',
	']]>=',
	'&P&"=',
	'{=TOC}=',
	'\ufffe=',
	'\ud800='
];

/** A text of that beginning which a program would run, and that its place can be told by. */
export const hostile = (what: string, at: number): string =>
	`${beginnings[at % beginnings.length]}HYPERLINK("//evil.example/${what}${at}")`;

const noon = (at: number): string => `2025-0${at % 2 ? 5 : 6}-${String((at % 28) + 1).padStart(2, '0')}`;
/** Texts that tables are joined by are alike in all of them. */
const people =
	/^(recorder|handler|supervisor|dispatch_supervisor|department_head|name|reported_by|person|responsible|manager)$/;

/** What a cell of this field holds in a row: a hostile text, or a value of its type so that everything is counted. */
function cell({ name, type }: Field, at: number): string {
	if (type.startsWith('code:')) {
		const codes = codeSets[type.slice(5) as CodeSet];
		return codes[at % codes.length]!.code;
	}
	switch (type) {
		case 'boolean':
			return at % 3 === 0 ? 'false' : 'true';
		case 'integer':
			return String((at % 4) + 1);
		case 'number':
		case 'money':
			return String(1000 + at);
		case 'datetime':
			return `${noon(at)} ${name.startsWith('received') || name === 'notified_at' ? '08' : '18'}:00:00`;
		default:
			break;
	}
	if (name === 'month' || name === 'report_month') return noon(at).slice(0, 7);
	if (name === 'article') return ['4', '5', '9', '15'][at % 4]!;
	if (name === 'role') return ['责任人', '受理人', '处理人', '部门负责人'][at % 4]!;
	if (people.test(name)) return hostile('person', at % 5);
	if (name === 'site' || name === 'unit' || name === 'contractor' || name === 'target_person')
		return hostile(name, at % 3);
	if (name === 'category_l1') return ['工程质量', hostile('category', 1), '服务质量'][at % 3]!;
	return hostile(name, at);
}

/** Headers nobody knows are hostile too, and their cells. */
const extras = [hostile('head', 0), hostile('head', 8)];

/** Every table that can be imported, every text in it hostile; dates in May and June 2025, some that nobody can read. */
export function hostileLogs(rows: number): readonly Log[] {
	return tableNames.map((table: TableName): Log => {
		const fields = fieldsOf(table);
		const body = Array.from({ length: rows }, (_, at) => [
			...fields.map((field) =>
				field.name === 'occurred_at' ||
				(at % 11 === 10 && field.type === 'datetime' && field.name !== 'received_at')
					? hostile('date', at)
					: cell(field, at)
			),
			...extras.map((_, extra) => hostile(`extra${extra}`, at))
		]);
		return {
			table,
			file: `${hostile('file', tableNames.indexOf(table))}.csv`,
			csv: csv([[...fields.map(({ name }) => name), ...extras], ...body])
		};
	});
}
