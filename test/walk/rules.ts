import { formatShareInterval } from '#lib/i18n/format.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { codeSets } from '#lib/model/codes.ts';
import type { Cell } from '#lib/reports/document.ts';
import { clauseIds } from '#lib/rulebook/index.ts';
import { clauseName } from '#lib/workspace/pages/sentences.ts';
import { problemName } from '#lib/workspace/problemText.ts';
import { count, distinct, livesOf, quantile, share, sum, wilson, type Row } from './facts.ts';
import { elsewhere, type Expected, type RuleOf, type Walk } from './walk.ts';

const zh = 'zh-CN';
const label = (field: string, row: Row): string => valueLabel(field, row[field] || null, zh);
const is = (column: string, value: string) => (row: Row) => row[column] === value;
const answered = (row: Row): boolean => row['satisfaction'] !== '';
const judged = (row: Row): boolean => ['valid', 'coordination', 'invalid'].includes(row['validity']!);
const satisfied = (row: Row): boolean =>
	['very_satisfied', 'satisfied', 'basically_satisfied'].includes(row['satisfaction']!);
const done = is('is_done', 'true');

/** Part and whole of the rates of a paper, by their name. */
export const rates: Readonly<Record<string, (rows: readonly Row[]) => readonly [number, number]>> = {
	有效投诉率: (rows) => [count(rows, is('validity', 'valid')), count(rows, judged)],
	办结率: (rows) => [count(rows, done), count(rows, (row) => row['is_open'] !== '')],
	回访率: (rows) => [count(rows, (row) => done(row) && row['followup_at'] !== ''), count(rows, done)],
	满意率: (rows) => [count(rows, satisfied), count(rows, answered)],
	重复投诉率: (rows) => [count(rows, (row) => row['repeat_of'] !== ''), rows.length]
};
const rate = (name: string, rows: readonly Row[]): number | null => share(...rates[name]!(rows));
const median = (rows: readonly Row[]): number | null => quantile(livesOf(rows), 0.5);

/** Lines of the ledger that are deducted and fell due in these months. */
export const finesIn = ({ facts }: Walk, months: readonly string[]): readonly Row[] =>
	facts.fines.filter((line) => line['status'] === 'applied' && months.includes(line['month']!));
const fen = (lines: readonly Row[]): number => Math.round(sum(lines, 'amount_yuan') * 100);
const withNumber = (lines: readonly Row[], walk: Walk): readonly Row[] => {
	const known = new Set(walk.facts.complaints.map((row) => row['complaint_no']));
	return lines.filter((line) => known.has(line['complaint_no']!));
};
const complaintsOf = (lines: readonly Row[], walk: Walk): number =>
	distinct(withNumber(lines, walk), 'complaint_no');

/** The six figures at the head. */
export const keyFigures = (walk: Walk): Readonly<Record<string, Expected>> => ({
	受理: walk.now.length,
	...Object.fromEntries(['有效投诉率', '办结率', '满意率'].map((name) => [name, rate(name, walk.now)])),
	处理时长中位数: median(walk.now),
	应扣罚: fen(finesIn(walk, walk.months))
});

const headline: RuleOf = (walk) => {
	const periods = walk.paper.meta.kind === 'monthly' ? [walk.before, walk.lastYear] : [walk.lastYear];
	const finesOf = walk.paper.meta.kind === 'monthly' ? [walk.monthsBefore, walk.monthsLastYear] : [];
	const of = (name: string, rows: readonly Row[]): Expected =>
		name === '受理'
			? rows.length
			: name === '其中在办'
				? count(rows, is('is_open', 'true'))
				: name === '处理时长中位数'
					? median(rows)
					: rate(name, rows);
	return {
		rows: 9,
		row: ([name]) => {
			const n = String(name);
			if (n === '应扣罚') {
				const others = periods.map((_, at) => (finesOf[at] ? fen(finesIn(walk, finesOf[at])) : null));
				return [n, fen(finesIn(walk, walk.months)), null, null, ...others];
			}
			const whole =
				n in rates ? rates[n]!(walk.now)[1] : n === '处理时长中位数' ? livesOf(walk.now).length : null;
			return [n, of(n, walk.now), undefined, whole, ...periods.map((rows) => of(n, rows))];
		}
	};
};

/** Received by a field: number, share, and the same of other periods; what a table leaves out is one row of others. */
const byField =
	(field: string, wide: boolean): RuleOf =>
	(walk, table) => {
		const { now, before, lastYear } = walk;
		const others = wide ? [lastYear] : [before, lastYear];
		const shown = new Set(table.rows.map(([name]) => String(name)));
		const in_ = (rows: readonly Row[], name: string): number =>
			/^其余 \d+ 项$/.test(name)
				? count(rows, (row) => !shown.has(label(field, row)))
				: count(rows, (row) => label(field, row) === name);
		const cells = (n: number, each: readonly number[]): Expected[] =>
			wide
				? [n, share(n, now.length), each[0], share(each[0]!, lastYear.length), undefined, undefined]
				: [n, share(n, now.length), ...each];
		return {
			row: ([name]) => [
				undefined,
				...cells(
					in_(now, String(name)),
					others.map((rows) => in_(rows, String(name)))
				)
			],
			totals: [
				undefined,
				...cells(
					now.length,
					others.map((rows) => rows.length)
				)
			]
		};
	};

const pareto: RuleOf = ({ now }, table) => {
	const counts = table.rows.map(([name]) => count(now, (row) => label('category_l1', row) === name));
	return {
		rows: new Set(now.map((row) => label('category_l1', row))).size,
		row: (_, at) => {
			const n = counts[at]!;
			const upTo = counts.slice(0, at + 1).reduce((total, one) => total + one, 0);
			return [undefined, n, share(n, now.length), share(upTo, now.length)];
		}
	};
};

const clauseOf = new Map<string, string>(clauseIds.map((id) => [clauseName(id, zh), id]));
/** Times that a limit was met, and times that it could be judged, as the monthly figures of `run` have them. */
export function judgements(
	{ facts }: Walk,
	clause: string,
	months: readonly string[]
): readonly [number, number] {
	const found = facts.kpis.filter(
		(row) => row['site'] === '' && row['metric'] === `sla_${clause}_rate` && months.includes(row['month']!)
	);
	return [sum(found, 'numerator'), sum(found, 'denominator')];
}
/** Outcomes as the table of clauses has them, of complaints received or events that began in these months. */
function outcomes({ facts }: Walk, clause: string, months: readonly string[]): Record<string, number> {
	const received = new Map(
		facts.complaints.map((row) => [row['complaint_no'], row['received_at']!.slice(0, 7)])
	);
	const found: Record<string, number> = {};
	for (const row of facts.clauses) {
		if (row['clause'] !== clause) continue;
		const month = received.get(row['complaint_no']!) ?? (row['due_at'] || row['start_at'])!.slice(0, 7);
		if (months.includes(month)) found[row['outcome']!] = (found[row['outcome']!] ?? 0) + 1;
	}
	return found;
}
const outcomeNames = ['met', 'breached', 'pending', 'unknown', 'not_applicable'] as const;

const clauseTable =
	(withRates: boolean): RuleOf =>
	(walk) => ({
		row: ([name]) => {
			const clause = clauseOf.get(String(name))!;
			const found = outcomes(walk, clause, walk.months);
			const counts = outcomeNames.map((outcome) => found[outcome] ?? 0);
			const [met, all] = judgements(walk, clause, walk.months);
			if (met !== counts[0] || all - met !== counts[1])
				return [name, met, all - met, 'kpis.csv and clauses.csv differ'];
			if (!withRates) return [name, ...counts];
			return [
				name,
				...counts,
				share(met, all),
				wilson(met, all),
				share(...judgements(walk, clause, walk.monthsBefore))
			] as Expected[];
		}
	});

const quarters = (months: readonly string[]): readonly (readonly string[])[] => {
	const found = new Map<number, string[]>();
	for (const month of months) {
		const quarter = Math.floor((Number(month.slice(5)) - 1) / 3);
		found.set(quarter, [...(found.get(quarter) ?? []), month]);
	}
	return [...found.values()];
};
const receivedIn = (rows: readonly Row[], months: readonly string[]): readonly Row[] =>
	rows.filter((row) => months.includes(row['received_at']!.slice(0, 7)));

const clauseQuarters: RuleOf = (walk) => ({
	row: ([name]) => {
		const clause = clauseOf.get(String(name))!;
		const all = judgements(walk, clause, walk.months);
		const each = quarters(walk.months).map((months) => share(...judgements(walk, clause, months)));
		return [
			name,
			...each,
			share(...all),
			wilson(...all),
			share(...judgements(walk, clause, walk.monthsLastYear))
		] as Expected[];
	}
});

/** The department that the complaint is about, else that of the person in the roster of that month. */
const departmentOf = (line: Row, walk: Walk): string =>
	complaintNo(walk, line['complaint_no']!)?.['department'] ||
	(walk.departments.get(`${line['person']} ${line['month']}`) ?? '');

const article = /^第 (\d+) 条/;
const finesBy =
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

const deductions: RuleOf = (walk) => {
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

const deductionLines: RuleOf = (walk) => {
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

const answers =
	(withWord: boolean): RuleOf =>
	({ now }) => {
		const names = new Map(codeSets.satisfaction.map((entry) => [entry.label[zh], entry.code]));
		const n = count(now, answered);
		return {
			row: ([name]) => {
				const code = names.get(String(name));
				const own = code ? count(now, is('satisfaction', code)) : now.length - n;
				return [undefined, own, code ? share(own, n) : null, ...(withWord ? [undefined] : [])];
			}
		};
	};

/** R's seventh kind of quantile. */
function naive(times: readonly number[], p: number): number | null {
	const sorted = [...times].sort((a, b) => a - b);
	if (sorted.length === 0) return null;
	const at = (sorted.length - 1) * p;
	const low = sorted[Math.floor(at)]!;
	return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? low) - low);
}

const handling: RuleOf = ({ now }) => ({
	rows: 4,
	row: ([what, which], at) => {
		if (what !== '受理到完成')
			return [what, which, ...Array(4).fill(elsewhere('test/metrics/survival'))] as Expected[];
		const p = at === 0 ? 0.5 : 0.9;
		const lives = livesOf(now);
		const over = lives.filter(({ ended }) => ended).map(({ time }) => time);
		const plain = naive(over, p);
		return [
			what,
			which,
			quantile(lives, p),
			undefined,
			plain === null ? null : Math.round(plain),
			over.length
		];
	}
});

const flow: RuleOf = (walk) => {
	const figure = (metric: string): number =>
		sum(
			walk.facts.kpis.filter(
				(row) => row['site'] === '' && row['month'] === walk.months[0] && row['metric'] === metric
			),
			'value'
		);
	return {
		rows: 1,
		row: () => [
			walk.months[0],
			figure('carried_in'),
			walk.now.length,
			figure('completed_in_month'),
			figure('carried_out'),
			undefined
		]
	};
};

const openAge: RuleOf = ({ facts, paper }) => {
	const open = facts.complaints.filter(is('is_open', 'true'));
	const days = open.map(
		(row) => (Date.parse(`${paper.meta.asOf}Z`) - Date.parse(`${row['received_at']}Z`)) / 86_400_000
	);
	const bounds = [0, 1, 3, 7, 30, Infinity];
	return {
		row: (_, at) => [undefined, days.filter((age) => age >= bounds[at]! && age < bounds[at + 1]!).length],
		totals: [undefined, open.length]
	};
};

const complaintNo = (walk: Walk, no: Cell | undefined): Row | undefined =>
	walk.facts.complaints.find((row) => row['complaint_no'] === no);
const text = (row: Row | undefined, name: string): Expected => row?.[name] || null;

const claims: RuleOf = (walk) => {
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

const records: RuleOf = (walk) => ({
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
const summary: RuleOf = (walk) => ({
	rows: walk.now.length,
	row: ([no]) => [complaintNo(walk, no)?.['complaint_no'] ?? null]
});

const suggestions: RuleOf = (walk, table) => {
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

const sources: RuleOf = ({ batches, facts }) => ({
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

const problems: RuleOf = ({ facts }) => {
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

const classes: RuleOf = ({ now }) => ({
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

/** Points, limits and centre of a control chart, as charts.csv has them; the paper may stop before the log does. */
const chart =
	(figure: string): RuleOf =>
	({ facts, paper }) => {
		const points = facts.charts.filter(
			(row) => row['figure'] === figure && row['at']! <= paper.meta.period.to.slice(0, 7)
		);
		const last = facts.charts.filter((row) => row['figure'] === figure).length === points.length;
		const number = (row: Row | undefined, name: string): Expected => (row?.[name] ? Number(row[name]) : null);
		return {
			rows: points.length,
			row: (_, at) => {
				const point = points[at];
				const value = number(point, 'value');
				if (last)
					return [
						point?.['at'],
						value,
						number(point, 'centre'),
						number(point, 'lower'),
						number(point, 'upper'),
						undefined
					];
				// limits are those of the points that the paper has: the mean and three of its roots
				const mean = sum(points, 'value') / points.length;
				const reach = 3 * Math.sqrt(mean);
				return [point?.['at'], value, mean, Math.max(0, mean - reach), mean + reach, undefined];
			}
		};
	};

const yearMonths: RuleOf = (walk) => ({
	rows: walk.months.length,
	row: (_, at) => {
		const rows = receivedIn(walk.now, [walk.months[at]!]);
		return [
			undefined,
			rows.length,
			rate('有效投诉率', rows),
			median(rows),
			rate('满意率', rows),
			rate('回访率', rows),
			rate('重复投诉率', rows)
		];
	}
});

const yearHandling: RuleOf = (walk, table) => ({
	row: (_, at) => {
		const each = [
			...quarters(walk.months).map((months) => receivedIn(walk.now, months)),
			walk.now,
			walk.lastYear
		];
		const rows = each[at] ?? [];
		const lives = livesOf(rows);
		if (table.rows.length !== each.length) return ['a period too many or too few'];
		return [
			undefined,
			lives.length,
			count(rows, is('handling_state', 'censored')),
			quantile(lives, 0.5),
			undefined,
			quantile(lives, 0.9),
			rows.length - lives.length
		];
	}
});

const yearFines: RuleOf = (walk) => {
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

const yearSatisfaction: RuleOf = (walk) => ({
	row: (_, at) => {
		const rows = receivedIn(walk.now, quarters(walk.months)[at] ?? []);
		const parts = rates['满意率']!(rows);
		return [
			undefined,
			parts[1],
			share(...parts),
			wilson(...parts),
			count(rows, (row) => done(row) && !answered(row)),
			rate('回访率', rows)
		] as Expected[];
	}
});

const yearValidity: RuleOf = (walk) => ({
	rows: 4,
	row: (_, at) => {
		const own = is('validity', ['valid', 'coordination', 'invalid', 'undetermined'][at]!);
		const rows = walk.now.filter(own);
		return [
			undefined,
			rows.length,
			count(walk.lastYear, own),
			rate('办结率', rows),
			median(rows),
			rate('满意率', rows),
			rate('重复投诉率', rows)
		];
	}
});

const rejectedBy =
	(field: string): RuleOf =>
	({ now }, table) => {
		const shown = new Set(table.rows.map(([name]) => String(name)));
		return {
			row: ([name]) => {
				const rows = now.filter((row) =>
					/^其余 \d+ 项$/.test(String(name)) ? !shown.has(label(field, row)) : label(field, row) === name
				);
				const parts = ['invalid', 'coordination'].map((value) => count(rows, is('validity', value)));
				return [undefined, ...parts, share(parts[0]! + parts[1]!, count(rows, judged))];
			}
		};
	};

/** Each line names a complaint of the log, and a time by which something of it is or was due. */
const desk: RuleOf = (walk) => ({
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

const yearActions: RuleOf = ({ facts }) => ({
	row: ([id]) => {
		const row = facts.actions.find((one) => one['id'] === id);
		const number = (name: string): Expected => (row?.[name] ? Number(row[name]) : null);
		const bound = (name: string): string => (row?.[name] ? Number(row[name]).toFixed(2) : '∞');
		return [
			id,
			text(row, 'title'),
			undefined,
			text(row, 'owner'),
			text(row, 'due'),
			text(row, 'done'),
			number('before'),
			number('after'),
			row?.['ratio'] ? Number(row['ratio']).toFixed(2) : null,
			row?.['low'] ? `${bound('low')}–${bound('high')}` : null,
			undefined
		];
	}
});

/** Root causes by the complaints that their action rests on, one where none is named; the test's register has one chain an action. */
const causes: RuleOf = ({ facts }) => {
	const weights = facts.actions.map((row) => row['complaints']!.split('; ').filter(Boolean).length || 1);
	const upTo = (at: number): number => weights.slice(0, at).reduce((total, weight) => total + weight, 0);
	return {
		rows: weights.length,
		row: (cells, at) =>
			[
				cells[0],
				weights[at],
				share(weights[at]!, upTo(Infinity)),
				share(upTo(at + 1), upTo(Infinity))
			] as Expected[]
	};
};

/** Limits of the complaints whose forms these are, line by line as the table of clauses has them. */
const limits: RuleOf = (walk) => {
	const fields = walk.paper.blocks.flatMap((block) => (block.kind === 'form' ? block.rows.flat() : []));
	const nos = new Set(fields.map(({ value }) => value).filter((value) => complaintNo(walk, value)));
	const lines = new Set(
		walk.facts.clauses
			.filter((row) => nos.has(row['complaint_no']!))
			.map((row) => ['start_at', 'due_at', 'actual_at'].map((name) => row[name]).join(' | '))
	);
	return {
		row: ([clause, ...times]) => {
			const line = times
				.slice(0, 3)
				.map((time) => time ?? '')
				.join(' | ');
			return [
				clause,
				...times.slice(0, 3).map((time) => (lines.has(line) ? time : `no line of clauses.csv has ${line}`))
			];
		}
	};
};

const balance: RuleOf = (walk) => {
	const of = (month: string): number[] =>
		['carried_in', 'received', 'completed_in_month', 'carried_out'].map((metric) =>
			Number(
				walk.facts.kpis.find(
					(row) => row['site'] === '' && row['month'] === month && row['metric'] === metric
				)?.['value']
			)
		);
	const all = walk.months.map(of);
	const total = (at: number): number => all.reduce((whole, row) => whole + row[at]!, 0);
	return {
		rows: walk.months.length,
		row: (_, at) => [undefined, ...all[at]!],
		totals: [undefined, all[0]![0], total(1), total(2), all.at(-1)![3]]
	};
};

/** Notices that a contractor broke and what is proposed for it, as the ledger has them. */
const contractors: RuleOf = (walk) => {
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

const classMonths: RuleOf = (walk) => {
	const by = (rows: readonly Row[]): number[] => [
		...walk.months.map((month) => receivedIn(rows, [month]).length),
		rows.length
	];
	return {
		rows: distinct(walk.now, 'category_l1', 'category_l2'),
		row: ([one, two]) => [
			one,
			two,
			...by(walk.now.filter((row) => label('category_l1', row) === one && label('category_l2', row) === two))
		],
		totals: [undefined, undefined, ...by(walk.now)]
	};
};

const recurring: RuleOf = () => ({
	row: () => [undefined, undefined, elsewhere('test/metrics/recurring'), undefined, undefined]
});

/**
 * How the numbers of each table follow from the tables that `run` writes, by the table's id (`*` for any end). A figure has the id of
 * the table behind it. Numbers that no table of `run` has say which test holds them.
 */
export const rules: readonly (readonly [id: RegExp, rule: RuleOf])[] = [
	[/^headline$/, headline],
	[/^trend-data$/, chart('received')],
	[
		/^annual-(received|rate|valid|medianHours|satisfaction)-data$/,
		(walk, table) => chart(table.id.split('-')[1]!)(walk, table)
	],
	[/^(annual-)?pareto-data$/, pareto],
	[/^intake-\w+$/, (walk, table) => byField(table.id.slice('intake-'.length), false)(walk, table)],
	[
		/^annual-(category_l1|category_l2|channel|severity|site|department)$/,
		(walk, table) => byField(table.id.slice('annual-'.length), true)(walk, table)
	],
	[/^clauses$/, clauseTable(true)],
	[/^annual-clauses$/, clauseTable(false)],
	[/^annual-clause-quarters$/, clauseQuarters],
	[/^fines-article$/, finesBy((line) => line['article']!)],
	[/^fines-person$/, finesBy((line) => line['person']!)],
	[/^fines-department$/, finesBy(departmentOf)],
	[/^annual-fines-month$/, yearFines],
	[/^deductions$/, deductions],
	[/^deduction-lines$/, deductionLines],
	[/^satisfaction$/, answers(true)],
	[/^annual-answers$/, answers(false)],
	[/^annual-satisfaction$/, yearSatisfaction],
	[/^handling$/, handling],
	[/^annual-handling$/, yearHandling],
	[/^flow$/, flow],
	[/^open-age$/, openAge],
	[/^claims$/, claims],
	[/^records$/, records],
	[/^summary$/, summary],
	[/^suggestions$/, suggestions],
	[/^recurring$/, recurring],
	[/^sources$/, sources],
	[/^problems$/, problems],
	[/^classes$/, classes],
	[/^annual-balance$/, balance],
	[/^annual-contractors$/, contractors],
	[/^annual-class-months$/, classMonths],
	// words, whose numbers test/walk/sentences.ts derives
	[/^(further-duties|retention|annual-definitions)$/, () => ({ row: () => [] })],
	[
		/^annual-scale$/,
		() => ({ rows: 6, row: (_, at) => [undefined, undefined, [100, 80, 60, 50, 0, 0][at]] })
	],
	[/^annual-months$/, yearMonths],
	[/^annual-validity$/, yearValidity],
	[
		/^annual-rejected-(category_l1|site)$/,
		(walk, table) => rejectedBy(table.id.slice('annual-rejected-'.length))(walk, table)
	],
	[/^annual-inputs$/, () => ({ row: () => [] })],
	[/^annual-decisions$/, () => ({ row: (_, at) => [at + 1] })],
	[/^desk-(overdue|today|coming|owed)$/, desk],
	[/^annual-actions$/, yearActions],
	[/^annual-causes$/, causes],
	[/^processing-(\d+-)?limits$/, limits],
	[
		/^capa-causes$/,
		() => ({ row: (cells) => [elsewhere('numbers of a chain and of its steps'), undefined, cells[2]] })
	],
	// imported rows of another table, and what the register says in words
	[/^(processing-(\d+-)?progress|capa-history)$/, () => ({ row: () => [] })],
	[/^capa-evidence$/, (walk) => ({ row: ([no]) => [no, text(complaintNo(walk, no), 'received_at')] })]
];
