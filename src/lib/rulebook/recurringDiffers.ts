import { editionOn, type Rulebook } from './index.ts';

/** Whether, from some day on, another rule says when an issue counts as recurring. */
export function recurringDiffers(before: Rulebook, after: Rulebook): boolean {
	const days = ['', ...[before, after].flatMap(({ editions }) => editions.map(({ from }) => from ?? ''))];
	const rule = (rulebook: Rulebook, day: string) => Object.entries(editionOn(rulebook, day).recurring);
	return days.some((day) => {
		const then = new Map(rule(after, day));
		return rule(before, day).some(
			([name, value]) => JSON.stringify(then.get(name)) !== JSON.stringify(value)
		);
	});
}
