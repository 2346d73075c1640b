import {
	dropAction,
	editAction,
	keepAction,
	moveAction,
	nextActionId,
	type Action,
	type ActionState
} from '#lib/model/actions.ts';
import { localMoment } from '#lib/workspace/moment.browser.ts';
import { writeSigner } from '#lib/workspace/preferences.browser.ts';
import { workspace } from '#lib/workspace/workspace.svelte.ts';
import type { Draft } from './fromIssue.ts';

/** Who, now, and why. The name is remembered on this machine. */
function signed(by: string, note: string): { at: string; by: string; note: string } {
	writeSigner(by.trim());
	return { at: localMoment(), by: by.trim(), note: note.trim() };
}

/** Puts a draft into the register, as a candidate; gives its id. */
export async function makeAction(draft: Draft, by: string): Promise<string> {
	const signature = signed(by, '');
	let id = '';
	await workspace.act((known) => {
		id = nextActionId(known, signature.at.slice(0, 4));
		return keepAction(known, {
			...draft,
			id,
			state: 'candidate',
			history: [{ ...signature, what: 'made' }]
		});
	});
	return id;
}

/** Writes new contents of an action, on top of what became of it elsewhere meanwhile. */
export const rewriteAction = (id: string, draft: Draft, by: string, note: string): Promise<void> =>
	change(id, (one) => editAction(one, draft, signed(by, note)));

/** Moves an action on, or back. */
export const stepAction = (id: string, state: ActionState, by: string, note: string): Promise<void> =>
	change(id, (one) => moveAction(one, state, signed(by, note)));

const change = (id: string, how: (one: Action) => Action): Promise<void> =>
	workspace.act((known) => {
		const one = known.actions.find((action) => action.id === id);
		return one ? keepAction(known, how(one)) : known;
	});

/** Takes an action out of the register. */
export const deleteAction = (id: string): Promise<void> => workspace.act((known) => dropAction(known, id));
