import type { Progress } from '#lib/base/progress.ts';
import type { Problem } from '#lib/base/problem.ts';
import { remove } from '#lib/batches/commit.ts';
import { emptyManifest, type BatchStore } from '#lib/batches/store.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { bounds, type Bounds } from '#lib/metrics/bounds.ts';
import { dimensions, type Dimensions } from '#lib/metrics/dimensions.ts';
import { countWith } from '#lib/metrics/tally/counts.ts';
import { Tally } from '#lib/metrics/tally/tally.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import type { Batch, Manifest } from '#lib/model/batch.ts';
import { noActions, parseActions, type Actions } from '#lib/model/actions.ts';
import { noAnnotations, parseAnnotations, type Annotations } from '#lib/model/annotations.ts';
import { noDecisions, parseDecisions, type Decisions } from '#lib/model/decisions.ts';
import { noEditions, parseEditions, type Editions } from '#lib/model/editions.ts';
import { noLists, parseLists, type Lists } from '#lib/model/lists.ts';
import { noReportEdits, parseReportEdits, type ReportEdits } from '#lib/model/reportEdits.ts';
import type { Word } from '#lib/classify/deciding.ts';
import type { Learnt } from '#lib/classify/protocol.ts';
import { Teacher } from '#lib/classify/teacher.browser.ts';
import { remembering } from '#lib/engine/remembering.ts';
import { firstRow } from '#lib/engine/rows.ts';
import { counterInWorker } from '#lib/tally/counter.browser.ts';
import type { Learn } from '#lib/pipeline/learn.ts';
import { run } from '#lib/pipeline/run.ts';
import { keysOf } from '#lib/rulebook/needs.ts';
import { defaultRulebook, type Rulebook } from '#lib/rulebook/index.ts';
import { documents, keptRulebook, readGround, rewriteDocument, type Ground } from './ground.ts';
import { markStep } from './mark.browser.ts';
import { openWorkspaceParts } from './open.browser.ts';
import { problemOf } from './problemOf.ts';

/** Long work that is under way: what it does, how far it is, and how to stop it. */
export interface Work {
	readonly progress: Progress;
	readonly cancel: (() => void) | null;
	/** Which of several things it is about. */
	readonly place?: { readonly at: number; readonly of: number; readonly name: string };
}

/** opening: the engine starts · empty: nothing imported · ready: marts can be asked · failed: say why. */
export type Stage = 'opening' | 'empty' | 'ready' | 'failed';

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The only state: what was imported, what was made of it, and which part of it is in view. */
class Workspace {
	stage = $state<Stage>('opening');
	manifest = $state.raw<Manifest>(emptyManifest);
	/** What the page shows; the address is its other form. */
	filter = $state.raw<Filter>({});
	bounds = $state.raw<Bounds | null>(null);
	dimensions = $state.raw<Dimensions | null>(null);
	#work = $state.raw<Work | null>(null);
	problem = $state.raw<Problem | null>(null);
	persistent = $state(true);
	/** How well categories were learnt; null where nothing had to be, or could be, learnt. */
	learnt = $state.raw<Learnt | null>(null);
	/** Counts the recomputations: whoever asks, asks again when it changes. */
	revision = $state(0);
	/** What answers questions on the marts as they are, for those who cannot wait; null until there is an engine. */
	answers: Engine | null = null;
	/** The instant that the user chose to look at; null: the latest event. */
	asOf = $state<string | null>(null);
	/** The rules that everything is computed by. */
	rulebook = $state.raw<Rulebook>(defaultRulebook());
	/** What people decided, with a reason. */
	decisions = $state.raw<Decisions>(noDecisions);
	/** What people wrote on charts. */
	annotations = $state.raw<Annotations>(noAnnotations);
	/** The month with which the fiscal year begins, 1–12. */
	fiscalStart = $state(1);
	/** The register of corrective actions. */
	actions = $state.raw<Actions>(noActions);
	/** Saved views of the list of complaints. */
	lists = $state.raw<Lists>(noLists);
	/** The register of sealed papers. */
	editions = $state.raw<Editions>(noEditions);
	/** What authors changed in papers. */
	reportEdits = $state.raw<ReportEdits>(noReportEdits);
	/** Complaint fields for which at least one imported log has a column. */
	readonly fields = $derived(
		new Set<string>(
			this.manifest.batches
				.filter((batch) => batch.table === 'complaints')
				.flatMap((batch) => batch.columns.flatMap((column) => (column.field === null ? [] : [column.field])))
		)
	);

	/** Columns of the complaint logs by their name, other tables by theirs, their columns as `duty.reviewed_at`. */
	readonly there = $derived(
		keysOf(
			this.manifest.batches.flatMap(({ table, columns }) =>
				columns.map(({ field }) => ({ table, field: field as string | null }))
			)
		)
	);

	#parts: Promise<{ engine: Engine; store: BatchStore }> | null = null;
	readonly #teacher = new Teacher();
	#started = false;
	#following: ReturnType<typeof setTimeout> | undefined;
	/** Ends what works on tables of its own beside these: done before anything is derived again. */
	readonly guests = new Set<() => Promise<void>>();
	/** The last recomputation: the next one waits for it. */
	#last: Promise<void> = Promise.resolve();
	#attached: readonly { batch: Batch; alias: string }[] = [];

	/** The batches that can be read now, in order, with the names that SQL knows them by. */
	get attached(): readonly { readonly batch: Batch; readonly alias: string }[] {
		return this.#attached;
	}

	get work(): Work | null {
		return this.#work;
	}
	set work(next: Work | null) {
		if (next?.progress.step !== this.#work?.progress.step) markStep(next?.progress.step ?? 'idle');
		this.#work = next;
	}

	/** The engine, once it is there. */
	async engine(): Promise<Engine> {
		return (await this.#open()).engine;
	}

	async store(): Promise<BatchStore> {
		return (await this.#open()).store;
	}

	/** Starts everything; what was imported before is there again. */
	async start(): Promise<void> {
		// A page that asked for the store before has not shown what it holds.
		if (this.#started) return;
		this.#started = true;
		try {
			const { store } = await this.#open();
			store.watch(() => this.#follow());
			await this.#show(store);
		} catch (error) {
			this.fail(error);
		}
	}

	/** Shows what the store holds. */
	async #show(store: BatchStore): Promise<void> {
		this.#take(await readGround(store));
		await this.recompute(await store.readManifest());
	}

	#take(ground: Ground): void {
		const { asOf, rulebook, decisions, actions, annotations, fiscalStart, lists, reportEdits, editions } =
			ground;
		this.reportEdits = reportEdits;
		this.lists = lists;
		this.editions = editions;
		this.annotations = annotations;
		this.fiscalStart = fiscalStart;
		this.asOf = asOf;
		this.rulebook = rulebook;
		this.decisions = decisions;
		this.actions = actions;
	}

	get #ground(): Ground {
		const { asOf, rulebook, decisions, actions, annotations, fiscalStart, lists, reportEdits, editions } =
			this;
		return { asOf, rulebook, decisions, actions, annotations, fiscalStart, lists, reportEdits, editions };
	}

	/** Everything in the store was replaced: shows that, and clears away what gave way. */
	async reload(): Promise<void> {
		const { store } = await this.#open();
		await this.#show(store);
		await store.collectGarbage();
	}

	/** Another tab changed what is kept: shows the same, once it is quiet there and nothing runs here, and lets go of what gave way. */
	#follow(): void {
		clearTimeout(this.#following);
		this.#following = setTimeout(async () => {
			if (this.work) return this.#follow();
			try {
				const { store } = await this.#open();
				const manifest = await store.readManifest();
				if (isSame(manifest, this.manifest) && isSame(await readGround(store), this.#ground)) return;
				await this.#show(store);
				await store.collectGarbage();
			} catch (error) {
				this.fail(error);
			}
		}, 700);
	}

	#open(): Promise<{ engine: Engine; store: BatchStore }> {
		this.#parts ??= openWorkspaceParts({
			onProgress: (progress) => (this.work = { progress, cancel: null })
		}).then((parts) => {
			this.persistent = parts.persistent;
			this.answers = remembering(parts.engine);
			return parts;
		});
		return this.#parts;
	}

	/** Learns categories from the log's own labels; the same texts are not learnt from twice. */
	get learn(): Learn {
		return this.#teacher.learn;
	}

	/** The words that spoke most for the category that was learnt for a complaint's text, the weightiest first. */
	async wordsFor(complaintId: number): Promise<readonly Word[]> {
		const found = firstRow<{ content: string | null }>(
			await (
				await this.engine()
			).query(`select content from mart_complaints where complaint_id = ${Math.trunc(complaintId)}`)
		);
		return found?.content ? this.#teacher.wordsOf(found.content) : [];
	}

	/** Once no recomputation is under way. */
	settled(): Promise<void> {
		return this.#last.catch(() => undefined);
	}

	/** Derives everything again from the batches of this manifest. An aborted run leaves nothing to be asked: run again. */
	recompute(manifest: Manifest, stop?: AbortController): Promise<void> {
		const now = this.settled().then(async () => {
			for (const end of this.guests) await end();
			await this.#recompute(manifest, stop);
		});
		this.#last = now;
		return now;
	}

	/** Where another tab took something away while this one was about to read it, what is there then counts. */
	async #recompute(manifest: Manifest, stop?: AbortController): Promise<void> {
		try {
			await this.#derive(manifest, stop);
		} catch (error) {
			const now = await (await this.store()).readManifest();
			if (stop?.signal.aborted || isSame(now, manifest)) throw error;
			await this.#recompute(now, stop);
		}
	}

	async #derive(manifest: Manifest, stop?: AbortController): Promise<void> {
		const { engine, store } = await this.#open();
		const cancel = stop ? () => stop.abort() : null;
		const report = (progress: Progress) => (this.work = { progress, cancel });
		countWith(engine, null);
		this.answers = remembering(engine);
		report({ step: 'attach', done: 0, total: manifest.batches.length });
		try {
			const { batches } = manifest;
			// what stands where it stood is not opened again
			const moved = batches.findIndex(({ id }, at) => this.#attached[at]?.batch.id !== id);
			const stays = moved < 0 ? batches.length : moved;
			for (const { batch, alias } of this.#attached.slice(stays)) await store.detach(engine, batch, alias);
			this.#attached = batches.slice(0, stays).map((batch, at) => ({ batch, alias: `b${at + 1}` }));
			this.manifest = manifest;
			if (batches.length === 0) {
				this.bounds = this.dimensions = this.learnt = null;
				this.#teacher.forget();
				this.stage = 'empty';
				return;
			}
			for (const [at, batch] of batches.entries()) {
				if (at < stays) continue;
				await store.attach(engine, batch, `b${at + 1}`);
				this.#attached = [...this.#attached, { batch, alias: `b${at + 1}` }];
			}
			await run(
				engine,
				{
					batches,
					incremental: true,
					rulebook: this.rulebook,
					decisions: this.decisions,
					asOf: this.asOf ?? undefined,
					learn: this.#teacher.learn
				},
				report,
				stop?.signal
			);
			const guessed = firstRow<{ n: number }>(
				await engine.query('select count(*)::double as n from seed_learnt')
			);
			this.learnt = guessed!.n > 0 ? this.#teacher.learnt : null;
			this.bounds = await bounds(engine);
			this.dimensions = await dimensions(engine);
			this.answers = remembering(engine);
			const tally = new Tally(engine, counterInWorker());
			countWith(engine, tally);
			this.revision += 1;
			this.stage = 'ready';
			// what is shown first is asked first
			setTimeout(() => tally.prepare(), 100);
		} finally {
			this.work = null;
		}
	}

	/** Takes a batch back out. Its rows are gone from every page. */
	async undo(id: string): Promise<void> {
		const { store } = await this.#open();
		await this.recompute(await remove(store, id));
		await store.collectGarbage();
	}

	/** Looks at the world at this instant, 'YYYY-MM-DD HH:MM:SS'; null: at the latest event of the data. */
	async lookAt(asOf: string | null): Promise<void> {
		const { store } = await this.#open();
		await store.exclusive(() => store.writeDocument(documents.asOf, { asOf }));
		this.asOf = asOf;
		await this.recompute(this.manifest);
	}

	/** From now on everything is computed by these rules; what was judged before is judged again by the edition of its day. */
	async adopt(rulebook: Rulebook): Promise<void> {
		const { store } = await this.#open();
		await store.exclusive(() => store.writeDocument(documents.rulebook, keptRulebook(rulebook)));
		this.rulebook = rulebook;
		await this.recompute(this.manifest);
	}

	/** Takes down a decision, on top of what another tab may have decided meanwhile. */
	async decide(change: (known: Decisions) => Decisions): Promise<void> {
		this.decisions = await this.#rewrite(documents.decisions, noDecisions, parseDecisions, change);
		await this.recompute(this.manifest);
	}

	/** Writes on the charts, on top of what another tab may have written meanwhile. Nothing is derived from it. */
	async annotate(change: (known: Annotations) => Annotations): Promise<void> {
		this.annotations = await this.#rewrite(documents.annotations, noAnnotations, parseAnnotations, change);
	}

	/** Keeps, renames or drops a view of the list of complaints. */
	async arrange(change: (known: Lists) => Lists): Promise<void> {
		this.lists = await this.#rewrite(documents.lists, noLists, parseLists, change);
	}

	/** Changes what authors made of papers, on top of what another tab may have changed meanwhile. */
	async edit(change: (known: ReportEdits) => ReportEdits): Promise<void> {
		this.reportEdits = await this.#rewrite(documents.reportEdits, noReportEdits, parseReportEdits, change);
	}

	/** Seals papers or takes them away: what `change` keeps in the store counts once the register says so. */
	async file(change: (known: Editions, store: BatchStore) => Editions | Promise<Editions>): Promise<void> {
		this.editions = await this.#rewrite(documents.editions, noEditions, parseEditions, change);
	}

	/** Changes a document as it is kept now, whatever another tab made of it meanwhile. */
	async #rewrite<T>(
		name: string,
		none: T,
		parse: (json: unknown, file: string) => T,
		change: (known: T, store: BatchStore) => T | Promise<T>
	): Promise<T> {
		const { store } = await this.#open();
		return rewriteDocument(store, name, none, parse, (known) => change(known, store));
	}

	/** From now on the fiscal year begins with this month, 1–12. */
	async beginFiscalYear(start: number): Promise<void> {
		const { store } = await this.#open();
		await store.exclusive(() => store.writeDocument(documents.fiscalYear, { start }));
		this.fiscalStart = start;
	}

	/** Changes the register of corrective actions, on top of what another tab may have changed meanwhile. Nothing is derived from it. */
	async act(change: (known: Actions) => Actions): Promise<void> {
		this.actions = await this.#rewrite(documents.actions, noActions, parseActions, change);
	}

	/** Deletes everything that was imported. */
	async clear(): Promise<void> {
		const { store } = await this.#open();
		await this.recompute(emptyManifest);
		await store.clear().catch(async (error: unknown) => {
			await this.#show(store);
			throw error;
		});
		this.#take(await readGround(store));
	}

	/** Shows why something could not be done. */
	fail(error: unknown): void {
		this.work = null;
		this.problem = problemOf(error);
		if (this.stage === 'opening') this.stage = 'failed';
	}
}

export const workspace = new Workspace();
