import { expect, test } from 'vitest';
import { Teacher } from '#lib/classify/teacher.browser.ts';

const themes = { 停车: ['车位被占', '道闸故障', '乱停乱放'], 噪音: ['深夜施工', '音响太吵', '广场舞声音大'] };
const examples = Object.entries(themes).flatMap(([category, says]) =>
	Array.from({ length: 12 }, (_, i) => ({
		content: `${'东西南北中前后左右上下里'[i]}区${says[i % 3]}请处理`,
		category
	}))
);
const question = (key: string, texts = ['九号楼车位被占', '楼下音响太吵']) => ({
	key,
	examples: () => Promise.resolve(examples),
	texts: () => Promise.resolve(texts)
});

test('a worker learns, says which words decided, and the same question is not asked twice', async () => {
	const teacher = new Teacher();
	const steps: string[] = [];
	const guesses = await teacher.learn(question('a'), ({ step }) => steps.push(step));
	expect(guesses.map(({ content, category }) => [content, category])).toEqual([
		['九号楼车位被占', '停车'],
		['楼下音响太吵', '噪音']
	]);
	expect(teacher.learnt!.evaluation.byLabel.map(({ label }) => label)).toEqual(['停车', '噪音']);
	expect((await teacher.wordsOf('楼下音响太吵')).map(({ text }) => text).join('')).toContain('响');
	expect(steps).toEqual(['learn', 'learn']);
	const asked = { ...question('a'), texts: () => Promise.reject(new Error('asked again')) };
	expect(await teacher.learn(asked, () => {})).toBe(guesses);
	teacher.forget();
	expect(teacher.learnt).toBeNull();
});

test('learning can be stopped, and begun again', async () => {
	const teacher = new Teacher();
	const stop = new AbortController();
	const many = Array.from({ length: 20_000 }, (_, i) => `${i}号楼车位被占，音响太吵，请处理${i * 7}`);
	const learning = teacher.learn(question('b', many), () => {}, stop.signal);
	setTimeout(() => stop.abort(new Error('stopped')), 0);
	await expect(learning).rejects.toThrow('stopped');
	expect(teacher.learnt).toBeNull();
	expect(await teacher.learn(question('b'), () => {})).toHaveLength(2);
	teacher.forget();
});
