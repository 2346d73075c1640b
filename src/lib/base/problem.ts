/** Where in the user's files something was found. Rows are numbered as the spreadsheet shows them, from 1. */
export interface Place {
	readonly file?: string;
	readonly sheet?: string;
	readonly row?: number;
	readonly column?: string;
}

/**
 * Something the user may see: a value, never an exception.
 * `code` names the kind; its words in three languages stand beside the code's owner.
 * `fill` holds the values for the places in those words.
 */
export interface Problem {
	readonly code: string;
	readonly where: Place;
	readonly raw?: string;
	readonly severity: 'error' | 'warning' | 'note';
	readonly fill?: Readonly<Record<string, string | number>>;
}

/** The input cannot be used at all: one clear sentence, and nothing has changed. */
export class Refusal extends Error {
	readonly problem: Problem;
	constructor(problem: Problem) {
		super(problem.code);
		this.name = 'Refusal';
		this.problem = problem;
	}
}
