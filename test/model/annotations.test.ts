import { describe, expect, it } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import {
	addNote,
	answerPhase,
	askRule,
	forgetPhase,
	noAnnotations,
	parseAnnotations,
	removeNote
} from '#lib/model/annotations.ts';

const who = { by: '王芳', at: '2025-07-01 09:00:00' };
const storm = { on: '2025-06-12', text: '暴雨，地库进水', ...who };
const early = { on: '2025-03-01', text: '换了派单系统', ...who };
const begins = { chart: 'received', from: '2025-03', begins: true, reason: '换了派单系统', ...who };

describe('annotations', () => {
	it('come back from what is kept as they were, notes in order of their days', () => {
		const written = answerPhase(addNote(addNote(noAnnotations, storm), early), begins);
		expect(written.notes).toEqual([early, storm]);
		expect(parseAnnotations(JSON.parse(JSON.stringify(written)), 'annotations')).toEqual(written);
	});

	it('hold one answer a chart and beginning: the later', () => {
		const declined = { ...begins, begins: false, reason: '只是淡季' };
		const written = answerPhase(answerPhase(noAnnotations, begins), declined);
		expect(written.phases).toEqual([declined]);
		expect(forgetPhase(written, 'received', '2025-03').phases).toEqual([]);
		expect(forgetPhase(written, 'valid', '2025-03').phases).toEqual([declined]);
	});

	it('lose the one note that was removed', () => {
		const written = addNote(addNote(noAnnotations, storm), early);
		expect(removeNote(written, storm).notes).toEqual([early]);
	});

	it('ask further rules in their order, each once', () => {
		const asked = askRule(askRule(askRule(noAnnotations, 8, true), 5, true), 5, true);
		expect(asked.rules).toEqual([5, 8]);
		expect(askRule(asked, 8, false).rules).toEqual([5]);
	});

	it.each([
		[{ version: 1, notes: [{ ...storm, on: '2025-13-01' }] }],
		[{ version: 1, notes: [{ ...storm, text: ' ' }] }],
		[{ version: 1, phases: [{ ...begins, from: '2025' }] }],
		[{ version: 1, rules: [9] }],
		[{ version: 2 }],
		[[]]
	])('are refused, with the place, where they are not what they say: %j', (json) => {
		expect(() => parseAnnotations(json, 'annotations')).toThrow(Refusal);
	});
});
