import { expect, test } from 'vitest';
import { locales } from '#lib/i18n/locale.ts';
import { fieldOf, tableNames, type TableName } from '#lib/model/columns.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { inWords, lacking, needs, needsOf, type Need } from '#lib/rulebook/needs.ts';

const clauses = defaultRulebook().editions.flatMap((edition) => edition.clauses);

test('every column that could bring a figure or a clause to life is in the dictionary', () => {
	const keys = [...Object.values(needs), ...clauses.map(needsOf)].flat(2);
	const unknown = keys.filter((key) => {
		const [table, field] = key.includes('.') ? key.split('.') : ['complaints', key];
		return !(tableNames as readonly string[]).includes(key) && !fieldOf(table as TableName, field!);
	});
	expect(unknown).toEqual([]);
});

test('what is lacking is said in the quotation marks of the language, one of each group being enough', () => {
	const lacked = lacking(needs.handling, new Set());
	expect(inWords(lacked, 'zh-CN')).toEqual(['“投诉时间”', '“完成时间”或“答复时间”']);
	expect(inWords(lacked, 'zh-Hant')).toEqual(['「投訴時間」', '「完成時間」或「答覆時間」']);
	expect(inWords(lacked, 'en')).toEqual(['“Received”', '“Completed” or “Replied”']);
	expect(lacking(needs.handling, new Set(['received_at', 'replied_at']))).toEqual([]);
});

test('everything lacking has words in every language', () => {
	for (const locale of locales)
		for (const groups of [...Object.keys(needs).map((need) => needs[need as Need]), ...clauses.map(needsOf)])
			for (const text of inWords(groups, locale)) expect(text).not.toMatch(/undefined|\{|_/);
});
