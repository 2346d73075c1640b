import type { TableName } from '#lib/model/columns.ts';

/** Fields without which a table says little, by table. */
export const needed: Readonly<Record<TableName, readonly string[]>> = {
	complaints: ['complaint_no', 'received_at', 'content'],
	progress: ['complaint_no', 'reported_at'],
	staff: ['name', 'role'],
	sites: ['site', 'occupied_households'],
	violations: ['occurred_at', 'person', 'article'],
	rectifications: ['notice_no', 'contractor', 'notified_at'],
	visits: ['customer', 'visited_at'],
	duty: ['day'],
	calendar: ['day', 'kind'],
	pauses: ['complaint_no', 'paused_at']
};

/** Complaint columns that a new log has; the others can be added any time, and the guide names them. */
export const usual: ReadonlySet<string> = new Set([
	'complaint_no',
	'site',
	'unit',
	'complainant',
	'phone',
	'channel',
	'received_at',
	'recorder',
	'content',
	'category_l1',
	'category_l2',
	'validity',
	'severity',
	'department',
	'forwarded_at',
	'dispatched_at',
	'accepted_at',
	'handler',
	'supervisor',
	'first_feedback_at',
	'completed_at',
	'result',
	'result_feedback_at',
	'replied_at',
	'followup_at',
	'followup_by',
	'satisfaction',
	'opinion',
	'visit_requested',
	'visited_at',
	'status',
	'closed_at',
	'remarks'
]);
