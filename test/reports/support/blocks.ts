import type { ReportDocument, Block } from '#lib/reports/index.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** A table of the paper by its id. */
export function tableOf(document: ReportDocument, id: string): Table {
	const found = document.blocks.find((block): block is Table => block.kind === 'table' && block.id === id);
	if (!found) throw new Error(`no table ${id}`);
	return found;
}

/** The blocks without the drawings, whose bytes are the charts' own tests' business. */
export function golden(document: ReportDocument): string {
	const blocks = document.blocks.map((block) =>
		block.kind === 'figure' ? { ...block, svg: block.svg === null ? null : 'drawn' } : block
	);
	return `${JSON.stringify({ ...document, blocks }, null, '\t')}\n`;
}
