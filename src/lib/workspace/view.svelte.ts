import type { ThemeName } from '#lib/charts/theme.ts';
import { defaultLocale, say, type Fill, type Locale, type Words } from '#lib/i18n/locale.ts';
import { readPreferences, writePreferences } from './preferences.browser.ts';

export type ThemeChoice = 'auto' | 'light' | 'dark';

/** How the user wants to see the product: language and theme, kept on this machine. */
class View {
	locale = $state<Locale>(defaultLocale);
	theme = $state<ThemeChoice>('auto');
	/** Whether the system asks for dark; matters where the theme is `auto`. */
	systemDark = $state(false);
	readonly dark = $derived(this.theme === 'dark' || (this.theme === 'auto' && this.systemDark));

	/** True while the page goes to paper. */
	printing = $state(false);
	/** What charts are drawn in. */
	readonly surface = $derived<ThemeName>(this.printing ? 'print' : this.dark ? 'dark' : 'light');

	/** Takes what was chosen the last time. */
	restore(): void {
		const kept = readPreferences();
		this.locale = kept.locale ?? defaultLocale;
		this.theme = kept.theme ?? 'auto';
	}

	speak(locale: Locale): void {
		this.locale = locale;
		writePreferences({ locale, theme: this.theme });
	}

	dress(theme: ThemeChoice): void {
		this.theme = theme;
		writePreferences({ locale: this.locale, theme });
	}
}

export const view = new View();

/** Words in the language chosen, with their places filled. */
export const t = (words: Words, fill?: Fill): string => say(words, view.locale, fill);
