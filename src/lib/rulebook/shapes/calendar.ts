import * as z from 'zod';

export const weekdays = [
	'monday',
	'tuesday',
	'wednesday',
	'thursday',
	'friday',
	'saturday',
	'sunday'
] as const;
export type Weekday = (typeof weekdays)[number];

const words = z.strictObject({
	'zh-CN': z.string().min(1),
	'zh-Hant': z.string().min(1),
	en: z.string().min(1)
});

const clock = z
	.string()
	.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/)
	.describe('HH:MM; 24:00 is the end of the day.');

const hours = z
	.array(z.strictObject({ from: clock, to: clock }))
	.describe('Opening hours of one day, in order; what lies between them is a break.');

const specialDay = z
	.strictObject({
		date: z.iso.date().describe('A calendar day, YYYY-MM-DD.'),
		kind: z.enum(['off', 'work']),
		name: z.string().min(1),
		hours: hours.min(1).optional().describe('Hours of this day alone.')
	})
	.describe('A day that is not like its weekday.');

/** Hours of a week, and the days that differ from it. A special day of the edition outranks the imported table, that the statutory days. */
export const calendar = z
	.strictObject({
		id: z.string().regex(/^[a-z0-9-]+$/),
		title: words,
		week: z.strictObject(
			Object.fromEntries(weekdays.map((day) => [day, hours])) as Record<Weekday, typeof hours>
		),
		makeUp: hours
			.min(1)
			.optional()
			.describe(
				'Hours of a day that works although its weekday does not; without it those of the first weekday that has any.'
			),
		holidays: z
			.enum(['mainland-china', 'none'])
			.default('none')
			.describe('The statutory holidays and make-up working days that are followed.'),
		imported: z.boolean().default(true).describe('Whether the imported table of special days is applied.'),
		days: z.array(specialDay).default([]),
		source: z.string().min(1),
		reading: z.boolean().default(false)
	})
	.describe('A working calendar, which a clause can name.');

/** What a clause may say about the time that it counts. */
export const counting = {
	calendar: z
		.string()
		.min(1)
		.optional()
		.describe('Counts the working time of this calendar of the edition; without it, the wall clock.'),
	pauses: z.boolean().optional().describe('Time during which the complaint is paused does not count.')
};

/** Words of progress reports that tell of a pause. */
export const pauseWords = z
	.strictObject({
		pause: z.array(z.string().min(1)).min(1).describe('A report that contains one of these begins a pause.'),
		resume: z.array(z.string().min(1)).min(1).describe('A report that contains one of these ends it.'),
		source: z.string().min(1),
		reading: z.boolean().default(false)
	})
	.describe('Words of progress reports that tell of a pause.');

export type Calendar = z.infer<typeof calendar>;
export type Hours = Calendar['week'][Weekday];
export type SpecialDay = Calendar['days'][number];
