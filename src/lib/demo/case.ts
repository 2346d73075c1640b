import type { Seconds } from './civil.ts';
import type { Kind } from './kinds.ts';

/** One make-believe complaint with all that became of it. Times that have not come are null. */
export interface Case {
	no: string;
	readonly kind: Kind;
	readonly site: number;
	unit: string;
	complainant: string;
	phone: string;
	customerType: string;
	channel: string;
	receivedAt: Seconds;
	recorder: string;
	content: string;
	validity: string;
	basis: string;
	severity: string;
	targetLevel: string;
	targetPerson: string;
	contractor: string;
	forwardedAt: Seconds | null;
	dispatchedAt: Seconds | null;
	acceptedAt: Seconds | null;
	handler: string;
	supervisor: string;
	departmentHead: string;
	handlingPromisedAt: Seconds | null;
	promises: Seconds[];
	gmSubmittedAt: Seconds | null;
	escalatedAt: Seconds | null;
	firstFeedbackAt: Seconds | null;
	completedAt: Seconds | null;
	result: string;
	resultFeedbackAt: Seconds | null;
	repliedAt: Seconds | null;
	replyMethod: string;
	followupAt: Seconds | null;
	followupBy: string;
	followupMethod: string;
	interviewee: string;
	relation: string;
	satisfaction: string;
	opinion: string;
	visitRequested: string;
	visitPromisedAt: Seconds | null;
	visitedAt: Seconds | null;
	status: string;
	closedAt: Seconds | null;
	claimRequested: string;
	claimYuan: number | null;
	households: number | null;
	injury: string;
	penaltyYuan: number | null;
	remarks: string;
	/** Progress reports: when and what. */
	readonly progress: { readonly at: Seconds; readonly by: string; readonly note: string }[];
}
