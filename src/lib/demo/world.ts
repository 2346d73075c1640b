import { choice, type Choice } from './random.ts';

/** A make-believe housing estate. Names are invented; they stand for no real place. */
export interface DemoSite {
	readonly name: string;
	readonly households: number;
	/** Share lived in at the beginning and at the end of the two years. */
	readonly occupied: readonly [number, number];
	readonly area: number;
	readonly deliveredOn: string;
	/** Complaints a household, beside the average. */
	readonly rate: number;
	/** How much more building defects weigh here: new houses have more. */
	readonly defects: number;
	/** How much slower work is done here. */
	readonly slow: number;
}

const site = (
	name: string,
	households: number,
	occupied: readonly [number, number],
	area: number,
	deliveredOn: string,
	rate: number,
	defects: number,
	slow: number
): DemoSite => ({ name, households, occupied, area, deliveredOn, rate, defects, slow });

export const sites: readonly DemoSite[] = [
	site('东园', 2460, [0.9, 0.93], 286400, '2012-06-30', 1, 0.8, 1),
	site('西园', 1880, [0.88, 0.91], 214300, '2014-09-30', 0.9, 0.9, 0.9),
	site('南园', 1520, [0.82, 0.9], 178600, '2017-12-31', 1.1, 1, 1.1),
	site('北园', 1236, [0.74, 0.86], 149200, '2019-05-31', 1.05, 1.2, 1.3),
	site('临河里', 968, [0.5, 0.78], 121700, '2021-10-31', 1.3, 1.7, 1.2),
	site('山脚里', 724, [0.3, 0.64], 98300, '2022-12-31', 1.5, 2.4, 1.5),
	site('中庭', 486, [0.93, 0.95], 52100, '2009-03-31', 0.8, 0.6, 0.8),
	site('新城坊', 312, [0.08, 0.42], 43800, '2024-04-30', 1.9, 3, 1.4)
];

export const departments = ['客户服务部', '工程维修部', '秩序维护部', '环境保洁部', '营销部'] as const;
export type Department = (typeof departments)[number];

export interface DemoPerson {
	readonly name: string;
	readonly role: string;
	readonly department: string;
	readonly supervisor: string;
	readonly head: string;
	/** Month's bonus in yuan; 0 where it is not known. */
	readonly bonus: number;
}

const person = (
	number: number,
	role: string,
	department: string,
	supervisor: number,
	head: number,
	bonus: number
): DemoPerson => {
	const name = (n: number) => (n === 0 ? '' : `员工${String(n).padStart(2, '0')}`);
	return { name: name(number), role, department, supervisor: name(supervisor), head: name(head), bonus };
};

/** Who works here: 员工NN, never a person's name. */
export const staff: readonly DemoPerson[] = [
	person(1, '总经理', '', 0, 0, 0),
	person(2, '副总经理', '', 0, 0, 2600),
	person(3, '市场部经理', '客户服务部', 0, 0, 1800),
	person(4, '部门经理', '客户服务部', 0, 0, 1600),
	person(5, '部门经理', '工程维修部', 0, 0, 1600),
	person(6, '部门经理', '秩序维护部', 0, 0, 1500),
	person(7, '部门经理', '环境保洁部', 0, 0, 1400),
	person(8, '部门经理', '营销部', 0, 0, 1500),
	person(9, '调度主管', '客户服务部', 0, 4, 1200),
	person(10, '主管', '工程维修部', 0, 5, 1100),
	person(11, '主管', '秩序维护部', 0, 6, 1000),
	person(12, '主管', '环境保洁部', 0, 7, 1000),
	person(13, '主管', '营销部', 0, 8, 1000),
	person(14, '主管', '客户服务部', 0, 4, 1100),
	...[15, 16, 17, 18].map((n) => person(n, '受理人', '客户服务部', 14, 4, 600)),
	...[19, 20].map((n) => person(n, '调度员', '客户服务部', 9, 4, 650)),
	...[21, 22, 23, 24, 25, 26, 27, 28].map((n) => person(n, '处理人', '工程维修部', 10, 5, n % 4 ? 700 : 500)),
	...[29, 30, 31].map((n) => person(n, '处理人', '秩序维护部', 11, 6, 550)),
	...[32, 33, 34].map((n) => person(n, '处理人', '环境保洁部', 12, 7, 450)),
	...[35, 36].map((n) => person(n, '处理人', '营销部', 13, 8, 700)),
	...[37, 38].map((n) => person(n, '处理人', '客户服务部', 14, 4, n % 2 ? 0 : 600))
];

export const recorders = staff.filter((p) => p.role === '受理人' || p.role === '调度员');
export const dispatchSupervisor = staff.find((p) => p.role === '调度主管')?.name ?? '';
export const handlersOf: Readonly<Record<string, readonly DemoPerson[]>> = Object.fromEntries(
	departments.map((d) => [d, staff.filter((p) => p.role === '处理人' && p.department === d)])
);

/** Who handles a complaint about staff of this level, by the procedure. */
export const handlerAbove = (level: string, department: string): string => {
	if (level === '一线服务人员') return staff.find((p) => p.role === '市场部经理')?.name ?? '';
	if (level === '部门员工')
		return staff.find((p) => p.role === '部门经理' && p.department === department)?.name ?? '';
	return staff.find((p) => p.role === '副总经理')?.name ?? '';
};

export const contractors = ['施工单位甲', '施工单位乙', '施工单位丙', '施工单位丁'] as const;

/** Channel and share; the last ones are third parties and the press. */
export const channels: Choice<string> = choice([
	['来电', 548],
	['来访', 152],
	['网络', 118],
	['邮件', 28],
	['来函', 17],
	['意见箱', 24],
	['传真', 4],
	['论坛', 18],
	['12345', 52],
	['12315', 14],
	['微博', 9],
	['黑猫', 6],
	['贴吧', 6],
	['媒体', 4]
]);
export const thirdParties: ReadonlySet<string> = new Set(['12345', '12315', '微博', '黑猫', '贴吧', '媒体']);

export const customerTypes: Choice<string> = choice([
	['业主', 74],
	['租户', 15],
	['准业主', 5],
	['商户', 4],
	['访客', 2]
]);

/** Relative number of complaints in each hour of the day, by habit. */
export const hours: Readonly<Record<'day' | 'evening' | 'night', Choice<number>>> = {
	day: choice(
		[2, 1, 1, 1, 1, 3, 8, 20, 62, 88, 84, 66, 38, 42, 62, 66, 60, 52, 42, 46, 40, 26, 12, 5].map((w, h) => [
			h,
			w
		])
	),
	evening: choice(
		[4, 2, 1, 1, 1, 2, 8, 22, 30, 28, 24, 24, 24, 20, 20, 24, 36, 58, 74, 82, 76, 54, 28, 12].map((w, h) => [
			h,
			w
		])
	),
	night: choice(
		[34, 22, 12, 8, 8, 10, 18, 20, 18, 16, 14, 16, 26, 28, 16, 14, 16, 20, 26, 40, 58, 82, 92, 66].map(
			(w, h) => [h, w]
		)
	)
};

/** Monday to Sunday. */
export const weekdays = [1.12, 1.04, 0.98, 0.96, 0.98, 0.98, 0.94] as const;

/** January to December, beside the yearly mean. */
export const seasons = {
	even: [1, 0.9, 1, 1, 1, 1, 1.05, 1.05, 1, 1, 1, 1],
	rain: [0.6, 0.6, 0.8, 1, 1.4, 2, 2, 1.5, 0.9, 0.6, 0.5, 0.5],
	heat: [2.1, 1.6, 0.8, 0.3, 0.4, 1, 1.6, 1.5, 0.5, 0.4, 1.7, 2.3],
	warm: [0.6, 0.6, 0.8, 1, 1.2, 1.4, 1.5, 1.4, 1.2, 0.9, 0.7, 0.6],
	spring: [0.6, 0.7, 1.4, 1.6, 1.4, 1.1, 1, 0.9, 0.9, 0.8, 0.6, 0.5],
	bills: [1.9, 1.2, 0.8, 0.8, 0.8, 1.1, 1, 0.7, 0.7, 0.8, 0.9, 1.6]
} as const;
