/** What long work reports while it runs. `done` and `total` are in the unit of the step; `total` is 0 where it is not known. */
export interface Progress {
	readonly step: string;
	readonly done: number;
	readonly total: number;
}
export type OnProgress = (progress: Progress) => void;
