import type { FieldName, TableName } from '#lib/model/columns.ts';
import { period } from './arrivals.ts';
import { cases, climb } from './cases.ts';
import { dateText } from './civil.ts';
import { writeLog } from './log.ts';
import { classify } from './classes.ts';
import { random } from './random.ts';
import {
	calendarTable,
	dutyTable,
	progressTable,
	rectificationTable,
	siteTable,
	staffTable,
	violationTable,
	visitTable
} from './tables.ts';

export interface DemoOptions {
	/** Data rows of the complaint log. */
	readonly rows?: number;
	readonly seed?: number;
	/** Last day of the log, 'YYYY-MM-DD'; it covers the 24 months that end here. */
	readonly until?: string;
	/** Write only the columns that mean these fields; all of them where it is left out. */
	readonly fields?: readonly FieldName<'complaints'>[];
}

/** The tables that the demo has: its log says nothing of pauses. */
export type DemoTable = Exclude<TableName, 'pauses'>;

/** The demo as CSV text, one for each of its tables. */
export type Demo = Readonly<Record<DemoTable, string>>;

/** Names under which the tables are written and shown. */
export const demoFiles: Readonly<Record<DemoTable, string>> = {
	complaints: '投诉台账-演示.csv',
	progress: '进展反馈-演示.csv',
	staff: '人员名册-演示.csv',
	sites: '项目户数-演示.csv',
	violations: '违规登记-演示.csv',
	rectifications: '整改通知-演示.csv',
	visits: '客户访问-演示.csv',
	duty: '调度值班-演示.csv',
	calendar: '日历-演示.csv'
};

/** Those tables, in the order of the dictionary. */
export const demoTables = Object.keys(demoFiles) as readonly DemoTable[];

/**
 * Two years of an invented property-service company: eight estates, seasons, a real shift in one category at one
 * estate, dispatch that slips in the last months, repeats, and the slips of the people who keep such a log.
 * Pure: the same options give the same text, byte for byte.
 */
export function makeDemo({ rows = 3000, seed = 1, until = '2025-06-30', fields }: DemoOptions = {}): Demo {
	const span = period(until);
	const items = cases(random(seed), rows, span);
	climb(random(seed + 105), items);
	classify(random(seed + 106), items, span.until);
	// The side tables are written first: the log's slips change the cases. Each table has draws of its own,
	// so that a change in one leaves the others as they were.
	const side = {
		progress: progressTable(items),
		staff: staffTable(span),
		sites: siteTable(span),
		violations: violationTable(random(seed + 101), items),
		rectifications: rectificationTable(random(seed + 102), items, span),
		visits: visitTable(random(seed + 103), items, span),
		duty: dutyTable(random(seed + 104), span),
		calendar: calendarTable(span)
	};
	const title = `示例物业客户投诉台账（${dateText(span.from).slice(0, 7)} 至 ${until.slice(0, 7)}）`;
	return { complaints: writeLog(random(seed + 100), items, rows, title, fields), ...side };
}
