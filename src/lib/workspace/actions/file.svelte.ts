import { mergeActions, parseActions, refuseActions, type Actions } from '#lib/model/actions.ts';
import { workspace } from '#lib/workspace/workspace.svelte.ts';

/** A register is small; more is something else. */
const largest = 64_000_000;

/** The register of corrective actions as a file: for the command line, or for another machine. */
class ActionsFile {
	/** How many actions the file held that was taken in since the page was opened; null before. */
	taken = $state<number | null>(null);
	busy = $state(false);

	text(): string {
		return JSON.stringify(workspace.actions, null, '\t');
	}

	/** Takes in a register from elsewhere; of the same action the one that was changed later counts. */
	async take(file: File): Promise<void> {
		this.taken = null;
		this.busy = true;
		workspace.problem = null;
		try {
			if (file.size > largest) throw refuseActions(file.name, '> 64 MB');
			const given = read(await file.text(), file.name);
			await workspace.act((known) => mergeActions(known, given));
			this.taken = given.actions.length;
		} catch (error) {
			workspace.fail(error);
		} finally {
			this.busy = false;
		}
	}
}

function read(text: string, file: string): Actions {
	let json: unknown;
	try {
		json = JSON.parse(text.replace(/^\ufeff/, ''));
	} catch (error) {
		throw refuseActions(file, (error as Error).message);
	}
	return parseActions(json, file);
}

export const actionsFile = new ActionsFile();
