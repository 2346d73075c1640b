import { monthCount, type Period } from './arrivals.ts';
import type { Case } from './case.ts';
import { dateText, day, hour, minute, startOfDay, timeText, weekday, type Seconds } from './civil.ts';
import { csv } from '#lib/base/csv.ts';
import { progressWords } from './phrases.ts';
import type { Random } from './random.ts';
import { contractors, sites, staff } from './world.ts';

const monthText = (firstDay: number) => dateText(firstDay * day).slice(0, 7);

/** One row for each progress report. */
export const progressTable = (items: readonly Case[]): string =>
	csv([
		['编号', '反馈时间', '记录人', '处理情况'],
		...items.flatMap((c) => c.progress.map((p) => [c.no, timeText(p.at), p.by, p.note]))
	]);

/** One row for each employee and month, with the month's bonus where it is known. */
export const staffTable = ({ months }: Period): string =>
	csv([
		['姓名', '岗位', '部门', '主管', '部门负责人', '月份', '当月奖金'],
		...months
			.slice(0, monthCount)
			.flatMap((first) =>
				staff.map((p) => [
					p.name,
					p.role,
					p.department,
					p.supervisor,
					p.head,
					monthText(first),
					p.bonus ? String(p.bonus) : ''
				])
			)
	]);

/** One row for each estate and month: people move in. */
export const siteTable = ({ months }: Period): string =>
	csv([
		['项目', '月份', '户数', '入住户数', '面积', '交付日期'],
		...months.slice(0, monthCount).flatMap((first, i) =>
			sites
				.filter((s) => s.deliveredOn.slice(0, 7) <= monthText(first))
				.map((s) => {
					const share = s.occupied[0] + ((s.occupied[1] - s.occupied[0]) * i) / (monthCount - 1);
					return [
						s.name,
						monthText(first),
						String(s.households),
						String(Math.round(s.households * share)),
						String(s.area),
						s.deliveredOn
					];
				})
		)
	]);

const breaches = [
	['受理人', '4', '接待未起立'],
	['受理人', '6', '电话用语不规范'],
	['责任人', '12', '首问未跟进，推给其他部门'],
	['处理人', '9', '拒绝接单'],
	['受理人', '8', '交接内容不清'],
	['责任人', '14', '回访未按要求记录']
] as const;

/** Breaches that no timestamp shows, written down by supervisors. */
export function violationTable(random: Random, items: readonly Case[]): string {
	const rows: string[][] = [];
	for (const item of items)
		if (random.chance(0.008)) {
			const [role, article, note] = random.pick(breaches);
			rows.push([
				dateText(item.receivedAt),
				item.no,
				role === '受理人' ? item.recorder : item.handler,
				role,
				article,
				note,
				''
			]);
		}
	return csv([['日期', '编号', '责任人', '角色', '条款', '说明', '金额'], ...rows]);
}

/** Notices to contractors: one firm breaks more of them than the others. */
export function rectificationTable(random: Random, items: readonly Case[], { until }: Period): string {
	const header = [
		'通知单号',
		'投诉编号',
		'施工单位',
		'通知时间',
		'电话通知时间',
		'到场时间',
		'整改方案时间',
		'限期',
		'完成时间',
		'返回时间',
		'拒收',
		'验收合格',
		'符合规范',
		'业主满意',
		'理由',
		'说明'
	];
	const past = (at: Seconds) => (at <= until ? timeText(at) : '');
	const rows: string[][] = [];
	for (const item of items) {
		if (!item.contractor || !random.chance(0.12)) continue;
		const notice = (item.acceptedAt ?? item.receivedAt) + random.between(1, 20) * hour;
		if (notice > until) continue;
		const poor = item.contractor === contractors[1];
		const arrived = notice + random.around((poor ? 4.5 : 2) * hour, 0.6);
		const planned = arrived + random.between(10, 90) * minute;
		const limit = notice + random.between(3, 12) * day;
		const finished = notice + random.around(limit - notice, poor ? 0.6 : 0.3) * (poor ? 1.05 : 0.75);
		const refused = random.chance(poor ? 0.08 : 0.01);
		const accepted = random.chance(poor ? 0.7 : 0.93);
		rows.push([
			`ZG${String(rows.length + 1).padStart(4, '0')}`,
			item.no,
			item.contractor,
			timeText(notice),
			random.chance(0.3) ? timeText(notice - random.between(5, 50) * minute) : '',
			refused ? '' : past(arrived),
			refused ? '' : past(planned),
			timeText(limit),
			refused ? '' : past(finished),
			refused || finished > until ? '' : past(finished + random.between(2, poor ? 60 : 26) * hour),
			refused ? '是' : '否',
			finished > until || refused ? '' : accepted ? '是' : '否',
			accepted ? '是' : '否',
			random.chance(accepted ? 0.9 : 0.3) ? '是' : '否',
			random.chance(0.06) ? '道路管制无法进场' : '',
			''
		]);
	}
	return csv([header, ...rows]);
}

/** The rule asks for a visit every four months; this is a little less than the shortest four. */
const visitEvery = 120 * day;

/** Visits to customers: every four months from the first complaint, and now and then one is left out. */
export function visitTable(random: Random, items: readonly Case[], { until }: Period): string {
	const known = new Map<string, Case>();
	for (const item of items) if (!known.has(item.complainant)) known.set(item.complainant, item);
	const visits: { at: Seconds; customer: Case }[] = [];
	for (const customer of known.values())
		for (let from = startOfDay(customer.receivedAt); from <= until; from += visitEvery) {
			const at = from + random.between(10, 100) * day;
			if (random.chance(0.72) && at <= until) visits.push({ at, customer });
		}
	const rows = visits
		.sort((a, b) => a.at - b.at)
		.map(({ at, customer }, i) => [
			String(i + 1),
			random.pick(['居住感受', '报修服务', '装修管理']),
			random.pick(['员工37', '员工38']),
			customer.complainant,
			random.pick(['25-35', '36-45', '46-60', '60以上']),
			random.pick(['职员', '教师', '自由职业', '退休']),
			random.pick(['高中', '大专', '本科', '硕士']),
			customer.phone,
			customer.unit,
			'定期走访',
			random.pick(progressWords),
			dateText(at)
		]);
	return csv([
		[
			'序号',
			'主题',
			'访问人',
			'客户',
			'年龄',
			'职业',
			'文化程度',
			'联系电话',
			'住址',
			'访问事由',
			'访问记录',
			'日期'
		],
		...rows
	]);
}

/** The dispatch centre's register: daily review, spot checks, the monthly report. */
export function dutyTable(random: Random, { from, until, months }: Period): string {
	const rows: string[][] = [];
	for (let at = from; at <= until; at += day) {
		const review = random.chance(0.95) ? timeText(at + 17 * hour + random.between(0, 150) * minute) : '';
		const check = random.chance(0.075) ? timeText(at + 10 * hour + random.between(0, 300) * minute) : '';
		rows.push([dateText(at), review, check, '', '', '']);
	}
	months.slice(0, monthCount).forEach((first) => {
		const sent =
			(first + (random.chance(0.85) ? random.between(22, 24) : random.between(25, 29))) * day +
			random.between(9, 18) * hour;
		if (sent <= until)
			rows.push([
				dateText(sent),
				'',
				'',
				monthText(first),
				timeText(sent),
				random.chance(0.2) ? String(random.between(1, 3)) : '0'
			]);
	});
	return csv([['日期', '审核时间', '抽查时间', '月报月份', '月报报送时间', '报表错漏项数'], ...rows]);
}

/** Special days: the weeks around the new year and the long holiday, and the Saturdays worked instead. */
export function calendarTable({ from, until }: Period): string {
	const rows: string[][] = [];
	for (let at = from; at <= until; at += day) {
		const date = dateText(at).slice(5);
		if (date === '01-01') rows.push([dateText(at), '休', '元旦']);
		else if (date >= '05-01' && date <= '05-03') rows.push([dateText(at), '休', '劳动节']);
		else if (date >= '10-01' && date <= '10-07') rows.push([dateText(at), '休', '国庆节']);
		else if (date >= '09-26' && date <= '09-30' && weekday(at) === 5)
			rows.push([dateText(at), '班', '国庆节调休']);
	}
	return csv([['日期', '休/班', '名称'], ...rows]);
}
