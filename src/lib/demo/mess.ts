import { day, timeText, dateText, type Seconds } from './civil.ts';
import type { Case } from './case.ts';
import type { Random } from './random.ts';

const wide = (text: string) =>
	text.replace(/[0-9:-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).replace(' ', '　');

/** One moment in a width that nobody agreed on. All can be read but for the last three. */
export function oddTime(random: Random, at: Seconds): string {
	const text = timeText(at);
	const [year = '', month = '', date = ''] = dateText(at)
		.split('-')
		.map((part) => String(Number(part)));
	const clock = text.slice(11, 16);
	const hours = Number(text.slice(11, 13));
	const kind = random.below(27);
	if (kind < 5) return `${year}/${month}/${date} ${Number(clock.slice(0, 2))}${clock.slice(2)}`;
	if (kind < 8) return `${year}年${month}月${date}日 ${clock}`;
	if (kind < 11) return `${year}.${month.padStart(2, '0')}.${date.padStart(2, '0')} ${clock}`;
	if (kind < 13) return wide(text.slice(0, 16));
	if (kind < 16) return text.slice(0, 10) + '  ' + clock;
	if (kind < 19) return text.slice(0, 10);
	if (kind < 21)
		return `${year}/${month}/${date} ${hours < 12 ? '上午' : '下午'}${hours % 12 === 0 ? 12 : hours % 12}${clock.slice(2)}`;
	if (kind < 24) return (25569 + at / day).toFixed(8);
	return random.pick(['昨天下午', '待定', `${year}-02-30 ${clock}`]);
}

/** A code that no list knows, or a spelling that the lists do know. */
export const oddCodes: Readonly<Record<string, readonly string[]>> = {
	validity: ['有效', '无效', '待议', '已转交'],
	severity: ['一般投诉', '四级', '急'],
	satisfaction: ['很满意', '还行吧', '未接通'],
	status: ['已办结', '转交他部', '处理完毕'],
	category_l1: ['工程', '物业', '物业服务类', '']
};

/** Clerks' slips in the history itself: an impossible order, a date in the wrong year. */
export function slip(random: Random, item: Case): void {
	const kind = random.below(1000);
	if (kind < 3 && item.completedAt !== null)
		item.completedAt = item.receivedAt - random.between(600, 2 * day);
	else if (kind < 5 && item.acceptedAt !== null && item.dispatchedAt !== null)
		item.acceptedAt = item.dispatchedAt - random.between(120, 5400);
	else if (kind < 6 && item.followupAt !== null && item.completedAt !== null)
		item.followupAt = item.completedAt - random.between(3600, day);
	else if (kind < 12) item.phone = random.chance(0.5) ? '' : wide(item.phone);
	else if (kind < 18) item.complainant = '';
	else if (kind < 22) item.content = '';
	else if (kind < 24) item.recorder = '';
	else if (kind < 29) item.unit = '';
}
