import { say, words, type Words } from '#lib/i18n/locale.ts';
import { parseEdition, type Edition, type Hand, type Signer } from '#lib/model/editions.ts';
import type { ReportDocument, SignOff } from '#lib/reports/document.ts';
import { renderReport, reportFormats, type Rasterise, type ReportFormat } from '#lib/reports/index.ts';
import { digestOf, writeEdition, type SealedPaper } from './file.ts';
import type { Rest } from './ground.ts';
import { refuseEdition } from './words.ts';

export const handWords: Readonly<Record<Hand, Words>> = {
	prepared: words('编制', '編製', 'Prepared'),
	reviewed: words('审核', '審核', 'Reviewed'),
	approved: words('批准', '批准', 'Approved')
};

/** A line of the paper that one of the three steps may be written into. */
export interface HandLine {
	readonly hand: Hand;
	/** Which of this step's lines, from 1. */
	readonly place: number;
	/** As the paper has it. */
	readonly label: string;
}

const linesIn = ({ rows, hands = [] }: SignOff): (HandLine | null)[] =>
	rows.map(([label = ''], at) => {
		const hand = hands[at];
		if (!hand) return null;
		return { hand, place: hands.slice(0, at + 1).filter((one) => one === hand).length, label };
	});

/** The lines of the paper that can be filled when it is sealed; of several sheets in one paper those of the first. */
export function handLines({ blocks }: ReportDocument): HandLine[] {
	const block = blocks.find((one): one is SignOff => one.kind === 'signOff' && one.hands !== undefined);
	return block ? linesIn(block).filter((line) => line !== null) : [];
}

/** What somebody says when sealing. */
export interface Sealing {
	/** Which edition of its number it becomes. */
	readonly edition: number;
	/** 'YYYY-MM-DD HH:MM:SS', civil time. */
	readonly at: string;
	readonly by: string;
	readonly note: string;
	readonly hands: readonly Signer[];
	/** Month, year, number or id that the paper is about. */
	readonly subject: string;
}

/** The paper as it will be sealed: it says which edition it is, and names and days stand in its sign-off. */
export function sealedDocument(document: ReportDocument, sealing: Sealing): ReportDocument {
	const { edition, at, by, note, hands } = sealing;
	const known = handLines(document);
	for (const { hand, place } of hands)
		if (!known.some((line) => line.hand === hand && line.place === place))
			refuseEdition('no_hand_line', document.meta.number, {
				hand: say(handWords[hand], document.meta.locale),
				place
			});
	return {
		meta: { ...document.meta, sealed: { edition, at, by, note } },
		blocks: document.blocks.map((block) =>
			block.kind === 'signOff' && block.hands ? filled(block, hands) : block
		)
	};
}

function filled(block: SignOff, hands: readonly Signer[]): SignOff {
	const lines = linesIn(block);
	return {
		...block,
		rows: block.rows.map((cells, at) => {
			const line = lines[at];
			const signer = line && hands.find(({ hand, place }) => hand === line.hand && place === line.place);
			if (!signer) return cells;
			return cells.map((cell, column) =>
				column === 1 ? signer.name : column === cells.length - 1 ? (signer.on ?? cell) : cell
			);
		})
	};
}

/** A sealed paper and the bytes of its file. */
export interface Sealed extends SealedPaper {
	readonly bytes: Uint8Array;
	/** SHA-256 of these bytes. */
	readonly sha256: string;
}

/**
 * Seals a paper as it stands: makes every format of it, and one file of all. The same paper and words give the same bytes. Throws a
 * Refusal where a name, a note or a day is not one that an edition can be opened with again.
 */
export async function seal(
	document: ReportDocument,
	rest: Rest,
	sealing: Sealing,
	rasterise: Rasterise
): Promise<Sealed> {
	const paper = sealedDocument(document, sealing);
	const edition = editionOf(paper, rest, sealing);
	if (!parseEdition(edition)) refuseEdition('bad_seal', edition.number);
	const papers = {} as Record<ReportFormat, Uint8Array>;
	for (const format of reportFormats) papers[format] = await renderReport(paper, format, rasterise);
	const bytes = writeEdition({ edition, document: paper, rest, papers });
	return { edition, document: paper, rest, papers, bytes, sha256: digestOf(bytes) };
}

function editionOf({ meta }: ReportDocument, { ground }: Rest, sealing: Sealing): Edition {
	const { kind, number, title, period, asOf, locale, masked, scope, rulebook, program, fingerprint } = meta;
	return {
		...{ kind, subject: sealing.subject, number, edition: sealing.edition, title, period },
		...{ locale, masked, scope, asOf },
		rulebook: {
			...rulebook,
			sha256: digestOf(new TextEncoder().encode(JSON.stringify(ground.rulebook)))
		},
		...{ program, fingerprint, at: sealing.at, by: sealing.by, note: sealing.note },
		hands: [...sealing.hands]
	};
}

/** A name for the file of an edition, safe on every disk. */
export const editionFileName = ({ number, edition }: Pick<Edition, 'number' | 'edition'>): string =>
	`${number.replace(/[^\p{L}\p{N}._-]+/gu, '_')}.${edition}.zip`;
