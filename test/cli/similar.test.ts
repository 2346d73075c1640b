import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { byHeader, filesIn, freshFolder, sujian } from './support/command.ts';

const log = `投诉编号,项目,投诉时间,投诉内容
S1,东园,2025-05-03 09:00,客厅吊顶漏水三天了没有人来处理
S2,东园,2025-05-04 09:00,客厅吊顶漏水五天了没有人来处理
S3,西园,2025-05-02 09:00,客厅吊顶漏水五天了没有人来处理
S4,西园,2025-05-06 09:00,单元门禁坏了一直没有维修
S5,西园,2025-05-07 09:00,无
`;

it('complaints that say nearly the same are written by group into similar.csv, where it is asked for', async () => {
	const folder = await freshFolder();
	const at = (name: string) => join(folder, name);
	await writeFile(at('log.csv'), log);
	const run = async (out: string, ...more: string[]) => {
		expect((await sujian('run', '--in', at('log.csv'), ...more, '--out', at(out), '--quiet')).code).toBe(0);
		return filesIn(at(out));
	};
	expect(Object.keys(await run('without'))).not.toContain('similar.csv');
	const files = await run('with', '--similar');
	expect(byHeader(files['similar.csv']!)).toEqual([
		{ group: 'S3', size: '3', complaint_no: 'S2', similarity: '1', leads: 'true' },
		{ group: 'S3', size: '3', complaint_no: 'S3', similarity: '1', leads: 'true' },
		{ group: 'S3', size: '3', complaint_no: 'S1', similarity: '0.75', leads: 'false' }
	]);
	expect(JSON.parse(files['summary.json']!)).toMatchObject({ rows_written: { similar: 3 } });
});
