import type { Words } from '#lib/i18n/locale.ts';
import { hands, type Signer } from '#lib/model/editions.ts';
import { usage, UsageError } from './usage.ts';

/** How `report … --seal DIR` seals. */
export interface SealOrder {
	readonly folder: string;
	readonly by: string;
	readonly note: string;
	/** 'YYYY-MM-DD HH:MM:SS'; null: now. */
	readonly at: string | null;
	readonly hands: readonly Signer[];
}

/** The options that belong to sealing. */
export const sealOptions = {
	seal: { type: 'string' },
	by: { type: 'string' },
	note: { type: 'string' },
	'sealed-at': { type: 'string' },
	prepared: { type: 'string', multiple: true },
	reviewed: { type: 'string', multiple: true },
	approved: { type: 'string', multiple: true }
} as const;
type Values = Readonly<Record<string, string | boolean | string[] | undefined>>;

/** What these options ask for; null where nothing is to be sealed. `instant` reads a time. Throws `UsageError`. */
export function sealOrderOf(
	values: Values,
	instant: (value: string, wrong: Words) => string
): SealOrder | null {
	const folder = values['seal'];
	if (folder === undefined) {
		const lone = Object.keys(sealOptions).find((name) => values[name] !== undefined);
		if (lone) throw new UsageError(usage.onlySeal, { name: `--${lone}` });
		return null;
	}
	const by = String(values['by'] ?? '').trim();
	if (folder === '') throw new UsageError(usage.missing, { name: '--seal' });
	if (by === '') throw new UsageError(usage.missing, { name: '--by' });
	const at = values['sealed-at'];
	return {
		folder: String(folder),
		by,
		note: String(values['note'] ?? '').trim(),
		at: at === undefined ? null : instant(String(at), usage.badSealTime),
		hands: hands.flatMap((hand) =>
			((values[hand] as string[] | undefined) ?? []).map((given, index) => ({
				...{ hand, place: index + 1 },
				...signerOf(given, `--${hand}`)
			}))
		)
	};
}

/** `NAME` or `NAME@2025-07-01`. */
function signerOf(given: string, option: string): Pick<Signer, 'name' | 'on'> {
	const [, name = '', on] = /^(.*?)(?:@(\d{4}-\d{2}-\d{2}))?$/.exec(given.trim()) ?? [];
	const real = on === undefined || new Date(`${on}T00:00Z`).toJSON()?.startsWith(on);
	if (name.trim() === '' || name.length > 80 || !real)
		throw new UsageError(usage.badSigner, { name: option, value: given });
	return { name: name.trim(), ...(on && { on }) };
}
