import { sha256 } from '#lib/base/sha256.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import {
	complaintDigest,
	monthDigests,
	type ComplaintDigest,
	type MonthDigest
} from '#lib/metrics/digest/complaints.ts';
import { inputDigests } from '#lib/metrics/digest/inputs.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { fingerprint } from '#lib/metrics/fingerprint.ts';
import { noActions, type Actions } from '#lib/model/actions.ts';
import { noAnnotations, type Annotations } from '#lib/model/annotations.ts';
import { noDecisions, type Decisions } from '#lib/model/decisions.ts';
import type { PaperEdits } from '#lib/model/reportEdits.ts';
import type { ReportDocument } from '#lib/reports/document.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import { refuseEdition } from './words.ts';

/** Kinds of things that people wrote or gave, beside the rows of the complaint log. */
export const itemKinds = [
	'inputs',
	'confirmations',
	'waivers',
	'actions',
	'notes',
	'edits',
	'settings'
] as const;
export type ItemKind = (typeof itemKinds)[number];
/** Things by what they are known by, each with its fields: codes and days as they are, what may name a person as a mark. */
export type Items = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * What a sealed paper rested on, so that a later one can say what changed. It holds no text and no name that the log
 * gives: an edition may be handed to readers from whom these are masked.
 */
export interface Ground {
	readonly version: 1;
	readonly asOf: string | null;
	readonly program: string;
	readonly fingerprint: string;
	/** The whole rulebook, as JSON. */
	readonly rulebook: unknown;
	readonly items: Readonly<Record<ItemKind, Items>>;
	/** All months up to the paper's last day. */
	readonly months: readonly MonthDigest[];
}

/** The ground, and the complaints of the paper's own days. */
export interface Rest {
	readonly ground: Ground;
	readonly complaints: ComplaintDigest;
}

/** What people gave beside the log, as the paper was written with it. */
export interface Given {
	readonly rulebook: Rulebook;
	readonly filter?: Filter | undefined;
	readonly decisions?: Decisions | undefined;
	readonly actions?: Actions | undefined;
	readonly annotations?: Annotations | undefined;
	/** What the author made of the paper. */
	readonly edits?: PaperEdits | undefined;
	/** Other choices that a paper follows from: the first month of the year, a file of standards. */
	readonly settings?: Readonly<Record<string, unknown>> | undefined;
}

/** 16 bits of a digest: tells that something differs, and too little to find out what it was. */
export function mark(value: unknown): string {
	const hash = sha256();
	hash.update(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value ?? null)));
	return hash.hex().slice(0, 4);
}

/** What a paper rests on: to be asked of the same tables as the paper itself. Throws a Refusal where they are others by now. */
export async function restOf(
	engine: Engine,
	{ meta }: Pick<ReportDocument, 'meta'>,
	{ rulebook, filter = {}, ...given }: Given,
	signal?: AbortSignal
): Promise<Rest> {
	const { from: _from, to: _to, month: _month, ...scope } = filter;
	const rest: Rest = {
		ground: {
			version: 1,
			asOf: (await bounds(engine)).asOf,
			program: meta.program,
			fingerprint: meta.fingerprint,
			rulebook,
			items: { ...itemsOf(given), inputs: inputsOf(await inputDigests(engine, signal)) },
			months: await monthDigests(engine, meta.period.to, signal)
		},
		complaints: await complaintDigest(engine, scope, meta.period, signal)
	};
	if ((await fingerprint(engine, signal)) !== meta.fingerprint) refuseEdition('paper_rewritten', meta.number);
	return rest;
}

const inputsOf = (inputs: Awaited<ReturnType<typeof inputDigests>>): Items =>
	Object.fromEntries(
		inputs.map(({ file, sheet, table, sha256: digest, reading, rows }, at) => [
			`${table} ${file}${sheet === '' ? '' : `#${sheet}`}${inputs.findIndex((one) => one.file === file && one.sheet === sheet && one.table === table) === at ? '' : ` (${at + 1})`}`,
			{ sha256: digest, reading: mark(reading), rows: String(rows) }
		])
	);

function itemsOf({
	decisions = noDecisions,
	actions = noActions,
	annotations = noAnnotations,
	edits,
	settings = {}
}: Omit<Given, 'rulebook' | 'filter'>): Omit<Ground['items'], 'inputs'> {
	const signed = ({ reason, by, at }: { reason: string; by: string; at: string }) => ({
		at,
		reason: mark(reason),
		by: mark(by)
	});
	const rest = (value: Readonly<Record<string, unknown>>) =>
		Object.fromEntries(Object.entries(value).map(([name, field]) => [name, mark(field)]));
	return {
		confirmations: Object.fromEntries(
			decisions.confirmations.map((one) => [
				`${one.complaint} ${one.field}`,
				{ value: one.value, ...signed(one) }
			])
		),
		waivers: Object.fromEntries(
			decisions.waivers.map((one) => [
				[one.complaint, one.article, one.clause, one.role, one.mark ?? one.instance].join(' '),
				signed(one)
			])
		),
		actions: Object.fromEntries(
			actions.actions.map(({ id, state, due = '', done = '', ...more }) => [
				id,
				{ state, due, done, ...rest(more) }
			])
		),
		notes: {
			...Object.fromEntries(annotations.notes.map(({ on, text }) => [`${on} ${mark(text)}`, {}])),
			...Object.fromEntries(
				annotations.phases.map(({ chart, from, begins, reason }) => [
					`${from} ${mark(chart)}`,
					{ begins: String(begins), reason: mark(reason) }
				])
			),
			...(annotations.rules.length > 0 && { nelson: { rules: annotations.rules.join(' ') } })
		},
		edits: edits ? editItems(edits) : {},
		settings: Object.fromEntries(
			Object.entries(settings).map(([key, value]) => [
				key,
				{ value: typeof value === 'number' ? String(value) : mark(value) }
			])
		)
	};
}

/** By the paragraph, remark, chapter or added chart that each is about. */
function editItems({ texts, remarks, omissions, additions }: PaperEdits): Items {
	return Object.fromEntries([
		...texts.map(({ paragraph, text }) => [`text ${paragraph}`, { text: mark(text) }]),
		...remarks.map(({ id, text, after }) => [`remark ${id}`, { text: mark(text), after: mark(after) }]),
		...omissions.map(({ chapter }) => [`chapter ${chapter}`, {}]),
		// its id holds the filter, and a filter may hold a name
		...additions.map((one) => [`chart ${mark(one.id)}`, { text: mark(one) }])
	]) as Items;
}
