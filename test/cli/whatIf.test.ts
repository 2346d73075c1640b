import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { byHeader, filesIn, freshFolder, sujian } from './support/command.ts';

const log = `投诉编号,项目,投诉人,联系电话,投诉时间,记录人,投诉内容,派单时间
A1,东苑,甲,13800000001,2025-06-01 08:00:00,陈静,停车,2025-06-01 08:04:00
A2,东苑,乙,13800000002,2025-06-01 09:00:00,陈静,噪声,2025-06-01 09:08:00
A3,西苑,丙,13800000003,2025-06-02 10:00:00,刘洋,电梯,2025-06-02 10:20:00
`;
const title = { 'zh-CN': '试', 'zh-Hant': '試', en: 'Trial' };
const dispatch = { id: 'dispatch', limit: { value: 10, unit: 'minutes', source: 'us' } };

describe('sujian rules diff A B --in LOG', () => {
	let folder = '';
	let [file, draft] = ['', ''];
	beforeAll(async () => {
		folder = await freshFolder();
		[file, draft] = [join(folder, 'log.csv'), join(folder, 'draft.json')];
		await writeFile(file, log);
		const editions = [{ id: 'draft', from: null, clauses: [dispatch] }];
		await writeFile(draft, JSON.stringify({ id: 'draft', title, extends: 'owner-regulation', editions }));
	});

	it('says what the second rulebook would change, and writes it down to the lines', async () => {
		const out = join(folder, 'out');
		const args = ['rules', 'diff', 'owner-regulation', draft, '--in', file, '--out', out];
		const { code, stdout } = await sujian(...args, '--quiet', '--locale', 'en');
		expect(code).toBe(0);
		expect(stdout.split('\n')).toEqual([
			'Clause Dispatch Limit: 5 minutes (S2 art. 7) → 10 minutes (us)',
			'',
			'Under the draft: Dispatch: late down from 2 to 1, fines fall by ¥30, one person affected from Jun 2025 on.',
			'3 complaints; something changes for 1, events of other tables included',
			'Dispatch: Met 1 → 2, Late 2 → 1; rate met 33.3% → 66.7%; Late → Met 1',
			'Article 7 Dispatch: ¥60 → ¥30 (−¥30; 0 lines added, 1 removed, 0 changed)',
			''
		]);
		const written = await filesIn(out);
		expect(Object.keys(written)).toEqual([
			'whatif_clauses.csv',
			'whatif_complaints.csv',
			'whatif_deductions.csv',
			'whatif_fines.csv'
		]);
		expect(byHeader(written['whatif_complaints.csv']!)).toMatchObject([
			{
				complaint_no: 'A2',
				what: 'clause',
				name: 'dispatch',
				before: 'breached',
				after: 'met',
				fines_yuan_before: '30',
				fines_yuan_after: '0',
				due_at_before: '2025-06-01 09:05:00',
				due_at_after: '2025-06-01 09:10:00'
			}
		]);
		expect(byHeader(written['whatif_fines.csv']!)).toMatchObject([
			{
				complaint_no: 'A2',
				article: '7',
				change: 'removed',
				person_before: '陈静',
				person_after: '',
				amount_yuan_before: '30'
			}
		]);
		const clauses = byHeader(written['whatif_clauses.csv']!);
		expect(clauses.find(({ clause }) => clause === 'dispatch')).toMatchObject({
			met_before: '1',
			met_after: '2',
			breached_after: '1'
		});
	});

	it('gives the same as JSON, and says plainly where nothing changes', async () => {
		const json = await sujian(
			'rules',
			'diff',
			'owner-regulation',
			draft,
			'--in',
			file,
			'--format',
			'json',
			'--quiet'
		);
		expect(JSON.parse(json.stdout)).toMatchObject({
			differences: [{ name: 'dispatch' }],
			effect: { complaints: 3, changed: 1, total: { removed: 1, beforeFen: 6000, afterFen: 3000 } }
		});
		const same = await sujian('rules', 'diff', draft, draft, '--in', file, '--quiet');
		expect(same.stdout).toBe('两份制度没有不同。\n\n按草案重算，3 件投诉的判定、分类与扣罚都不变。\n');
	});

	it('refuses a log for the other rules commands, and tables without a log', async () => {
		const shown = await sujian('rules', 'show', '--in', file, '--locale', 'en');
		expect([shown.code, shown.stderr]).toEqual([2, '--in is for rules diff only.\n']);
		expect((await sujian('rules', 'diff', draft, draft, '--out', join(folder, 'none'))).code).toBe(2);
	});
});
