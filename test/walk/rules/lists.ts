import { formatShareInterval } from '#lib/i18n/format.ts';
import { problemName } from '#lib/workspace/problemText.ts';
import { count, distinct, share, sum, wilson, type Row } from '../facts.ts';
import type { RuleOf } from '../walk.ts';
import { complaintNo, is, label, text, zh } from './shared.ts';

export const claims: RuleOf = (walk) => {
	const claimed = walk.now.filter(is('claim_requested', 'true'));
	return {
		rows: claimed.length,
		row: ([no]) => {
			const row = complaintNo(walk, no);
			const amount = row?.['claim_amount'] ? Math.round(Number(row['claim_amount']) * 100) : null;
			return [
				no,
				text(row, 'received_at'),
				text(row, 'site'),
				text(row, 'complainant'),
				undefined,
				amount,
				undefined,
				text(row, 'result')
			];
		},
		totals: [undefined, ...Array<undefined>(4), Math.round(sum(claimed, 'claim_amount') * 100)]
	};
};

export const records: RuleOf = (walk) => ({
	rows: walk.now.length,
	row: ([no]) => {
		const row = complaintNo(walk, no);
		return [
			no,
			...['complainant', 'phone', 'received_at', 'recorder', 'content'].map((name) => text(row, name)),
			undefined,
			text(row, 'opinion'),
			text(row, 'remarks')
		];
	}
});

export const summary: RuleOf = (walk) => ({
	rows: walk.now.length,
	row: ([no]) => [complaintNo(walk, no)?.['complaint_no'] ?? null]
});

export const suggestions: RuleOf = (walk, table) => {
	const upheld = (rows: readonly Row[]): readonly Row[] =>
		rows.filter((row) => row['validity'] !== 'invalid');
	const own = (rows: readonly Row[], at: number): readonly Row[] =>
		upheld(rows).filter(
			(row) =>
				label('category_l1', row) === table.rows[at]![0] && label('category_l2', row) === table.rows[at]![1]
		);
	return {
		row: (_, at) => {
			const rows = own(walk.now, at);
			const upTo = table.rows
				.slice(0, at + 1)
				.reduce((total, _row, one) => total + own(walk.now, one).length, 0);
			return [
				undefined,
				undefined,
				rows.length,
				share(upTo, upheld(walk.now).length),
				distinct(rows, 'site'),
				distinct(
					rows.filter((row) => row['unit'] !== ''),
					'site',
					'unit'
				),
				count(rows, (row) => row['repeat_of'] !== ''),
				own(walk.before, at).length,
				own(walk.lastYear, at).length,
				undefined,
				undefined
			];
		}
	};
};

export const sources: RuleOf = ({ batches, facts }) => ({
	rows: batches.length,
	row: ([file], at) => {
		const batch = batches[at]!;
		const counted = count(facts.complaints, (row) => row['source_file'] === batch.file);
		return [
			file,
			undefined,
			undefined,
			batch.rowsRead,
			batch.rowsSkipped,
			batch.rowsImported,
			batch.table === 'complaints' ? counted : null
		];
	}
});

export const problems: RuleOf = ({ facts }) => {
	const key = (row: Row): string => `${problemName(row['problem']!, zh)}\n${row['column'] ?? ''}`;
	return {
		rows: new Set(facts.quality.map(key)).size,
		row: ([name, column]) => [
			undefined,
			undefined,
			count(facts.quality, (row) => key(row) === `${String(name)}\n${String(column ?? '')}`),
			undefined,
			undefined
		]
	};
};

export const classes: RuleOf = ({ now }) => ({
	rows: 4,
	row: (_, at) => {
		const field = ['category_l1', 'category_l2', 'validity', 'severity'][at]!;
		const readAs = { category_l1: 'category_rule', category_l2: 'category_l2_rule' }[field];
		// a text that the taxonomy knows by another spelling is read as its category
		const recorded = (row: Row): string =>
			readAs && row[readAs] === 'recorded' ? row[field]! : row[`${field}_recorded`]!;
		const own = (row: Row): string => (/^un(determined|classified)$/.test(row[field]!) ? '' : row[field]!);
		const both = now.filter((row) => recorded(row) !== '' && own(row) !== '');
		const same = count(both, (row) => recorded(row) === own(row));
		return [
			undefined,
			same,
			both.length - same,
			count(now, (row) => recorded(row) !== '' && own(row) === ''),
			count(now, (row) => recorded(row) === '' && own(row) !== ''),
			count(now, (row) => recorded(row) === '' && own(row) === ''),
			0,
			share(same, both.length),
			formatShareInterval(...(wilson(same, both.length) ?? ([0, 0] as const)))
		];
	}
});

/** Each line names a complaint of the log, and a time by which something of it is or was due. */
export const desk: RuleOf = (walk) => ({
	row: ([no, , , , , , due]) => {
		const row = complaintNo(walk, no);
		const dues = walk.facts.clauses
			.filter((clause) => clause['complaint_no'] === no)
			.map((clause) => clause['due_at']!);
		const known = dues.find((at) => at === due || at.slice(0, 10) === due);
		return [
			row?.['complaint_no'] ?? null,
			text(row, 'site'),
			text(row, 'unit'),
			undefined,
			undefined,
			undefined,
			known ? due : null
		];
	}
});
