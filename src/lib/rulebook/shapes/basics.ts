import * as z from 'zod';

/** The same words in the three languages. */
export const words = z
	.strictObject({ 'zh-CN': z.string().min(1), 'zh-Hant': z.string().min(1), en: z.string().min(1) })
	.describe('The same words in the three languages.');

/** Where a number comes from; `reading` marks our own reading of an unclear sentence. */
export const origin = { source: z.string().min(1), reading: z.boolean().default(false) };

/** A whole number with its source. */
export const count = z.strictObject({ value: z.int().nonnegative(), ...origin });

/** A share with its source. */
export const percent = z.strictObject({ value: z.int().min(0).max(100), ...origin });
