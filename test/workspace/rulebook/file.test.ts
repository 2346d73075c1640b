import { expect, test } from 'vitest';
import { loadRulebook, presets } from '#lib/rulebook/index.ts';
import { readRulebookFiles, rulebookFile } from '#lib/workspace/rulebook/file.ts';
import { rulebookProblemText } from '#lib/workspace/rulebook/problems.ts';

const file = (name: string, content: unknown, size = 100) => ({
	name,
	size,
	text: async () => (typeof content === 'string' ? content : JSON.stringify(content))
});
const title = { 'zh-CN': '本公司', 'zh-Hant': '本公司', en: 'Ours' };

test.each(Object.keys(presets))('the preset %s comes back from its file as it was', async (id) => {
	const rulebook = loadRulebook(id);
	const { name, content } = rulebookFile(rulebook);
	expect(await readRulebookFiles([file(name, `\ufeff${content}`)])).toEqual({ rulebook });
});

test('a file is read with the one that it extends, whichever was chosen first', async () => {
	const base = file('base.json', { id: 'base', title, extends: 'service-station' });
	const own = file('own.json', { id: 'ours', title, extends: 'base.json' });
	for (const files of [
		[base, own],
		[own, base]
	])
		expect(await readRulebookFiles(files)).toMatchObject({ rulebook: { id: 'ours' } });
	expect(await readRulebookFiles([own])).toMatchObject({ problems: [{ code: 'rulebook_no_base' }] });
});

test('what is no rulebook is refused in words, with its place', async () => {
	expect(await readRulebookFiles([file('a.json', '编号,时间')])).toMatchObject({
		problems: [{ code: 'rulebook_not_json', fill: { file: 'a.json' } }]
	});
	expect(await readRulebookFiles([file('a.json', '{}', 30_000_000)])).toMatchObject({
		problems: [{ code: 'rulebook_too_big' }]
	});
	const wrong = structuredClone(loadRulebook('combined')) as never as {
		editions: { articles: { triggers: { fines: { yuan: unknown }[] }[] }[] }[];
	};
	wrong.editions[0]!.articles[3]!.triggers[0]!.fines[0]!.yuan = '三十';
	const read = await readRulebookFiles([file('a.json', wrong)]);
	const said = 'problems' in read ? read.problems.map((p) => rulebookProblemText(p, read.raw, 'zh-CN')) : [];
	expect(said).toEqual(['最初的版本 › 扣罚 › 第 7 条 › 第 1 项 › 第 1 项 › 金额（元）：要填整数。']);
});

test.each([null, [], 3, 'x', { editions: 3 }, { editions: [null] }, { editions: [{ clauses: 3 }] }])(
	'hostile content %j is refused, not thrown at',
	async (content) => {
		const read = await readRulebookFiles([file('a.json', JSON.stringify(content))]);
		const said =
			'problems' in read ? read.problems.map((p) => rulebookProblemText(p, read.raw, 'zh-CN')) : [];
		expect(said.length).toBeGreaterThan(0);
	}
);
