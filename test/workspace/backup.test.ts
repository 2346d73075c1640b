import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBackup, makeBackup, restoreBackup } from '#lib/batches/backup.ts';
import { openFolder } from '#lib/batches/folder.node.ts';
import { keepAction, noActions, type Action } from '#lib/model/actions.ts';
import { addNote, answerPhase, askRule, noAnnotations } from '#lib/model/annotations.ts';
import { noDecisions, waive } from '#lib/model/decisions.ts';
import { keepView, noLists } from '#lib/model/lists.ts';
import { changePaper, editText, keepAddition, noReportEdits } from '#lib/model/reportEdits.ts';
import { added } from '../model/support/added.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { settling } from '#lib/workspace/classes/settle.ts';
import { keptEdition } from '../batches/keptEdition.ts';
import { documents, keptRulebook, readGround } from '#lib/workspace/ground.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sujian-backup-'))));
afterAll(() => rm(folder, { recursive: true }));

const signed = { reason: '系统停机', by: '客服主任', at: '2025-06-02 09:00:00' };
const line = { complaint: 'A1', article: '7', clause: 'dispatch', instance: 1, role: 'recorder' };

test('a backup holds waivers, confirmations, saved views and the adopted rulebook, and restored elsewhere they count again', async () => {
	const from = await openFolder(join(folder, 'from'));
	const own = structuredClone(defaultRulebook());
	own.id = 'own';
	own.editions.push({ ...structuredClone(own.editions[0]!), id: 'own-2', from: '2025-01-01' });
	const decisions = settling(
		[{ complaint: 'A1', field: 'severity', value: 'major' }],
		signed
	)(waive(noDecisions, { ...line, ...signed }));
	await from.writeDocument(documents.rulebook, keptRulebook(own));
	await from.writeDocument(documents.decisions, decisions);
	const lists = keepView(noLists, { name: '在办', address: 'open=1&cols=site' });
	await from.writeDocument(documents.lists, lists);
	const given = await readGround(from);
	expect(given.rulebook.editions.map(({ id }) => id)).toEqual([own.editions[0]!.id, 'own-2']);
	expect(given.decisions).toEqual(decisions);
	expect(given.lists).toEqual(lists);
	const backup = await makeBackup(from, '2025-07-01 09:00:00');

	const to = await openFolder(join(folder, 'to'));
	const others = waive(noDecisions, { ...line, ...signed, complaint: 'B9' });
	await to.writeDocument(documents.decisions, others);
	await restoreBackup(to, await checkBackup(backup, 'a.zip'), () => 'new');
	expect(await readGround(await openFolder(join(folder, 'to')))).toEqual(given);
});

test('a backup holds everything that people wrote, whatever documents there are', async () => {
	const store = await openFolder(join(folder, 'all'));
	const who = { by: '王芳', at: '2025-07-01 09:00:00' };
	const noted = addNote(noAnnotations, { on: '2025-03-08', text: '换了系统', ...who });
	const begun = answerPhase(noted, {
		chart: 'received',
		from: '2025-03',
		begins: true,
		reason: '新系统',
		...who
	});
	const action: Action = {
		id: 'CA-2025-001',
		title: '派单',
		scope: { counts: 'complaints', site: '北园' },
		problem: '慢',
		evidence: ['A1'],
		triggers: ['2025-02'],
		causes: [{ whys: [{ answer: '没有计划', evidence: 'A1' }], group: 'method' }],
		correction: '',
		corrective: '',
		preventive: '',
		owner: '王芳',
		verification: '',
		state: 'plan',
		history: [{ ...who, what: 'made', note: '' }]
	};
	const own = structuredClone(defaultRulebook());
	own.id = 'own';
	const written: Record<keyof typeof documents, unknown> = {
		asOf: { asOf: '2025-06-30 18:00:00' },
		rulebook: keptRulebook(own),
		draft: keptRulebook({ ...own, id: 'draft' }),
		decisions: waive(noDecisions, { ...line, ...signed }),
		annotations: askRule(begun, 5, true),
		fiscalYear: { start: 4 },
		actions: keepAction(noActions, action),
		editions: { version: 1, editions: [keptEdition(1, 'a'.repeat(64))] },
		lists: keepView(noLists, { name: '在办', address: 'open=1' }),
		reportEdits: changePaper(
			noReportEdits,
			{ kind: 'monthly', subject: '2025-06', locale: 'zh-CN', filter: '' },
			(own) =>
				keepAddition(
					editText(own, {
						paragraph: 'overview.received',
						generated: '2025年6月受理投诉 20 件。',
						masked: true,
						text: '本月受理 20 件，其中 3 件为同一起停水。',
						...who
					}),
					added
				)
		)
	};
	for (const [name, document] of Object.entries(written))
		await store.writeDocument(documents[name as keyof typeof documents], document);
	const given = await readGround(store);
	expect(given).toMatchObject({
		asOf: '2025-06-30 18:00:00',
		fiscalStart: 4,
		actions: { actions: [action] }
	});
	expect(given.annotations).toEqual(written.annotations);
	expect(given.reportEdits).toEqual(written.reportEdits);
	const backup = await makeBackup(store, '2025-07-01 09:00:00');
	const to = await openFolder(join(folder, 'elsewhere'));
	await to.writeDocument(documents.annotations, noted);
	await restoreBackup(to, await checkBackup(backup, 'a.zip'), () => 'new');
	const there = await openFolder(join(folder, 'elsewhere'));
	expect(await readGround(there)).toEqual(given);
	for (const [name, document] of Object.entries(written))
		expect(await there.readDocument(documents[name as keyof typeof documents])).toEqual(document);
});
