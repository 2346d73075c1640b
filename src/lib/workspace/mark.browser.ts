/** Notes in the browser's own timeline that a step of long work begins; read by `bench/` and by the developer tools. */
export function markStep(step: string): void {
	performance.mark(`sujian:${step}`);
}
