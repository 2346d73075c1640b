import type { Edition, Rulebook } from '#lib/rulebook/index.ts';
import { presetList } from './presets.ts';

/** A rulebook that can be compared with another. */
export interface Comparable {
	readonly key: string;
	readonly kind: 'adopted' | 'draft' | 'preset';
	readonly rulebook: Rulebook;
}

/** The rulebook that counts, the draft where there is one that holds, and the presets. */
export const comparable = (adopted: Rulebook, draft: Rulebook | null): readonly Comparable[] => [
	{ key: 'adopted', kind: 'adopted', rulebook: adopted },
	...(draft ? [{ key: 'draft', kind: 'draft', rulebook: draft } as const] : []),
	...presetList().map(({ rulebook }) => ({ key: rulebook.id, kind: 'preset', rulebook }) as const)
];

/** A rulebook as one of its editions alone, as if it had always been in force; whole where none is named. */
export const narrowed = (rulebook: Rulebook, edition: Edition | null): Rulebook =>
	edition ? { ...rulebook, editions: [{ ...edition, from: null, to: null }] } : rulebook;
