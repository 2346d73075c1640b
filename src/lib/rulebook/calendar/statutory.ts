import mainlandChina from './mainlandChina.json';

export interface StatutoryDay {
	readonly day: string;
	readonly kind: 'off' | 'work';
	/** The festival, in simplified Chinese. */
	readonly name: string;
}

type Years = Readonly<
	Record<
		string,
		Readonly<Record<string, { readonly off: readonly string[]; readonly work: readonly string[] }>>
	>
>;

/**
 * Statutory holidays of mainland China and the working days that make up for them, as the General Office of the State Council announced
 * them; taken from the package chinese-days, whose data a test compares with ours.
 */
export const statutoryDays: readonly StatutoryDay[] = Object.entries(mainlandChina as Years).flatMap(
	([year, festivals]) =>
		Object.entries(festivals).flatMap(([name, days]) =>
			(['off', 'work'] as const).flatMap((kind) =>
				days[kind].map((day) => ({ day: `${year}-${day}`, kind, name }))
			)
		)
);

const years = Object.keys(mainlandChina).map(Number);

/** The years that were announced when the data were taken. */
export const statutoryYears = { first: Math.min(...years), last: Math.max(...years) } as const;
