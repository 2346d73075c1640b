import { locales, type Locale } from '#lib/i18n/locale.ts';

export interface Preferences {
	readonly locale?: Locale;
	readonly theme?: 'auto' | 'light' | 'dark';
}

const key = 'sujian.preferences';

/** What was chosen the last time; nothing where the browser keeps nothing. */
export function readPreferences(): Preferences {
	try {
		const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
		return {
			locale: locales.find((locale) => locale === kept['locale']),
			theme: (['auto', 'light', 'dark'] as const).find((theme) => theme === kept['theme'])
		};
	} catch {
		return {};
	}
}

export function writePreferences(preferences: Preferences): void {
	try {
		localStorage.setItem(key, JSON.stringify(preferences));
	} catch {
		// A browser that keeps nothing still shows everything.
	}
}

const signerKey = 'sujian.signer';

/** The name under which somebody decided here the last time. */
export function readSigner(): string {
	try {
		return localStorage.getItem(signerKey) ?? '';
	} catch {
		return '';
	}
}

export function writeSigner(name: string): void {
	try {
		localStorage.setItem(signerKey, name);
	} catch {
		// The name is typed again the next time.
	}
}
