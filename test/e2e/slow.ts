import process from 'node:process';
import type { BrowserContext, Page } from 'playwright';
import { times } from './patience.ts';

const seed = Number(process.env['SUJIAN_SEED'] ?? 1);
/** One message in so many is held back, and by how many milliseconds at most. */
const late = { every: 16, most: 1000 };

/**
 * Makes every page of a context slow where that is asked for: a test that looks before the page has answered fails then, and not
 * now and then on somebody's small machine.
 */
export async function slowDown(context: BrowserContext): Promise<void> {
	if (times <= 1) return;
	await context.addInitScript(holdBack, { ...late, seed });
	const throttle = async (page: Page) => {
		const devtools = await context.newCDPSession(page);
		await devtools.send('Emulation.setCPUThrottlingRate', { rate: times });
	};
	// a page that is closed again at once has nothing to be slowed
	context.on('page', (page) => void throttle(page).catch(() => undefined));
}

/** Runs in the page: messages to a worker wait their turn behind one that is held back. */
function holdBack({ every, most, seed }: { every: number; most: number; seed: number }): void {
	let state = seed;
	const chance = () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
	const Own = window.Worker;
	window.Worker = class extends Own {
		#turn = Promise.resolve();
		override postMessage(...given: unknown[]): void {
			const wait = chance() * every < 1 ? chance() * most : 0;
			this.#turn = this.#turn.then(async () => {
				if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
				super.postMessage(...(given as [unknown, StructuredSerializeOptions?]));
			});
		}
	};
}
