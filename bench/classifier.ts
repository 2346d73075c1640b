import process from 'node:process';
import { parseArgs } from 'node:util';
import { makeDemo } from '#lib/demo/demo.ts';
import { Classifier, usual, type LearnOptions } from '#lib/classify/classifier.ts';
import type { Example } from '#lib/classify/examples.ts';
import { complement, multinomial } from '#lib/classify/naiveBayes.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows as rowsOf } from '#lib/engine/rows.ts';
import { identifier } from '#lib/engine/sql.ts';
import { loadSource, sourceOfPath } from '#lib/intake/open.node.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { machine, seconds, table } from './timings.ts';

const { values } = parseArgs({
	options: {
		in: { type: 'string' },
		text: { type: 'string', multiple: true, default: [] },
		label: { type: 'string' },
		repeats: { type: 'string', default: '5' },
		demo: { type: 'string', default: '10000' }
	}
});

const kinds: readonly (readonly [string, Partial<LearnOptions>])[] = [
	['complement naive Bayes', { train: complement(0.03) }],
	['multinomial naive Bayes', { train: multinomial(0.03) }],
	['support vectors', {}],
	['support vectors, 1–3-grams', { longest: 3 }]
];

/** Milliseconds of the processor that this process has had: other work on the machine does not count. */
const spent = () => process.cpuUsage().user / 1000;

if (values.in && values.label && values.text.length > 0) {
	const examples = await labelled(values.in, values.text, values.label);
	compare(examples, Number(values.repeats));
	atDefaults(examples);
}
speed(Number(values.demo));

/** The rows of a file whose header names the columns; the parts of a text in the order in which its columns were given. */
async function labelled(path: string, text: readonly string[], label: string): Promise<Example[]> {
	const engine = await openNative();
	try {
		const { columnCount } = await loadSource(engine, await sourceOfPath(path));
		const names = Array.from({ length: columnCount }, (_, i) => `c${i + 1}`);
		const all = rowsOf<Record<string, string | null>>(
			await engine.query(`select ${names.map(identifier).join(', ')} from rows order by source_row`)
		).map((row) => names.map((name) => (row[name] ?? '').trim()));
		const header = all.findIndex((cells) => [...text, label].every((name) => cells.includes(name)));
		if (header < 0) throw new Error(`no row names the columns ${[...text, label].join(', ')}`);
		const at = (name: string) => all[header]!.indexOf(name);
		return all
			.slice(header + 1)
			.map((cells) => ({ texts: text.map((name) => cells[at(name)]!), label: cells[at(label)]! }))
			.filter((example) => example.label !== '');
	} finally {
		await engine.close();
	}
}

/** Five folds, split anew `repeats` times, for each model: means, and from–to over the splits. */
function compare(examples: readonly Example[], repeats: number): void {
	const percent = (share: number) => (share * 100).toFixed(1);
	let first: Classifier | null = null;
	const lines = kinds.map(([name, options]) => {
		const runs = Array.from({ length: repeats }, (_, i) => {
			const learnt = Classifier.learn(examples, { ...options, seed: i + 1 });
			if (!learnt) throw new Error('fewer than two labels have enough texts');
			return learnt;
		});
		if (options === kinds[2]![1]) first = runs[0]!;
		const figure = (of: (e: Classifier['evaluation']) => number) => {
			const all = runs.map(({ evaluation }) => of(evaluation));
			const mean = all.reduce((a, b) => a + b, 0) / all.length;
			return `${percent(mean)} (${percent(Math.min(...all))}–${percent(Math.max(...all))})`;
		};
		return [
			name,
			figure((e) => e.accuracy),
			figure((e) => e.macroF1),
			figure((e) => e.calibrationError),
			figure((e) => e.uncalibratedError)
		];
	});
	const { evaluation, leftOut } = first!;
	const { baseline } = evaluation;
	process.stdout
		.write(`${evaluation.documents} labelled texts, ${evaluation.byLabel.length} labels; ${evaluation.repeated} share their text with another and stand in its fold.
Left out: ${leftOut.empty} without a text, ${leftOut.rare} of labels with fewer than ${usual.least} texts. Five folds, ${repeats} splits; per cent, mean (least–most of the splits).

${table(
	['model', 'accuracy', 'macro-F1', 'calibration error', 'without calibration'],
	[[`always ${baseline.label}`, percent(baseline.accuracy), percent(baseline.macroF1), '', ''], ...lines]
)}

Support vectors, the first split:

${table(
	['label', 'texts', 'precision', 'recall', 'F1'],
	evaluation.byLabel.map((l) => [
		l.label,
		`${l.documents}`,
		percent(l.precision),
		percent(l.recall),
		percent(l.f1)
	])
)}

${table(
	['confidence at least', 'said', 'right of these'],
	evaluation.atLimits.map(({ limit, said, right }) => [`${limit}`, percent(said), percent(right)])
)}

${table(
	['is ↓ said →', ...evaluation.byLabel.map(({ label }) => label)],
	evaluation.confusion.map((row, i) => [evaluation.byLabel[i]!.label, ...row.map(String)])
)}

`);
}

/**
 * What comes of saying a label at the default limits, for texts of a fold that was not learnt from: with the confidence alone, and where the
 * text has to be like what was learnt too.
 */
function atDefaults(examples: readonly Example[]): void {
	const { confidence, known } = defaultRulebook().editions[0]!.classification;
	const guesses = Array.from({ length: 5 }, (_, fold) => {
		const own = examples.filter((_, i) => i % 5 === fold);
		const learnt = Classifier.learn(examples.filter((_, i) => i % 5 !== fold))!;
		return learnt
			.predict(own.map(({ texts }) => texts))
			.map((said, i) => ({ ...said, right: said.label === own[i]!.label }));
	}).flat();
	const share = (n: number, of: number) => ((n / of) * 100).toFixed(1);
	const line = (name: string, least: number) => {
		const said = guesses.filter(
			(one) => one.confidence * 100 >= confidence.value && one.known * 100 >= least
		);
		return [
			name,
			share(said.length, guesses.length),
			share(said.filter(({ right }) => right).length, said.length)
		];
	};
	process.stdout.write(
		`${table(['at the default limits', 'said', 'right of these'], [line('confidence alone', 0), line('and known share', known?.value ?? 0)])}\n\n`
	);
}

/** How long it takes to learn (with its five folds) from the demo's own texts, and to say the labels of ten times as many. */
function speed(count: number): void {
	const [, ...lines] = makeDemo({
		rows: count,
		fields: ['complaint_no', 'content', 'category_l1', 'category_l2']
	})
		.complaints.trim()
		.split('\n');
	const examples = lines.flatMap((line) => {
		const [, content, l1, l2] = line.split(',');
		return content && l1 ? [{ texts: [content], label: `${l1}/${l2}` }] : [];
	});
	const many = Array.from({ length: count * 10 }, (_, i) => examples[i % examples.length]!.texts);
	const lines2 = kinds.map(([name, options]) => {
		const begun = spent();
		const learnt = Classifier.learn(examples, options)!;
		const ready = spent();
		learnt.predict(many);
		return [name, `${learnt.labels.length}`, seconds(ready - begun), seconds(spent() - ready)];
	});
	process.stdout.write(`${machine()}

${table(['model', 'labels', `learn ${examples.length}, with five folds, s`, `say ${many.length}, s`], lines2)}
`);
}
