import type { Case } from './case.ts';
import { day, hour, startOfDay, type Seconds } from './civil.ts';
import { opinionWords } from './phrases.ts';
import { choice, type Random } from './random.ts';

type After = Pick<
	Case,
	| 'resultFeedbackAt'
	| 'repliedAt'
	| 'replyMethod'
	| 'followupAt'
	| 'followupBy'
	| 'followupMethod'
	| 'interviewee'
	| 'relation'
	| 'satisfaction'
	| 'opinion'
	| 'visitRequested'
	| 'visitPromisedAt'
	| 'visitedAt'
	| 'status'
	| 'closedAt'
>;

const answers = ['非常满意', '满意', '基本满意', '一般', '不满意', '非常不满意'] as const;
const pleased = choice(answers.map((a, i) => [a, [26, 41, 17, 8, 6, 2][i] ?? 0]));
const waited = choice(answers.map((a, i) => [a, [9, 26, 23, 17, 18, 7][i] ?? 0]));
const statusOfOpen = choice([
	['处理中', 70],
	['持续关注', 22],
	['暂停', 8]
]);

/** Some people answer in the morning: an hour of the working day. */
const inOfficeHours = (random: Random, date: Seconds) =>
	startOfDay(date) + random.between(9 * hour, 18 * hour);

/** What comes after the work: feedback, reply, call, visit, the customer's answer, the close. */
export function aftermath(
	random: Random,
	received: Seconds,
	start: Seconds,
	completed: Seconds | null,
	by: string
): After {
	const visit = random.chance(0.06);
	const visitPromisedAt =
		visit && random.chance(0.4) ? (completed ?? start) + random.between(12, 60) * hour : null;
	const none: After = {
		resultFeedbackAt: null,
		repliedAt: random.chance(0.3) ? start + Math.round(random.around(9 * hour, 0.8)) : null,
		replyMethod: '',
		followupAt: null,
		followupBy: '',
		followupMethod: '',
		interviewee: '',
		relation: '',
		satisfaction: '',
		opinion: '',
		visitRequested: visit ? '是' : random.chance(0.8) ? '否' : '',
		visitPromisedAt,
		visitedAt: null,
		status: random.choose(statusOfOpen),
		closedAt: null
	};
	if (completed === null) return none;
	const sameDay = startOfDay(completed) + day - 1;
	const feedback = completed + Math.round(random.around(1.2 * hour, 0.9));
	const call = random.next();
	const days = call < 0.8 ? random.between(1, 3) : random.between(4, 9);
	const followupAt = call < 0.9 ? inOfficeHours(random, completed + days * day) : null;
	const slow = completed - received > 24 * hour;
	const satisfaction =
		followupAt !== null && random.chance(0.87) ? random.choose(slow ? waited : pleased) : '';
	const content = ['非常满意', '满意', '基本满意'].includes(satisfaction);
	return {
		...none,
		resultFeedbackAt: random.chance(0.06)
			? null
			: random.chance(0.9)
				? Math.min(feedback, Math.max(sameDay, completed))
				: feedback + day,
		repliedAt: random.chance(0.08) ? null : Math.max(start, completed - random.between(0, 2) * hour),
		replyMethod: random.pick(['口头', '口头', '口头', '书面']),
		followupAt,
		followupBy: followupAt === null ? '' : by,
		followupMethod: followupAt === null ? '' : random.pick(['电话', '电话', '电话', '上门']),
		interviewee: followupAt === null || !random.chance(0.3) ? '' : random.pick(['本人', '家属', '同住人']),
		relation: followupAt === null || !random.chance(0.3) ? '' : random.pick(['本人', '夫妻', '父子', '室友']),
		satisfaction,
		opinion: satisfaction === '' ? '' : random.pick(opinionWords[satisfaction] ?? ['']),
		visitedAt: visit && random.chance(0.85) ? completed + Math.round(random.around(14 * hour, 0.7)) : null,
		status: content && random.chance(0.72) ? '关闭' : '已完成',
		closedAt:
			content && followupAt !== null && random.chance(0.7) ? followupAt + random.between(0, 2) * day : null
	};
}
