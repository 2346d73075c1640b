import type { Case } from './case.ts';
import { hour, type Seconds } from './civil.ts';
import { basisWords, vagueWords } from './phrases.ts';
import type { Random } from './random.ts';
import { thirdParties } from './world.ts';

/** How often a desk grades a case again when it is over, leaves its category empty, or writes a basis that tells another story. */
const regraded = 0.8;
const uncategorised = 0.035;
const vague = 0.3;
const contradicted = 0.05;

/** How grave the case turned out to be, by what the log says of it at its end. */
function gravity(item: Case, until: Seconds): '重大' | '重要' | '一般' {
	const major =
		item.injury === '有' ||
		thirdParties.has(item.channel) ||
		(item.claimYuan ?? 0) >= 10_000 ||
		(item.households ?? 0) >= 10 ||
		item.content.includes('电梯困人');
	if (major) return '重大';
	const important =
		item.remarks.endsWith('为同一问题') ||
		item.claimRequested === '是' ||
		['部门经理', '副总经理'].includes(item.targetLevel) ||
		(item.completedAt ?? until) - item.receivedAt > 24 * hour;
	return important ? '重要' : '一般';
}

/** Writes the classes as a desk leaves them: mostly what the case bears out, now and then something else or nothing. */
export function classify(random: Random, items: readonly Case[], until: Seconds): void {
	for (const item of items) {
		if (item.severity !== '' && random.chance(regraded)) item.severity = gravity(item, until);
		const others = Object.keys(basisWords).filter((value) => value !== item.validity);
		if (item.basis !== '' && random.chance(contradicted))
			item.basis = random.pick(basisWords[random.pick(others)] ?? ['']);
		if (!random.chance(uncategorised)) continue;
		item.categoryL1 = random.chance(0.2) ? '未分类' : '';
		item.categoryL2 = '';
		if (random.chance(vague)) item.content = random.pick(vagueWords);
	}
}
