import { localMoment } from './moment.browser.ts';
import { writeSigner } from './preferences.browser.ts';

/** Why somebody decides, who, and now. The name is remembered on this machine. Both must hold more than blanks. */
export function signed(reason: string, by: string): { reason: string; by: string; at: string } {
	const name = by.trim();
	writeSigner(name);
	return { reason: reason.trim(), by: name, at: localMoment() };
}
