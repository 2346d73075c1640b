import { mergeDecisions, parseDecisions, refuseDecisions, type Decisions } from '#lib/model/decisions.ts';
import { workspace } from './workspace.svelte.ts';

/** A file of decisions is small; more is something else. */
const largest = 64_000_000;

/** What people decided, as a file: for the command line, or for another machine. */
class DecisionsFile {
	/** How many decisions the file brought that was taken in since the page was opened; null before. */
	taken = $state<number | null>(null);
	busy = $state(false);

	text(): string {
		return JSON.stringify(workspace.decisions, null, '\t');
	}

	/** Takes in what was decided elsewhere; where both decided the same thing, the later decision counts. */
	async take(file: File): Promise<void> {
		this.taken = null;
		this.busy = true;
		workspace.problem = null;
		try {
			if (file.size > largest) throw refuseDecisions(file.name, '> 64 MB');
			const given = read(await file.text(), file.name);
			await workspace.decide((known) => mergeDecisions(known, given));
			this.taken = given.confirmations.length + given.waivers.length;
		} catch (error) {
			workspace.fail(error);
		} finally {
			this.busy = false;
		}
	}
}

function read(text: string, file: string): Decisions {
	let json: unknown;
	try {
		json = JSON.parse(text.replace(/^\ufeff/, ''));
	} catch (error) {
		throw refuseDecisions(file, (error as Error).message);
	}
	return parseDecisions(json, file);
}

export const decisionsFile = new DecisionsFile();
