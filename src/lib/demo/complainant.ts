import type { Arrival } from './arrivals.ts';
import type { Case } from './case.ts';
import { day } from './civil.ts';
import type { Random } from './random.ts';
import { customerTypes, sites } from './world.ts';

type Who = Pick<Case, 'unit' | 'complainant' | 'phone' | 'customerType'>;

const two = (n: number) => String(n).padStart(2, '0');

/** A household of the estate: the same number is always the same unit, name and telephone. */
export function household(site: number, number: number, customerType: string): Who {
	const building = (number % 18) + 1;
	const floor = (Math.floor(number / 18) % 26) + 1;
	const door = (Math.floor(number / (18 * 26)) % 4) + 1;
	// 1990 opens no real mobile number.
	const phone = `1990${site + 1}${String((number * 7919) % 1000000).padStart(6, '0')}`;
	return {
		unit: `${building}栋${floor}${two(door)}`,
		complainant: `${customerType}${site + 1}${String(number).padStart(4, '0')}`,
		phone,
		customerType
	};
}

/**
 * Who complains: mostly a household of the estate, now and then the same one about the same thing again,
 * within a month of the first time or while it is still open.
 */
export function complainant(
	random: Random,
	arrival: Arrival,
	recent: readonly Case[]
): Who & { again: Case | null } {
	if (random.chance(0.16)) {
		for (let tries = 0; tries < 12; tries++) {
			const before = recent[random.below(recent.length || 1)];
			if (!before || before.kind.l1 !== arrival.kind.l1 || before.site !== arrival.site) continue;
			const since = arrival.at - (before.completedAt ?? arrival.at);
			if (since > 30 * day || (since < 0 && !random.chance(0.3))) continue;
			const { unit, complainant: name, phone, customerType } = before;
			return { unit, complainant: name, phone, customerType, again: before };
		}
	}
	const households = sites[arrival.site]?.households ?? 1;
	return { ...household(arrival.site, random.below(households), random.choose(customerTypes)), again: null };
}
