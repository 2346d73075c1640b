import { aftermath } from './aftermath.ts';
import { arrivals, type Arrival, type Period } from './arrivals.ts';
import type { Case } from './case.ts';
import { day, hour, type Seconds } from './civil.ts';
import { complainant } from './complainant.ts';
import { dispatch, handling, recordedPenalty } from './handling.ts';
import { basisWords, demandWords, effectWords, whenWords } from './phrases.ts';
import type { Random } from './random.ts';
import { channels, dispatchSupervisor, handlerAbove, handlersOf, recorders, thirdParties } from './world.ts';

function content(random: Random, { kind }: Arrival, again: Case | null): string {
	const words = `${random.pick(whenWords)}${random.pick(kind.where)}${random.pick(kind.what)}，${random.pick(effectWords)}，${random.pick(demandWords)}。`;
	return again ? `再次反映：${words}` : words;
}

function validity(random: Random, { kind }: Arrival): { validity: string; basis: string } {
	const at = random.next();
	const [valid, coordination, invalid] = kind.validity;
	const value =
		at < valid
			? '有效投诉'
			: at < valid + coordination
				? '协调投诉'
				: at < valid + coordination + invalid
					? '无效投诉'
					: '';
	return {
		validity: value,
		basis: value && random.chance(0.7) ? random.pick(basisWords[value] ?? ['']) : ''
	};
}

function stakes(
	random: Random,
	arrival: Arrival,
	channel: string
): Pick<
	Case,
	'claimRequested' | 'claimYuan' | 'households' | 'injury' | 'severity' | 'targetLevel' | 'targetPerson'
> {
	const claim = random.chance(0.035);
	const claimYuan = claim && random.chance(0.8) ? Math.round(random.around(2600, 1.1) / 50) * 50 : null;
	const many = ['公共部位', '公共设施维护', '总体规划', '配套设施'].includes(arrival.kind.l2);
	const households = random.chance(many ? 0.35 : 0.04)
		? Math.max(2, Math.round(random.around(many ? 9 : 3, 0.9)))
		: null;
	const injury = random.chance(0.004);
	const major = injury || thirdParties.has(channel) || (claimYuan ?? 0) >= 10000 || (households ?? 0) >= 10;
	const service = arrival.kind.l1 === '服务质量';
	const staff = handlersOf[arrival.kind.department] ?? [];
	return {
		claimRequested: claim ? '是' : random.chance(0.7) ? '否' : '',
		claimYuan,
		households,
		injury: injury ? '有' : random.chance(0.5) ? '无' : '',
		// The desk's first grading: it misses a part of what the rules call major.
		severity:
			major && random.chance(0.7)
				? '重大'
				: claim || random.chance(0.08)
					? '重要'
					: random.chance(0.97)
						? '一般'
						: '',
		targetLevel:
			service && random.chance(0.6)
				? random.pick(['一线服务人员', '一线服务人员', '部门员工', '部门经理'])
				: '',
		targetPerson:
			service && random.chance(0.5) ? (random.chance(0.4) ? '员工16' : random.pick(staff).name) : ''
	};
}

/** What has not happened by the end of the log is not in it. */
function cut(item: Case, until: Seconds): Case {
	const past = (at: Seconds | null) => (at !== null && at <= until ? at : null);
	const open = past(item.completedAt) === null;
	if (open && item.completedAt !== null)
		Object.assign(item, {
			satisfaction: '',
			opinion: '',
			followupBy: '',
			followupMethod: '',
			interviewee: '',
			relation: '',
			replyMethod: ''
		});
	if (past(item.followupAt) === null)
		Object.assign(item, {
			satisfaction: '',
			opinion: '',
			followupBy: '',
			followupMethod: '',
			interviewee: '',
			relation: ''
		});
	if (open) item.status = item.status === '已完成' || item.status === '关闭' ? '处理中' : item.status;
	else if (item.status === '关闭' && past(item.closedAt) === null && past(item.followupAt) === null)
		item.status = '已完成';
	if (open) item.result = '';
	for (const name of [
		'forwardedAt',
		'dispatchedAt',
		'acceptedAt',
		'gmSubmittedAt',
		'escalatedAt',
		'firstFeedbackAt',
		'completedAt',
		'resultFeedbackAt',
		'repliedAt',
		'followupAt',
		'visitedAt',
		'closedAt'
	] as const)
		item[name] = past(item[name]);
	item.progress.splice(item.progress.filter((p) => p.at <= until).length);
	return item;
}

/** All complaints of the period in order of time, each with its whole history up to the end of the log. */
export function cases(random: Random, rows: number, span: Period): Case[] {
	const recent: Case[] = [];
	let month = 0;
	const keep = Math.max(40, Math.round(rows / 24));
	return arrivals(random, rows, span).map((arrival, index) => {
		while (arrival.at >= (span.months[month + 1] as number) * day) month++;
		const { again, ...who } = complainant(random, arrival, recent);
		const kind = again ? again.kind : arrival.kind;
		const event: Arrival = { ...arrival, kind };
		const channel = random.choose(channels);
		const desk = dispatch(random, event, month);
		const start = desk.acceptedAt ?? desk.dispatchedAt ?? event.at + hour;
		const work = handling(random, event, start);
		const late = work.completedAt !== null && work.completedAt - start > 12 * hour;
		const item: Case = {
			no: `TS${String(index + 1).padStart(6, '0')}`,
			kind,
			site: event.site,
			...who,
			channel,
			receivedAt: event.at,
			recorder: random.pick(recorders).name,
			content: content(random, event, again),
			categoryL1: kind.l1,
			categoryL2: kind.l2,
			...validity(random, event),
			...stakes(random, event, channel),
			...desk,
			...work,
			...aftermath(random, event.at, start, work.completedAt, dispatchSupervisor),
			penaltyYuan: recordedPenalty(random, late),
			remarks: again ? `与${again.no}为同一问题` : ''
		};
		recent[index % keep] = item;
		return cut(item, span.until);
	});
}

/** Complaints about staff go up the ladder, as the procedure wants it: mostly. */
export function climb(random: Random, items: readonly Case[]): void {
	for (const item of items)
		if (item.targetLevel && item.handler && random.chance(0.87))
			item.handler = handlerAbove(item.targetLevel, item.kind.department);
}
