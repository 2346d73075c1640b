import type { Edition } from '#lib/rulebook/index.ts';
import { wordPattern } from '#lib/rulebook/wordPattern.ts';
import { proportion, type Proportion } from '#lib/stats/wilson.ts';
import type { Load } from './load.ts';

export interface Channel {
	/** Null: not given. */
	readonly key: string | null;
	/** Its part of all complaints. */
	readonly share: Proportion;
	/** Came by a third party or the media: the rulebook tells by the channel alone. */
	readonly thirdParty: boolean;
}

/** Words by which the rules of severity know a channel, whatever else is on the row. */
const channelWords = ({ severityRules }: Edition): string[] =>
	severityRules.flatMap(({ when }) =>
		when.op === 'contains_any' && when.fields.length === 1 && when.fields[0] === 'channel' ? when.words : []
	);

/** Each channel's part of all complaints, the largest first, and that of all third parties together. */
export function channelsOf(
	load: readonly Load[],
	edition: Edition
): { readonly channels: readonly Channel[]; readonly third: Proportion } {
	const all = load.reduce((sum, { complaints }) => sum + complaints, 0);
	const known = new RegExp(wordPattern(channelWords(edition)), 'iu');
	const channels = load.map(({ key, complaints }) => ({
		key,
		share: proportion(complaints, all),
		thirdParty: key !== null && known.test(key)
	}));
	const third = channels.filter(({ thirdParty }) => thirdParty);
	return {
		channels,
		third: proportion(
			third.reduce((sum, { share }) => sum + share.numerator, 0),
			all
		)
	};
}
