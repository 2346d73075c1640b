import { distinct, sum, type Row } from '../facts.ts';
import { elsewhere, type Expected, type RuleOf, type Walk } from '../walk.ts';
import { complaintNo, complaintsOf, fen, finesIn } from './shared.ts';

/** The department that the complaint is about, else that of the person in the roster of that month. */
export const departmentOf = (line: Row, walk: Walk): string =>
	complaintNo(walk, line['complaint_no']!)?.['department'] ||
	(walk.departments.get(`${line['person']} ${line['month']}`) ?? '');

const article = /^第 (\d+) 条/;

export const finesBy =
	(key: (line: Row, walk: Walk) => string): RuleOf =>
	(walk) => {
		const lines = finesIn(walk, walk.months);
		return {
			rows: new Set(lines.map((line) => key(line, walk))).size,
			row: ([name]) => {
				const n = article.exec(String(name))?.[1] ?? String(name);
				const own = lines.filter((line) => key(line, walk) === n);
				return [undefined, own.length, complaintsOf(own, walk), fen(own)];
			},
			totals: [undefined, lines.length, null, fen(lines)]
		};
	};

export const deductions: RuleOf = (walk) => {
	const own = walk.facts.deductions.filter((row) => walk.months.includes(row['month']!));
	const yuan = (rows: readonly Row[], column: string): number => Math.round(sum(rows, column) * 100);
	return {
		rows: own.length,
		row: ([name]) => {
			const rows = own.filter((row) => row['person'] === name);
			const lines = finesIn(walk, walk.months).filter((line) => line['person'] === name);
			const [due, taken] = [yuan(rows, 'fines_yuan'), yuan(rows, 'deducted_yuan')];
			const bonus = rows[0]?.['bonus_yuan'] ? yuan(rows, 'bonus_yuan') : null;
			return [name, lines.length, due, bonus, taken, due - taken, undefined];
		},
		totals: [
			undefined,
			finesIn(walk, walk.months).filter((line) => line['person'] !== '').length,
			yuan(own, 'fines_yuan'),
			null,
			yuan(own, 'deducted_yuan'),
			yuan(own, 'fines_yuan') - yuan(own, 'deducted_yuan'),
			undefined
		]
	};
};

export const deductionLines: RuleOf = (walk) => {
	const lines = finesIn(walk, walk.months).filter((line) => line['person'] !== '');
	const left = [...lines];
	return {
		rows: lines.length,
		row: ([person, due, no, , , , amount]) => {
			const at = left.findIndex(
				(line) =>
					line['person'] === person &&
					line['due_at'] === due &&
					line['complaint_no'] === no &&
					Math.round(Number(line['amount_yuan']) * 100) === amount
			);
			const [line] = at < 0 ? [] : left.splice(at, 1);
			const given = line ? Math.round(Number(line['amount_yuan']) * 100) : null;
			return [
				person,
				line?.['due_at'],
				line?.['complaint_no'],
				undefined,
				undefined,
				undefined,
				given,
				elsewhere('test/metrics/deductionLines')
			];
		}
	};
};

export const yearFines: RuleOf = (walk) => {
	const months = walk.months.filter((month) => finesIn(walk, [month]).length > 0);
	const cells = (lines: readonly Row[], whole: boolean): Expected[] => [
		undefined,
		lines.length,
		whole ? null : complaintsOf(lines, walk),
		fen(lines)
	];
	return {
		rows: months.length,
		row: (_, at) => cells(finesIn(walk, [months[at]!]), false),
		totals: cells(finesIn(walk, walk.months), true)
	};
};

/** Notices that a contractor broke and what is proposed for it, as the ledger has them. */
export const contractors: RuleOf = (walk) => {
	const lines = walk.facts.fines.filter(
		(line) =>
			line['role'] === 'contractor' && line['status'] === 'proposed' && walk.months.includes(line['month']!)
	);
	const cells = (own: readonly Row[]): Expected[] => [
		undefined,
		distinct(own, 'complaint_no'),
		own.length,
		fen(own),
		undefined
	];
	return {
		rows: distinct(lines, 'person'),
		row: ([name]) => cells(lines.filter((line) => line['person'] === name)),
		totals: cells(lines)
	};
};
