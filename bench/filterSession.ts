import type { Locator, Page as Tab } from 'playwright';

/** One interaction: from the click to the last view drawn, and to the first picture that answered; milliseconds. */
export interface Answered {
	readonly kind: string;
	readonly all: number;
	/** Null where no chart was touched. */
	readonly touched: number | null;
	/** Processor time of the page with its workers meanwhile; null where nothing tells. */
	readonly processor: number | null;
}

interface Watch {
	/** Forgets what was, and waits for the next click: from it on the page itself looks at every frame, so that no word from outside it is waited for. */
	arm(): void;
	/** What was found, once the address has changed and nothing is on its way any more. */
	settled(): Promise<{ all: number; touched: number | null }>;
	/** For what is no click. */
	begin(): void;
}
declare global {
	var watch: Watch;
}

/** Runs in the page: tells when a click came, when a picture was first drawn after it, and when all is shown. */
export function watching(): void {
	let began = 0;
	let touched: Promise<number> | null = null;
	let before = '';
	/** The time when the next frame was painted: the first task after it. */
	const painted = () =>
		new Promise<number>((done) =>
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => {
					port1.close();
					done(performance.now());
				};
				port2.postMessage(null);
			})
		);
	const isDone = () =>
		location.search !== before &&
		!document.querySelector('main [aria-busy="true"], header [aria-busy="true"]');
	/** The end of the frame before which all had been answered. */
	const ended = async (): Promise<number> => {
		for (;;) {
			let answered = false;
			requestAnimationFrame(() => (answered = isDone()));
			const drawn = await painted();
			if (answered && isDone()) return drawn;
		}
	};
	let end: Promise<number> | null = null;
	let heard = () => {};
	let click = new Promise<void>(() => {});
	const begin = (at: number) => {
		began = at;
		end ??= ended();
		heard();
	};
	for (const name of ['mouseup', 'click'])
		addEventListener(name, ({ timeStamp }) => begin(timeStamp), { capture: true });
	const clear = CanvasRenderingContext2D.prototype.clearRect;
	CanvasRenderingContext2D.prototype.clearRect = function (...box) {
		if (began > 0 && touched === null) {
			touched = painted();
		}
		return clear.apply(this, box);
	};
	globalThis.watch = {
		arm: () => {
			[began, touched, before, end] = [0, null, location.search, null];
			click = new Promise((done) => (heard = done));
		},
		begin: () => begin(performance.now()),
		settled: async () => {
			await click;
			const drawn = await end!;
			return { all: drawn - began, touched: touched && (await touched) - began };
		}
	};
}

const card = (tab: Tab, definition: string): Locator =>
	tab.locator('.card', { hasText: definition }).first().getByTestId('chart');

/** Sessions are the same each time: places in the pictures come from the number of the round. */
const part = (round: number, step: number): number => 0.08 + 0.84 * ((round * 0.37 + step * 0.61) % 1);

/**
 * The scripted session: picks in every chart, periods, chips, resets and back, `rounds` times 12; the pointer rests `dwell` ms before each click.
 * `spent` tells how many seconds of processor time the page has had.
 */
export async function session(
	tab: Tab,
	rounds: number,
	dwell: number,
	spent: () => number | null = () => null
): Promise<Answered[]> {
	const found: Answered[] = [];
	const months = card(tab, '中心线');
	// the last card: bars, or a funnel where households are known
	const sites = tab.locator('main .card').last().getByTestId('chart');
	const categories = card(tab, '帕累托');
	const answers = card(tab, '无答复单列');
	let before: number | null = null;
	const arm = async () => {
		await tab.evaluate(() => globalThis.watch.arm());
		before = spent();
	};
	const settled = async (kind: string, isChart: boolean) => {
		const { all, touched } = await tab.evaluate(() => globalThis.watch.settled());
		const after = spent();
		const processor = before === null || after === null ? null : (after - before) * 1000;
		found.push({ kind, all, touched: isChart ? touched : null, processor });
	};
	const pointed = async (chart: Locator, x: number, y: number) => {
		await chart.scrollIntoViewIfNeeded();
		const box = (await chart.boundingBox())!;
		const at = [box.x + box.width * x, box.y + box.height * y] as const;
		await tab.mouse.move(at[0] - 3, at[1] - 3);
		await tab.mouse.move(...at);
		await tab.waitForTimeout(dwell);
		return at;
	};
	/** A place on a mark of the picture, looked for from a place on: where the pointer becomes a hand, and no hover text is above it. */
	const onMark = async (chart: Locator, from: number): Promise<readonly [number, number]> => {
		await chart.scrollIntoViewIfNeeded();
		// what was out of sight is drawn now
		await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
		const box = (await chart.boundingBox())!;
		for (let step = 0; step < 1200; step++) {
			const at = (from + step / 1200) % 1;
			const [x, y] = [0.1 + 0.8 * ((at * 30) % 1), 0.1 + (0.8 * Math.floor(at * 30)) / 30];
			const place = [box.x + box.width * x, box.y + box.height * y] as const;
			await tab.mouse.move(...place);
			const isMark = await chart.evaluate(
				(node, at) =>
					(node.firstElementChild as HTMLElement).style.cursor === 'pointer' &&
					document.elementFromPoint(...at)?.tagName === 'CANVAS',
				place
			);
			if (isMark) return [x, y];
		}
		throw new Error('the picture has no mark');
	};
	const pick = async (kind: string, chart: Locator, x: number, y: number, adds = false) => {
		const at = await pointed(chart, x, y);
		await arm();
		if (adds) await tab.keyboard.down('Control');
		await tab.mouse.click(...at);
		if (adds) await tab.keyboard.up('Control');
		await settled(kind, true);
	};
	const press = async (kind: string, what: Locator) => {
		await arm();
		await what.click();
		await settled(kind, false);
	};
	const reset = () => press('reset', tab.getByTestId('reset'));
	for (let round = 0; round < rounds; round++) {
		await pick('month', months, 0.1 + 0.75 * part(round, 1), 0.7);
		await pick('site', sites, ...(await onMark(sites, part(round, 2))));
		await pick('another site', sites, ...(await onMark(sites, part(round, 3))), true);
		await pick('category', categories, 0.15 + 0.3 * part(round, 4), 0.7);
		await arm();
		await tab.evaluate(() => {
			globalThis.watch.begin();
			history.back();
		});
		await settled('back', false);
		await press('chip', tab.locator('.chip', { has: tab.getByTestId('chip-period') }).locator('.chip-close'));
		await pick('answer', answers, 0.4, part(round, 5));
		await reset();
		const [x, y] = await pointed(months, 0.2, 0.5);
		const box = (await months.boundingBox())!;
		await arm();
		await tab.mouse.down();
		await tab.mouse.move(x + box.width * 0.5 * part(round, 6), y, { steps: 3 });
		await tab.mouse.up();
		await settled('period', true);
		await tab.getByTestId('chip-period').click();
		await press('preset', tab.locator('.presets button').nth(round % 2 === 0 ? 4 : 3));
		await tab.keyboard.press('Escape');
		await pick('site', sites, ...(await onMark(sites, part(round, 7))));
		await reset();
	}
	return found;
}
