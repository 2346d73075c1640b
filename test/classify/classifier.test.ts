import { describe, expect, test } from 'vitest';
import { Classifier } from '#lib/classify/classifier.ts';
import { classify } from '#lib/classify/classify.ts';
import { pick, probabilities, sharpnessOf } from '#lib/classify/calibrate.ts';
import { foldsOf } from '#lib/classify/evaluate.ts';
import { lessonOf, oneOfEachText, type Example } from '#lib/classify/examples.ts';
import { complement } from '#lib/classify/naiveBayes.ts';
import { seeded, shuffle } from '#lib/classify/shuffle.ts';
import { complaintTexts } from '../support/complaintTexts.ts';

const texts = complaintTexts.map((example) => example.texts);
const learn = (examples: readonly Example[]) => Classifier.learn(examples)!;
function shuffled(examples: readonly Example[], seed: number): Example[] {
	const order = [...examples.keys()];
	shuffle(order, seeded(seed));
	return order.map((i) => examples[i]!);
}

describe('what is learnt', () => {
	test('tells the kinds of sixty short complaints far better than the most frequent label does', () => {
		const { evaluation } = learn(complaintTexts);
		expect(evaluation.documents).toBe(60);
		expect(evaluation.baseline.accuracy).toBe(0.2);
		expect(evaluation.accuracy).toBeGreaterThanOrEqual(0.8);
		expect(evaluation.macroF1).toBeGreaterThanOrEqual(0.8);
		expect(evaluation.calibrationError).toBeLessThan(evaluation.uncalibratedError);
	});

	test('is the same whatever the order of the examples', () => {
		const first = learn(complaintTexts);
		for (const seed of [3, 4]) {
			const other = learn(shuffled(complaintTexts, seed));
			expect(other.predict(texts)).toEqual(first.predict(texts));
			expect(other.evaluation).toEqual(first.evaluation);
		}
	});

	test('tells how much of a text is like what was learnt from', () => {
		const learnt = learn(complaintTexts);
		const known = (...text: string[]) => learnt.predict([text])[0]!.known;
		expect(known(...complaintTexts[0]!.texts)).toBeGreaterThan(0.35);
		expect(known('電梯又停運')).toBe(known('电梯又停运'));
		expect(known('具体情况见附件照片')).toBeLessThan(0.35);
		// of 电梯、梯龘、龘龘 one is known; a sign that touches nothing is no pair
		expect(known('电梯龘龘，龘')).toBe(0.3333);
		expect(known('电，龘')).toBe(0.5);
	});

	test('does not depend on what the labels are called', () => {
		const names = new Map(
			['渗漏', '停车', '电梯', '卫生', '噪音'].map((label, i) => [
				label,
				['__proto__', 'constructor', 'b', 'a', ''][i]!
			])
		);
		const renamed = learn(complaintTexts.map((e) => ({ ...e, label: names.get(e.label)! })));
		expect(renamed.predict(texts).map(({ label }) => label)).toEqual(
			learn(complaintTexts)
				.predict(texts)
				.map(({ label }) => names.get(label!))
		);
	});

	test('names the words that decided, as they were written', () => {
		const words = learn(complaintTexts).words(['今天，電梯又停運，保安說等等']);
		expect(words[0]!.text).toContain('電梯');
		expect(words.map(({ weight }) => weight)).toEqual(
			words.map(({ weight }) => weight).sort((a, b) => b - a)
		);
		expect(words.every(({ weight }) => weight > 0)).toBe(true);
	});

	test('counts every example once: in the confusion, by label, and among those left out', () => {
		const odd = [
			{ texts: [''], label: '停车' },
			{ texts: [], label: '停车' },
			{ texts: ['只有一次'], label: '别的' }
		];
		const { evaluation, leftOut } = learn([...complaintTexts, ...odd]);
		expect(leftOut).toEqual({ empty: 2, rare: 1, beyond: 0 });
		expect(evaluation.confusion.flat().reduce((a, b) => a + b, 0)).toBe(60);
		expect(evaluation.byLabel.map(({ documents }) => documents)).toEqual([12, 12, 12, 12, 12]);
	});
});

describe('texts without a label', () => {
	test('get what the classifier says, each in its place, however often a text comes', () => {
		const unlabelled = [['电梯坏了'], ['车位被占'], ['电梯坏了'], ['']];
		const { predictions, classifier } = classify(unlabelled, complaintTexts)!;
		expect(predictions.map(({ label }) => label)).toEqual(['电梯', '停车', '电梯', null]);
		expect(predictions).toEqual(classifier.predict(unlabelled));
	});

	test('stay without one where the labels teach nothing', () => {
		expect(classify([['电梯坏了']], [])).toBeNull();
	});

	test('get fewer labels, and more of them right, under a higher limit', () => {
		const { atLimits, accuracy } = learn(complaintTexts).evaluation;
		const said = atLimits.map((at) => at.said);
		expect(said).toEqual([...said].sort((a, b) => b - a));
		expect(atLimits.at(-1)!.right).toBeGreaterThanOrEqual(accuracy);
	});
});

describe('repeated texts', () => {
	const twice = [...complaintTexts, ...complaintTexts.map((e) => ({ ...e, texts: [`${e.texts[0]}！`] }))];

	test('stand in one fold', () => {
		const lesson = lessonOf(twice, 5, 1000);
		const foldOf = foldsOf(lesson, 5, 1);
		const folds = new Map<number, Set<number>>();
		for (const [i, text] of lesson.textOf.entries())
			folds.set(text, (folds.get(text) ?? new Set()).add(foldOf[i]!));
		expect(folds.size).toBe(60);
		expect([...folds.values()].every((own) => own.size === 1)).toBe(true);
		expect(learn(twice).evaluation.repeated).toBe(120);
	});

	test('do not help their own copies: with labels by lot, the figures stay near those of chance', () => {
		const next = seeded(9);
		const lots = new Map(complaintTexts.map(({ texts }) => [texts[0]!, `${next(3)}`]));
		const drawn = twice.map(({ texts }) => ({ texts, label: lots.get(texts[0]!.replace('！', ''))! }));
		expect(learn(drawn).evaluation.accuracy).toBeLessThan(0.55);
	});

	test('count once when confidence is calibrated, so that one text of many copies does not decide for all', () => {
		const copies = Array.from({ length: 1500 }, () => complaintTexts[0]!);
		const lesson = lessonOf([...complaintTexts, ...copies], 5, 5000);
		const places = oneOfEachText(lesson);
		expect(places.length).toBe(60);
		expect(new Set(Array.from(places, (i) => lesson.textOf[i])).size).toBe(60);
		// held-out scores that are always right, but for the text that comes 1501 times
		const scores = new Float64Array(lesson.labelOf.length * 5);
		const repeated = lesson.textOf.find((text, i) => lesson.textOf[i + 1] === text)!;
		for (const [i, label] of lesson.labelOf.entries())
			scores[i * 5 + (lesson.textOf[i] === repeated ? (label + 1) % 5 : label)] = 1;
		const heldOut = { scores, labels: 5, labelOf: lesson.labelOf };
		const likely = probabilities([1, 0, 0, 0, 0], sharpnessOf(pick(heldOut, places)))[0]!;
		expect(likely).toBeCloseTo(59 / 60, 2);
	});

	test('every label is spread evenly over the folds', () => {
		const lesson = lessonOf(complaintTexts, 5, 1000);
		const foldOf = foldsOf(lesson, 5, 1);
		for (const [label] of lesson.labels.entries())
			for (let fold = 0; fold < 5; fold++) {
				const own = [...foldOf.keys()].filter((i) => foldOf[i] === fold && lesson.labelOf[i] === label);
				expect([2, 3]).toContain(own.length);
			}
	});
});

describe('odd input', () => {
	test('one label, or none with enough texts, teaches nothing', () => {
		expect(Classifier.learn([])).toBeNull();
		expect(Classifier.learn(complaintTexts.filter(({ label }) => label === '停车'))).toBeNull();
		expect(Classifier.learn(complaintTexts.slice(9, 16))).toBeNull();
	});

	test('a text without anything that was learnt gets no label', () => {
		const given = learn(complaintTexts).predict([[''], [], ['！？…'], ['ᚠᛇᚻ'], ['', '']]);
		expect(given).toEqual(given.map(() => ({ label: null, confidence: 0, known: 0 })));
		expect(learn(complaintTexts).words([''])).toEqual([]);
	});

	test('hostile texts and labels are texts and labels', () => {
		const hostile = [
			'__proto__',
			'constructor',
			'toString',
			'\u0000\u0001\u0002',
			'\ud800',
			'电梯'.repeat(50_000)
		];
		const examples = [
			...complaintTexts,
			...Array.from({ length: 6 }, (_, i) => ({
				texts: [`__proto__ hasOwnProperty ${hostile[i]}`],
				label: '__proto__'
			}))
		];
		for (const options of [{}, { train: complement(0.03) }]) {
			const learnt = Classifier.learn(examples, options)!;
			expect(learnt.labels).toContain('__proto__');
			expect(learnt.predict([['__proto__ hasOwnProperty']])[0]!.label).toBe('__proto__');
			for (const { confidence } of learnt.predict(hostile.map((text) => [text])))
				expect(confidence >= 0 && confidence <= 1).toBe(true);
		}
	});

	test('of more examples than are looked at, the same ones are taken in any order', () => {
		const some = { most: 40 };
		const first = Classifier.learn(complaintTexts, some)!;
		expect(first.leftOut.beyond).toBe(20);
		expect(Classifier.learn(shuffled(complaintTexts, 7), some)!.predict(texts)).toEqual(first.predict(texts));
	});
});
