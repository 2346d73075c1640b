import * as z from 'zod';
import { locales } from '#lib/i18n/locale.ts';

/** The types of a column that a table of a paper can have. */
const columnTypes = [
	'text',
	'integer',
	'number',
	'percent',
	'interval',
	'money',
	'duration',
	'datetime'
] as const;

const plain = z.union([z.string(), z.number(), z.null()]);
const cell = z.union([
	plain,
	z.tuple([z.number(), z.number()]),
	z.strictObject({ type: z.enum(columnTypes), value: plain })
]);

/** Elements that draw; none that runs, fetches or embeds. */
const drawing =
	/^(svg|g|defs|clipPath|mask|pattern|linearGradient|radialGradient|stop|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|title|desc)$/;
const tag = /<\/?([A-Za-z]+)((?:\s+[A-Za-z][\w:-]*="[^"<>]*")*)\s*\/?>/g;
/** Attributes that run or fetch, and signs that hide such from being seen. */
const foreign = /\s(on\w*|[\w:]*href)=|url\((?!#)|\\|&#(?!39;)/i;

/** Whether the text is a drawing and nothing else: an edit comes from a file, and a file can hold anything. */
function isDrawing(text: string): boolean {
	let sound = text.trimStart().startsWith('<svg');
	const rest = text.replaceAll(tag, (_, name: string, attributes: string) => {
		sound &&= drawing.test(name) && !foreign.test(attributes);
		return '';
	});
	return sound && !/[<>]/.test(rest);
}

/** In characters; a chart of a thousand points has a tenth of it. */
const largest = 4_000_000;

/** Rows of its table that are kept; a paper of more is not read. */
export const mostRows = 5000;

const svg = z.string().max(largest).refine(isDrawing, 'svg');

/**
 * A chart as it stood when somebody added it to a paper: what it showed, how it is defined, of which complaints, as of when, with the
 * numbers behind it. A copy: it does not change with the data.
 */
export const addition = z.strictObject({
	/** Names the chart and what it was filtered to: the same one added again takes the place of this one. */
	id: z.string().min(1).max(500),
	title: z.string().trim().min(1).max(500),
	definition: z.string().max(2000).default(''),
	/** Which complaints, in words; null: all. */
	scope: z.string().max(2000).nullable().default(null),
	/** 'YYYY-MM-DD HH:MM:SS' */
	asOf: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
	/** Of the data then, as metrics/fingerprint.ts makes it. */
	fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
	locale: z.enum(locales),
	/** The drawing; null where it could not be drawn. */
	svg: svg.nullable(),
	/** In pixels at 96 to the inch. */
	width: z.int().min(50).max(4000),
	height: z.int().min(50).max(4000),
	/** What the picture shows, for those who do not see it. */
	alt: z.string().max(4000).default(''),
	table: z.strictObject({
		columns: z
			.array(z.strictObject({ head: z.string(), type: z.enum(columnTypes) }))
			.min(1)
			.max(60),
		rows: z.array(z.array(cell)).max(mostRows)
	}),
	by: z.string().trim().min(1),
	/** When it was added. */
	at: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
});

export type Addition = z.infer<typeof addition>;
