import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { factModels } from '#lib/pipeline/facts/index.ts';
import { sqlOf } from '#lib/pipeline/model.ts';
import { defaultRulebook, loadRulebook, type Rulebook } from '#lib/rulebook/index.ts';
import combined from '#lib/rulebook/editions/combined.json';
import { ask, batchOf, buildFacts, type Sheet, type Written } from '../../support/stg.ts';

let engine: Engine;
beforeAll(async () => void (engine = await openNative()));
afterAll(() => engine.close());

const rulebook = defaultRulebook();
const build = (sheets: readonly Sheet[], asOf = '2025-06-30 12:00:00', book: Rulebook = rulebook) =>
	buildFacts(engine, { sheets, rulebook: book, asOf });
const log = (...rows: Written[]): Sheet => ({ rows });
const june = (day: number, time = '09:00') => `2025-06-${String(day).padStart(2, '0')} ${time}`;

test('the same row again is left out, and the first is kept', async () => {
	const row = { complaint_no: 'A', received_at: june(1), content: '漏水' };
	await build([log(row, { ...row, complaint_no: 'B' }, row), log(row)]);
	expect(
		await ask(
			engine,
			'select complaint_id, complaint_no, batch_no, source_row from fct_complaints order by 1'
		)
	).toEqual([
		{ complaint_id: 1, complaint_no: 'A', batch_no: 1, source_row: 2 },
		{ complaint_id: 2, complaint_no: 'B', batch_no: 1, source_row: 3 }
	]);
	expect(
		await ask(
			engine,
			'select batch_no, source_row, reason, gave_way_to_batch_no b, gave_way_to_source_row r from fct_versions order by 1, 2'
		)
	).toEqual([
		{ batch_no: 1, source_row: 4, reason: 'duplicate', b: 1, r: 2 },
		{ batch_no: 2, source_row: 2, reason: 'duplicate', b: 1, r: 2 }
	]);
});

test('the same number with other content: the last is judged, the earlier are versions', async () => {
	await build([
		log(
			{ complaint_no: 'A', content: '一' },
			{ complaint_no: 'A', content: '二' },
			{ complaint_no: 'A', content: '一' }
		),
		log({ complaint_no: 'A', content: '三' })
	]);
	expect(await ask(engine, 'select complaint_no, content, batch_no from fct_complaints')).toEqual([
		{ complaint_no: 'A', content: '三', batch_no: 2 }
	]);
	expect(await ask(engine, 'select source_row, reason from fct_versions order by 1')).toEqual([
		{ source_row: 2, reason: 'superseded' },
		{ source_row: 3, reason: 'superseded' },
		{ source_row: 4, reason: 'duplicate' }
	]);
});

test('rows without a number are known by file, sheet and row, and the same text twice is one row', async () => {
	await build([{ file: '六月.csv', rows: [{ content: '一' }, { content: '二' }, { content: '一' }] }]);
	expect(await ask(engine, 'select complaint_no from fct_complaints order by complaint_id')).toEqual([
		{ complaint_no: '六月.csv##2' },
		{ complaint_no: '六月.csv##3' }
	]);
});

test('a file of the same name that comes again replaces its rows without a number, where they changed', async () => {
	const [first, second] = [
		['一', '二'],
		['一', '改']
	].map((c) => ({ file: '六月.csv', rows: c.map((content) => ({ content })) }));
	await build([first!, second!, { file: '七月.csv', rows: [{ content: '三' }] }]);
	expect(
		await ask(engine, 'select complaint_no n, content from fct_complaints order by complaint_id')
	).toEqual([
		{ n: '六月.csv##2', content: '一' },
		{ n: '六月.csv##3', content: '改' },
		{ n: '七月.csv##2', content: '三' }
	]);
});

test('what was received after as_of is left out and listed', async () => {
	await build(
		[
			log(
				{ complaint_no: 'A', received_at: june(10, '12:00:01') },
				{ complaint_no: 'B', received_at: june(10, '12:00') }
			)
		],
		june(10, '12:00:00')
	);
	expect(await ask(engine, 'select complaint_no from fct_complaints')).toEqual([{ complaint_no: 'B' }]);
	expect(await ask(engine, 'select complaint_no, reason from fct_versions')).toEqual([
		{ complaint_no: 'A', reason: 'after_as_of' }
	]);
});

test('events after as_of have not happened, plans stand, and a status that tells of them says nothing', async () => {
	await build(
		[
			log(
				{
					complaint_no: 'A',
					received_at: june(1),
					completed_at: june(20),
					status: 'done',
					promised_at: june(25),
					visit_promised_at: june(26),
					handling_promised_at: june(27)
				},
				{
					complaint_no: 'B',
					received_at: june(1),
					completed_at: june(5),
					closed_at: june(20),
					status: 'closed'
				},
				{ complaint_no: 'C', received_at: june(1), status: 'done' },
				{ complaint_no: 'D', received_at: june(1), completed_at: '2025-06-10' },
				{ complaint_no: 'E', received_at: june(1), completed_at: '2025-06-11', status: 'done' }
			)
		],
		june(10, '08:00:00')
	);
	expect(
		await ask(
			engine,
			'select complaint_no n, completed_at, completed_at_date_only d, closed_at, status, promised_at p, visit_promised_at v, handling_promised_at h, proven_done done from fct_complaints order by 1'
		)
	).toEqual([
		{
			n: 'A',
			completed_at: null,
			d: null,
			closed_at: null,
			status: 'open',
			p: `${june(25)}:00`,
			v: `${june(26)}:00`,
			h: `${june(27)}:00`,
			done: false
		},
		{
			n: 'B',
			completed_at: `${june(5)}:00`,
			d: false,
			closed_at: null,
			status: 'done',
			p: null,
			v: null,
			h: null,
			done: true
		},
		{
			n: 'C',
			completed_at: null,
			d: null,
			closed_at: null,
			status: 'done',
			p: null,
			v: null,
			h: null,
			done: true
		},
		{
			n: 'D',
			completed_at: `${june(10, '00:00')}:00`,
			d: true,
			closed_at: null,
			status: null,
			p: null,
			v: null,
			h: null,
			done: true
		},
		{
			n: 'E',
			completed_at: null,
			d: null,
			closed_at: null,
			status: 'open',
			p: null,
			v: null,
			h: null,
			done: false
		}
	]);
});

test('recorded classes are brought to their canonical names', async () => {
	const own = { category_l1: '消费纠纷', category_l2: '漏水' };
	await build([
		log(
			{ complaint_no: 'A', category_l1: '工程', category_l2: '漏水', validity: 'valid', severity: 'major' },
			{ complaint_no: 'B', category_l1: '服務 質量', category_l2: '态度', nature: '協調' },
			{ complaint_no: 'C', ...own, nature: '一般事项' },
			{ complaint_no: 'D', ...own },
			{ complaint_no: 'E', ...own },
			{ complaint_no: 'F', category_l1: '停车' },
			{ complaint_no: 'G', category_l2: '停车' },
			{ complaint_no: 'H', category_l1: '少见的说法' },
			{ complaint_no: 'I', category_l1: '未分类' },
			{ complaint_no: 'J' }
		)
	]);
	const told =
		"complaint_no || ': ' || concat_ws(' ', category_l1, coalesce(category_l2, '–'), category_rule, coalesce(category_l2_rule, '–'), validity, validity_rule, severity, severity_rule) as told";
	const rows = await ask<{ told: string }>(
		engine,
		`select ${told} from fct_complaints join fct_classes using (complaint_id) order by complaint_no`
	);
	expect(rows.map((row) => row.told)).toEqual([
		'A: 工程质量 给排水 recorded recorded valid recorded general otherwise',
		'B: 服务质量 应对不得体 recorded recorded coordination nature general otherwise',
		'C: 消费纠纷 漏水 own_label recorded undetermined no_evidence general otherwise',
		'D: 消费纠纷 漏水 own_label recorded undetermined no_evidence general otherwise',
		'E: 消费纠纷 漏水 own_label recorded undetermined no_evidence general otherwise',
		'F: 停车 – own_label – undetermined no_evidence general otherwise',
		'G: 物业服务 停车 recorded recorded undetermined no_evidence general otherwise',
		'H: unclassified – unclassified – undetermined no_evidence general otherwise',
		'I: unclassified – unclassified – undetermined no_evidence general otherwise',
		'J: unclassified – unclassified – undetermined no_evidence general otherwise'
	]);
	expect(
		await ask(
			engine,
			"select category_l1_recorded l1, severity_recorded s from fct_complaints where complaint_no in ('A', 'H') order by 1"
		)
	).toEqual([
		{ l1: '少见的说法', s: null },
		{ l1: '工程', s: 'major' }
	]);
});

test('a repeat comes from the same unit in the same category, while open or within thirty days of completion', async () => {
	const may = (day: number) => `2025-05-${String(day).padStart(2, '0')} 09:00`;
	const parking = { site: '东苑', unit: '1-101', category_l1: '停车' };
	await build([
		log(
			{ complaint_no: 'A', received_at: may(1), completed_at: may(2), ...parking },
			{ complaint_no: 'B', received_at: june(1), completed_at: june(2), ...parking },
			{
				complaint_no: 'C',
				received_at: '2025-06-01 09:00:01',
				completed_at: june(3),
				...parking,
				unit: '1-102'
			},
			{ complaint_no: 'D', received_at: june(20), ...parking, category_l1: '噪音' },
			{ complaint_no: 'E', received_at: june(25), ...parking, site: '西苑' },
			{ complaint_no: 'F', received_at: may(1), ...parking, unit: '2-201' },
			{ complaint_no: 'G', received_at: may(3), completed_at: may(3), ...parking, unit: '2-201' },
			{ complaint_no: 'H', received_at: june(29), ...parking, unit: '2-201' },
			{ complaint_no: 'I', received_at: june(3), phone: '138', category_l1: '停车' },
			{ complaint_no: 'J', received_at: june(4), phone: '138', category_l1: '停车' },
			{ complaint_no: 'K', received_at: june(3), complainant: '某甲', site: '东苑', category_l1: '停车' },
			{ complaint_no: 'L', received_at: june(4), complainant: '某甲', site: '东苑', category_l1: '停车' },
			{ complaint_no: 'M', received_at: june(4), complainant: '某甲', category_l1: '停车' }
		)
	]);
	const repeats = await ask<{ n: string; of: string }>(
		engine,
		'select complaint_no n, repeat_of as of from fct_complaints where repeat_of is not null order by 1'
	);
	expect(repeats.map((r) => `${r.n} of ${r.of}`)).toEqual(['B of A', 'G of F', 'H of F', 'J of I', 'L of K']);
});

test('progress reports come from the table and from numbered columns, each once, none after as_of', async () => {
	const sheets: Sheet[] = [
		log({
			complaint_no: 'A',
			received_at: june(1),
			progress_at_1: june(2),
			progress_by_1: '甲',
			progress_note_2: '待料'
		}),
		{
			table: 'progress',
			rows: [
				{ complaint_no: 'A', reported_at: june(1, '10:00') },
				{ complaint_no: 'A', reported_at: june(1, '10:00') },
				{ complaint_no: 'A', reported_at: june(30, '13:00') },
				{ complaint_no: 'Z', reported_at: june(3) }
			]
		}
	];
	await build(sheets);
	expect(
		await ask(engine, 'select complaint_no n, seq, reported_at t, origin from fct_progress order by 1, 2')
	).toEqual([
		{ n: 'A', seq: 1, t: `${june(1, '10:00')}:00`, origin: 'table' },
		{ n: 'A', seq: 2, t: `${june(2)}:00`, origin: 'wide' },
		{ n: 'A', seq: 3, t: null, origin: 'wide' },
		{ n: 'Z', seq: 1, t: `${june(3)}:00`, origin: 'table' }
	]);
});

test('a complaint is judged by the edition in force when it was received', async () => {
	const strict = structuredClone(combined.editions[0]!);
	(strict.clauses[1] as { limit: { value: number } }).limit.value = 2;
	const book = loadRulebook({
		...combined,
		editions: [combined.editions[0], { ...strict, id: 'strict', from: '2025-06-10' }]
	});
	const late = (day: number) => ({ received_at: june(day), dispatched_at: june(day, '09:03') });
	await build([log({ complaint_no: 'A', ...late(9) }, { complaint_no: 'B', ...late(10) })], undefined, book);
	expect(
		await ask(
			engine,
			'select complaint_no n, edition, dispatch_due_at due, dispatch_outcome o from fct_clauses join fct_complaints using (complaint_id) order by 1'
		)
	).toEqual([
		{ n: 'A', edition: 'combined-1', due: '2025-06-09 09:05:00', o: 'met' },
		{ n: 'B', edition: 'strict', due: '2025-06-10 09:02:00', o: 'breached' }
	]);
	expect(await ask(engine, "select complaint_no n, amount_fen f from fct_fines where article = '7'")).toEqual(
		[{ n: 'B', f: 3000 }]
	);
});

test('a clause that the edition lacks applies to nothing', async () => {
	const edition = combined.editions[0]!;
	const clauses = edition.clauses.filter((c) => c.id === 'dispatch');
	const articles = edition.articles.filter((a) => a.article === '7');
	const book = loadRulebook({ ...combined, editions: [{ ...edition, clauses, articles }] });
	await build(
		[log({ complaint_no: 'A', received_at: june(1), dispatched_at: june(2), promised_at: june(3) })],
		undefined,
		book
	);
	expect(
		await ask(engine, 'select forward_outcome f, forward_reason r, dispatch_outcome d from fct_clauses')
	).toEqual([{ f: 'not_applicable', r: 'not_in_rulebook', d: 'breached' }]);
	expect(await ask(engine, 'select outcome o, reason r from fct_promises')).toEqual([
		{ o: 'not_applicable', r: 'not_in_rulebook' }
	]);
	expect(await ask(engine, 'select outcome o, reason r from fct_progress_windows')).toEqual([
		{ o: 'not_applicable', r: 'not_in_rulebook' }
	]);
});

test('every fact says its grain and key on its first line, and the key holds', async () => {
	const sheets = [
		log(
			{
				complaint_no: 'A',
				received_at: june(1),
				promised_at: june(2),
				promised_at_2: june(3),
				progress_at_1: june(2)
			},
			{ received_at: june(1) }
		)
	];
	await build(sheets);
	for (const model of factModels) {
		const [first] = sqlOf(model, { batches: sheets.map(batchOf), rulebook }).split('\n');
		const key = /^-- One row per .+\. Key: (.+)\.$/.exec(first!)?.[1];
		expect(key, model.name).toBeDefined();
		const twice = await ask(engine, `select ${key} from ${model.name} group by ${key} having count(*) > 1`);
		expect(twice, model.name).toEqual([]);
	}
});
