import { words, type Words } from '#lib/i18n/locale.ts';
import { calendar } from './columns/calendar.ts';
import { complaintHandled } from './columns/complaintHandled.ts';
import { complaintMade } from './columns/complaintMade.ts';
import { complaintReports } from './columns/complaintReports.ts';
import { duty } from './columns/duty.ts';
import type { Field } from './columns/field.ts';
import { pauses } from './columns/pauses.ts';
import { progress } from './columns/progress.ts';
import { rectifications } from './columns/rectifications.ts';
import { sites } from './columns/sites.ts';
import { staff } from './columns/staff.ts';
import { violations } from './columns/violations.ts';
import { visits } from './columns/visits.ts';

export type { Field, FieldType } from './columns/field.ts';

/** The dictionary: every table that can be imported and its fields, in the order of output. */
export const tables = {
	complaints: [...complaintMade, ...complaintHandled, ...complaintReports],
	progress,
	staff,
	sites,
	violations,
	rectifications,
	visits,
	duty,
	calendar,
	pauses
} as const satisfies Record<string, readonly Field[]>;

export type TableName = keyof typeof tables;
export type FieldName<T extends TableName = TableName> = (typeof tables)[T][number]['name'];
export const tableNames = Object.keys(tables) as TableName[];

export const tableLabels: Readonly<Record<TableName, Words>> = {
	complaints: words('投诉台账', '投訴台賬', 'Complaint log'),
	progress: words('进展反馈', '進展反饋', 'Progress reports'),
	staff: words('人员名册', '人員名冊', 'Staff roster'),
	sites: words('项目户数', '項目戶數', 'Sites'),
	violations: words('违规登记', '違規登記', 'Recorded breaches'),
	rectifications: words('整改通知', '整改通知', 'Rectification notices'),
	visits: words('客户访问', '客戶訪問', 'Customer visits'),
	duty: words('调度值班', '調度值班', 'Dispatch duty'),
	calendar: words('日历', '日曆', 'Calendar'),
	pauses: words('暂停记录', '暫停記錄', 'Pauses')
};

/** The fields of a table as plain `Field`s. */
export const fieldsOf = (table: TableName): readonly Field[] => tables[table];

/** A field of a table by name; undefined where the table has none of that name. */
export const fieldOf = (table: TableName, name: string): Field | undefined =>
	fieldsOf(table).find((f) => f.name === name);
