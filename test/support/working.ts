import { csv } from '#lib/base/csv.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import type { GivenFile } from './derive.ts';
import { demoSample } from './samples.ts';
import { draftOf } from './tried.ts';

/** The default rulebook with every clause that counts time on the working calendar; those on complaints stop while paused. */
export const workingRulebook = (): Rulebook =>
	draftOf((clause) => {
		switch (clause.kind) {
			case 'within':
			case 'same_day':
			case 'days_after':
			case 'windows':
			case 'escalation':
				clause.calendar = 'office';
				clause.pauses = true;
				break;
			case 'on_site':
			case 'notice_return':
			case 'daily_review':
				clause.calendar = 'office';
		}
	});

const hour = 3_600_000;
const later = (at: string, hours: number) =>
	new Date(Date.parse(`${at.replace(' ', 'T')}Z`) + hours * hour)
		.toISOString()
		.slice(0, 19)
		.replace('T', ' ');

/** The demo's tables, and pauses: after every other progress report, over the night, some over one another and some without an end. */
export function workingSample(): GivenFile[] {
	const files = demoSample();
	const progress = files
		.map(({ bytes }) => new TextDecoder().decode(bytes))
		.find((text) => text.includes('反馈时间,记录人'))!;
	const reports = [...progress.matchAll(/^([^,\r\n]+),(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?),/gm)];
	const pauses = reports
		.filter((_, i) => i % 2 === 0)
		.map(([, no = '', at = ''], i) => [no, at, i % 7 === 0 ? '' : later(at, 5 + (i % 40))]);
	const text = csv([['编号', '暂停时间', '恢复时间'], ...pauses]);
	return [...files, { name: '暂停.csv', bytes: new TextEncoder().encode(text) }];
}
