import type { Actions } from '#lib/model/actions.ts';
import { workspace } from '#lib/workspace/workspace.svelte.ts';
import { registerState, type RegisterState } from './actionAlerts.ts';

/** What recurs and where its actions stand: found once for the data and the register as they are, since it follows no filter. */
class KnownRegister {
	#revision = -1;
	#actions: Actions | null = null;
	#state: Promise<RegisterState | null> | null = null;

	ask(): Promise<RegisterState | null> {
		const { revision, actions } = workspace;
		if (this.#state && this.#revision === revision && this.#actions === actions) return this.#state;
		const state = workspace.engine().then((engine) => registerState(engine, actions));
		[this.#revision, this.#actions, this.#state] = [revision, actions, state];
		state.catch(() => this.#state === state && (this.#state = null));
		return state;
	}
}

export const knownRegister = new KnownRegister();
