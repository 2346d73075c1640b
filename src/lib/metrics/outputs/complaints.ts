import { fieldsOf, type Field } from '#lib/model/columns.ts';
import { paged, timeText } from './output.ts';

const origin = ['complaint_no', 'source_file', 'source_sheet', 'source_row'];
const fields = fieldsOf('complaints').filter(
	(f) => f.name !== 'complaint_no' && !f.name.startsWith('progress_')
);
const classes = [
	'category_l1_recorded',
	'category_l2_recorded',
	'category_rule',
	'category_confidence',
	'validity_recorded',
	'validity_rule',
	'severity_recorded',
	'severity_rule',
	'repeat_of'
];

function cell({ name, type }: Field): string {
	if (type === 'datetime') return `${timeText(name, `${name}_date_only`)} as ${name}`;
	if (type === 'money') return `(${name}_fen / 100)::double as ${name}`;
	return name;
}

/** Columns of our own after those that are promised. */
const further: Readonly<Record<string, string>> = {
	edition: 'edition',
	is_done: 'is_done',
	done_at: timeText('done_at'),
	is_open: 'is_open',
	handling_seconds: 'handling_seconds',
	handling_state: 'handling_state::varchar',
	fines_yuan: '(fines_fen / 100)::double',
	category_l2_rule: 'category_l2_rule'
};

/** complaints.csv: every judged complaint with its origin, all canonical fields, and what was recorded beside what was recomputed. */
export const complaintsOutput = paged('complaints', {
	mart: 'mart_complaints',
	key: 'complaint_id',
	columns: [...origin, ...fields.map((f) => f.name), ...classes, ...Object.keys(further)],
	sql: `-- One row per judged complaint. Key: complaint_no.
select ${[
		...origin,
		...fields.map(cell),
		...classes,
		...Object.entries(further).map(([name, sql]) => `${sql} as ${name}`)
	].join(',\n\t')}
from mart_complaints
where $range
order by complaint_id`
});
