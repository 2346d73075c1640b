import type { Problem } from '#lib/base/problem.ts';
import { withItem, withoutItem, withValue, type Path } from '#lib/rulebook/form/edit.ts';
import { withEdition, withoutEdition } from '#lib/rulebook/form/editions.ts';
import { parseRulebook, presets, type Rulebook } from '#lib/rulebook/index.ts';
import { pathText } from '#lib/rulebook/problems.ts';
import { documents } from '#lib/workspace/ground.ts';
import { workspace } from '#lib/workspace/workspace.svelte.ts';

const isKept = (value: unknown): value is { rulebook: unknown } =>
	typeof value === 'object' && value !== null && 'rulebook' in value && value.rulebook !== null;

/** How long the keyboard rests before what was typed is kept. */
const restMs = 250;

/** The rulebook that is being written: kept as it is typed, right or wrong, apart from the one that counts. */
class Draft {
	/** What was kept has been read. */
	loaded = $state(false);
	/** As it stands, also where it is not a rulebook yet; null: there is none. */
	raw = $state.raw<unknown>(null);
	/** Tells one state of the draft from another. */
	version = $state(0);
	/** Which edition is shown. */
	chosen = $state(0);
	readonly #parsed = $derived(this.raw === null ? null : parseRulebook(this.raw));
	/** The draft as a rulebook; null as long as something is wrong with it. */
	readonly rulebook = $derived<Rulebook | null>(
		this.#parsed && 'rulebook' in this.#parsed ? this.#parsed.rulebook : null
	);
	readonly problems = $derived<readonly Problem[]>(
		this.#parsed && 'problems' in this.#parsed ? this.#parsed.problems : []
	);
	#past = $state.raw<readonly unknown[]>([]);
	#undone = $state.raw<readonly unknown[]>([]);
	readonly canUndo = $derived(this.#past.length > 0);
	readonly canRedo = $derived(this.#undone.length > 0);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#saving: Promise<void> = Promise.resolve();
	#watching = false;
	/** The place of the last change: keys typed in one field are one step back. */
	#last = '';

	/** The editions as they stand. */
	readonly editions = $derived(
		((this.raw as { editions?: unknown } | null)?.editions ?? []) as readonly Readonly<
			Record<string, unknown>
		>[]
	);

	/** Reads what was kept, also when another tab or a restored backup has changed it. */
	async open(): Promise<void> {
		const store = await workspace.store();
		if (!this.#watching) store.watch(() => void this.#read());
		this.#watching = true;
		await this.#read();
		this.loaded = true;
	}

	async #read(): Promise<void> {
		if (this.#timer !== undefined) return;
		await this.#saving;
		const store = await workspace.store();
		const kept = await store.readDocument(documents.draft);
		const raw = isKept(kept) ? kept.rulebook : null;
		if (JSON.stringify(raw) === JSON.stringify(this.raw)) return;
		this.raw = raw;
		this.version += 1;
		this.#past = this.#undone = [];
		this.chosen = Math.min(this.chosen, Math.max(0, this.editions.length - 1));
	}

	/** Begins from a rulebook: one's own goes on under its name, a preset becomes one's own. */
	begin(rulebook: Rulebook, title: Rulebook['title']): void {
		const own = !Object.hasOwn(presets, rulebook.id);
		this.#past = this.#undone = [];
		this.#last = '';
		this.chosen = rulebook.editions.length - 1;
		this.#show(own ? rulebook : { ...rulebook, id: 'own', title });
	}

	/** Takes a rulebook from a file as it is. */
	take(rulebook: Rulebook): void {
		this.#past = this.#undone = [];
		this.chosen = rulebook.editions.length - 1;
		this.#show(rulebook);
	}

	set(path: Path, value: unknown): void {
		this.#change(withValue(this.raw, path, value), pathText(path));
	}
	insert(path: Path, item: unknown, at?: number): void {
		this.#change(withItem(this.raw, path, item, at));
	}
	remove(path: Path, at: number): void {
		this.#change(withoutItem(this.raw, path, at));
	}

	/** A new edition from this day; what is wrong with the day comes back. */
	addEdition(day: string): Problem | null {
		const made = withEdition(this.raw, day);
		if ('problem' in made) return made.problem;
		this.#change(made.rulebook);
		this.chosen = made.at;
		return null;
	}
	removeEdition(at: number): void {
		this.#change(withoutEdition(this.raw, at));
		this.chosen = Math.max(0, at - 1);
	}

	undo(): void {
		const before = this.#past.at(-1);
		if (before === undefined) return;
		this.#undone = [...this.#undone, this.raw];
		this.#past = this.#past.slice(0, -1);
		this.#go(before);
	}
	redo(): void {
		const next = this.#undone.at(-1);
		if (next === undefined) return;
		this.#past = [...this.#past, this.raw];
		this.#undone = this.#undone.slice(0, -1);
		this.#go(next);
	}

	/** There is no draft any more. */
	async discard(): Promise<void> {
		this.raw = null;
		this.#past = this.#undone = [];
		await this.flush();
	}

	/** The draft becomes the rulebook that counts, and is gone. False where something is wrong with it. */
	async adopt(): Promise<boolean> {
		const rulebook = this.rulebook;
		if (!rulebook) return false;
		await workspace.adopt(rulebook);
		await this.discard();
		return true;
	}

	#change(next: unknown, place = ''): void {
		if (place === '' || place !== this.#last) this.#past = [...this.#past.slice(-99), this.raw];
		this.#last = place;
		this.#undone = [];
		this.#show(next);
	}
	#go(raw: unknown): void {
		this.#last = '';
		this.#show(raw);
		this.chosen = Math.min(this.chosen, Math.max(0, this.editions.length - 1));
	}

	#show(raw: unknown): void {
		this.raw = raw;
		this.version += 1;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), restMs);
	}

	/** Keeps what was typed, now. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const { raw } = this;
		this.#saving = this.#saving
			.catch(() => undefined)
			.then(async () => {
				const store = await workspace.store();
				await store.exclusive(() =>
					store.writeDocument(documents.draft, raw === null ? null : { rulebook: raw })
				);
			});
		await this.#saving.catch((error: unknown) => workspace.fail(error));
	}
}

export const draft = new Draft();
