import { expect, test } from 'vitest';
import { locales } from '#lib/i18n/locale.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { reasonCodes, reasons, type ReasonCode } from '#lib/rulebook/reasons.ts';
import { notApplying, reasonText } from '#lib/workspace/pages/clauseWords.ts';
import { fixturesOf } from '../support/cases.ts';
import { faultOf } from '../support/sentences.ts';

const clauses = new Set<string>(defaultRulebook().editions.flatMap((e) => e.clauses.map((c) => c.id)));

/** Every outcome that the worked examples have, with the fields of its complaint. */
const judged = [...fixturesOf('fixtures/rulebook')].flatMap(([clause, rows]) =>
	clauses.has(clause)
		? rows
				.filter((row) => row['expect_reason'])
				.map((row, _, all) => ({
					fields: row['as_of'] ? row : all.find((r) => r['case'] === row['case'])!,
					clause,
					outcome: reasons[row['expect_reason'] as ReasonCode].outcome,
					reason: row['expect_reason']!,
					start_at: row['expect_start'] || null,
					due_at: row['expect_due'] || null,
					actual_at: row['expect_actual'] || null
				}))
		: []
);
const untimed = reasonCodes
	.filter((code) => !reasons[code].words.en.includes('{'))
	.map((reason) => ({
		clause: '',
		outcome: reasons[reason].outcome,
		reason,
		fields: {},
		start_at: null,
		due_at: null,
		actual_at: null
	}));

test('every reason that a clause can give is in a worked example', () => {
	const seen = new Set(judged.map(({ reason }) => reason));
	const elsewhere = ['not_in_rulebook', 'calendar_unknown', 'pause_unknown'];
	expect(reasonCodes.filter((code) => !seen.has(code) && !elsewhere.includes(code))).toEqual([]);
});

test.each(locales)('every outcome of the worked examples is a whole sentence in %s', (locale) => {
	const faults = [...judged, ...untimed].flatMap((row) => {
		const sentence = reasonText(row, row.fields, locale);
		const fault = faultOf(sentence, locale);
		return fault ? [`${row.clause} ${row.reason}: ${fault}: ${sentence}`] : [];
	});
	expect([...new Set(faults)]).toEqual([]);
});

test('what a sentence says of its times is so', () => {
	const holds: Partial<Record<string, (start: string, due: string, actual: string) => boolean>> = {
		in_time: (_, due, actual) => actual <= due,
		late: (_, due, actual) => actual > due,
		overdue: (_, due, actual) => due !== '' && actual === '',
		stop_before_start: (start, _, actual) => actual !== '' && actual < start,
		promise_before_start: (start, due) => due < start,
		not_accepted: (_, due, actual) => actual <= due
	};
	const untrue = judged.filter(
		({ reason, start_at, due_at, actual_at }) =>
			holds[reason]?.(start_at ?? '', due_at ?? '', actual_at ?? '') === false
	);
	expect(untrue.map(({ clause, reason, fields }) => [clause, reason, fields['case']])).toEqual([]);
});

test('two moments that look the same to the minute are told to the second', () => {
	const row = { clause: 'dispatch', outcome: 'breached', reason: 'late', start_at: null } as const;
	const due_at = '2025-06-02 09:05:00';
	expect(reasonText({ ...row, due_at, actual_at: '2025-06-02 09:05:01' }, {}, 'zh-CN')).toBe(
		'2025-06-02 09:05:01 才完成，已过时限 2025-06-02 09:05:00'
	);
	expect(reasonText({ ...row, due_at, actual_at: '2025-06-02 09:07:01' }, {}, 'zh-CN')).toBe(
		'2025-06-02 09:07 才完成，已过时限 2025-06-02 09:05'
	);
});

test('what does not apply is told with its reason, clauses of one reason together', () => {
	const row = { outcome: 'not_applicable', start_at: null, due_at: null, actual_at: null } as const;
	const rows = [
		{ ...row, clause: 'visit', reason: 'not_asked' },
		{ ...row, clause: 'promise', reason: 'no_promise' },
		{ ...row, clause: 'promise_changes', reason: 'no_promise' },
		{ ...row, clause: 'forward', outcome: 'met', reason: 'in_time' } as const
	];
	expect(notApplying(rows, {}, 'zh-CN')).toEqual([
		{ why: '未要求', names: ['上门回访'] },
		{ why: '没有约定时间', names: ['预定答复', '约定变更'] }
	]);
});
