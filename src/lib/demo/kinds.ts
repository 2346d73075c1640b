import { sayings } from './phrases.ts';
import type { hours, seasons, Department } from './world.ts';

/** One kind of complaint: where it belongs, when it comes, who sees to it, how long that takes, and what people say. */
export interface Kind {
	readonly l1: string;
	readonly l2: string;
	/** Share of all complaints, beside the others. */
	readonly weight: number;
	readonly season: keyof typeof seasons;
	readonly habit: keyof typeof hours;
	readonly department: Department;
	/** Half are done within this many hours. */
	readonly medianHours: number;
	/** Chances of 有效, 协调, 无效; the rest is left undetermined. */
	readonly validity: readonly [number, number, number];
	readonly where: readonly string[];
	readonly what: readonly string[];
	readonly done: readonly string[];
}

function kind(
	l1: string,
	l2: string,
	weight: number,
	season: Kind['season'],
	habit: Kind['habit'],
	department: Department,
	medianHours: number,
	validity: Kind['validity']
): Kind {
	const [where = [], what = [], done = []] = (sayings[`${l1}/${l2}`] ?? []).map((list) => list.split(' '));
	return { l1, l2, weight, season, habit, department, medianHours, validity, where, what, done };
}

const fault = [0.78, 0.04, 0.13] as const;
const dispute = [0.32, 0.5, 0.12] as const;
const manner = [0.6, 0.12, 0.22] as const;
const promise = [0.84, 0.03, 0.08] as const;

export const kinds: readonly Kind[] = [
	kind('工程质量', '电气', 5, 'even', 'evening', '工程维修部', 4.2, fault),
	kind('工程质量', '给排水', 11, 'rain', 'day', '工程维修部', 6.8, fault),
	kind('工程质量', '暖通', 9, 'heat', 'evening', '工程维修部', 7.5, fault),
	kind('工程质量', '燃气设施', 1, 'even', 'day', '工程维修部', 3, fault),
	kind('工程质量', '土建装修', 9, 'even', 'day', '工程维修部', 16, fault),
	kind('工程质量', '公共部位', 6, 'spring', 'day', '工程维修部', 9, fault),
	kind('工程质量', '其他', 1, 'even', 'day', '工程维修部', 10, fault),
	kind('规划设计', '总体规划', 0.6, 'even', 'day', '营销部', 30, manner),
	kind('规划设计', '户型设计', 0.7, 'even', 'day', '营销部', 28, manner),
	kind('规划设计', '配套设施', 1.6, 'even', 'day', '营销部', 26, manner),
	kind('规划设计', '其他', 0.3, 'even', 'day', '营销部', 24, manner),
	kind('服务质量', '应对不得体(态度)', 3.2, 'even', 'day', '客户服务部', 8, manner),
	kind('服务质量', '专业知识不足', 1.2, 'even', 'day', '客户服务部', 9, manner),
	kind('服务质量', '金钱上的疏忽(收费)', 1.6, 'bills', 'day', '客户服务部', 10, manner),
	kind('服务质量', '不遵守约定(失约)', 2.6, 'even', 'evening', '工程维修部', 7, promise),
	kind('服务质量', '推诿', 2.1, 'even', 'day', '客户服务部', 9, manner),
	kind('服务质量', '其他', 0.8, 'even', 'day', '客户服务部', 8, manner),
	kind('商品质量', '品质不良', 0.4, 'even', 'day', '客户服务部', 12, manner),
	kind('物业服务', '安全秩序', 6, 'even', 'night', '秩序维护部', 3.4, manner),
	kind('物业服务', '环境卫生', 8, 'warm', 'day', '环境保洁部', 4, fault),
	kind('物业服务', '停车', 9, 'even', 'evening', '秩序维护部', 4.6, dispute),
	kind('物业服务', '噪音', 8, 'warm', 'night', '秩序维护部', 3, dispute),
	kind('物业服务', '邻里纠纷', 4, 'even', 'evening', '客户服务部', 18, dispute),
	kind('物业服务', '公共设施维护', 7, 'even', 'day', '工程维修部', 7, fault),
	kind('物业服务', '收费', 3, 'bills', 'day', '客户服务部', 8, manner),
	kind('销售租赁', '合同', 1, 'even', 'day', '营销部', 22, manner),
	kind('销售租赁', '交付', 1.6, 'even', 'day', '营销部', 26, manner),
	kind('销售租赁', '宣传不符', 1.1, 'even', 'day', '营销部', 30, manner),
	kind('销售租赁', '其他', 0.3, 'even', 'day', '营销部', 20, manner),
	kind('其他', '其他', 1.4, 'even', 'day', '客户服务部', 10, dispute)
];
