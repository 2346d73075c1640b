import type { Trainer } from './linear.ts';
import { seeded, shuffle } from './shuffle.ts';

export interface SupportVectorOptions {
	/** What an error costs beside the size of the weights. */
	readonly cost: number;
	/** Stops when no step would have been longer than this, or after `sweeps` rounds. */
	readonly tolerance: number;
	readonly sweeps: number;
}

/**
 * A linear support vector machine for each label against the rest, squared hinge loss, by dual coordinate descent:
 * C.-J. Hsieh, K.-W. Chang, C.-J. Lin, S. S. Keerthi, S. Sundararajan (2008), *Proc. ICML*, 408–415. Documents of a rare label cost more, by the
 * root of the others' number over theirs. All labels take their steps together, so a document's columns are read once for all.
 */
export const supportVectors =
	({ cost, tolerance, sweeps }: SupportVectorOptions): Trainer =>
	({ starts, columns: at, values }, labelOf, labels, columns) => {
		const n = starts.length - 1;
		const weights = new Float64Array(columns * labels);
		const bias = new Float64Array(labels);
		const duals = new Float64Array(n * labels);
		const steps = new Float64Array(labels);
		const sizes = new Float64Array(labels);
		for (let i = 0; i < n; i++) sizes[labelOf[i]!]! += 1;
		const own = sizes.map((size) => 1 / (2 * cost * Math.sqrt(Math.max(n - size, 1) / Math.max(size, 1))));
		const others = 1 / (2 * cost);
		const order = Int32Array.from({ length: n }, (_, i) => i);
		const next = seeded(20_260_101);
		for (let sweep = 0; sweep < sweeps; sweep++) {
			let longest = 0;
			shuffle(order, next);
			for (const i of order) {
				const from = starts[i]!;
				const to = starts[i + 1]!;
				steps.set(bias);
				let squares = 1;
				for (let j = from; j < to; j++) {
					const value = values[j]!;
					const row = at[j]! * labels;
					squares += value * value;
					for (let l = 0; l < labels; l++) steps[l]! += value * weights[row + l]!;
				}
				let moved = false;
				for (let l = 0; l < labels; l++) {
					const sign = labelOf[i] === l ? 1 : -1;
					const slack = labelOf[i] === l ? own[l]! : others;
					const dual = duals[i * labels + l]!;
					const slope = steps[l]! * sign - 1 + slack * dual;
					steps[l] = 0;
					if (dual === 0 && slope >= 0) continue;
					longest = Math.max(longest, Math.abs(slope));
					const moveTo = Math.max(0, dual - slope / (squares + slack));
					duals[i * labels + l] = moveTo;
					steps[l] = (moveTo - dual) * sign;
					bias[l]! += steps[l]!;
					moved = true;
				}
				if (!moved) continue;
				for (let j = from; j < to; j++) {
					const value = values[j]!;
					const row = at[j]! * labels;
					for (let l = 0; l < labels; l++) weights[row + l]! += value * steps[l]!;
				}
			}
			if (longest < tolerance) break;
		}
		return { labels, weights, bias };
	};
