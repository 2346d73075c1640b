import type { Problem } from '#lib/base/problem.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import { parseRulebook, type Rulebook } from '#lib/rulebook/index.ts';

/** A file as it was chosen: its name, and how to read it. */
export interface RulebookFile {
	readonly name: string;
	readonly size: number;
	text(): Promise<string>;
}

export type ReadRulebook =
	| { readonly rulebook: Rulebook }
	| { readonly problems: readonly Problem[]; readonly raw: unknown; readonly name: string };

export const rulebookFileWords = {
	rulebook_not_json: words(
		'“{file}”不是制度文件：内容不是 JSON。请选择从这里导出的 .json 文件。',
		'「{file}」不是制度檔案：內容不是 JSON。請選擇從這裡匯出的 .json 檔案。',
		'“{file}” is not a rulebook file: it is not JSON. Choose a .json file such as is exported here.'
	),
	rulebook_too_big: words(
		'“{file}”太大，不像制度文件；没有读取。',
		'「{file}」太大，不像制度檔案；沒有讀取。',
		'“{file}” is too large to be a rulebook; it was not read.'
	)
} satisfies Record<string, Words>;

/** A rulebook of ten editions with all categories is a tenth of this. */
const mostBytes = 20_000_000;

const problem = (code: keyof typeof rulebookFileWords, file: string): Problem => ({
	code,
	where: { file },
	severity: 'error',
	fill: { file }
});

const extendsOf = (json: unknown): string | null => {
	const base = (json as { extends?: unknown } | null)?.extends;
	return typeof base === 'string' ? base : null;
};

/**
 * Reads a rulebook from a file, with the files that it extends where they were chosen with it: the one that no other
 * extends is meant. What is wrong comes back; nothing changes.
 */
export async function readRulebookFiles(files: readonly RulebookFile[]): Promise<ReadRulebook> {
	const read = new Map<string, unknown>();
	for (const file of files) {
		const refused = (code: keyof typeof rulebookFileWords) => ({
			problems: [problem(code, file.name)],
			raw: null,
			name: file.name
		});
		if (file.size > mostBytes) return refused('rulebook_too_big');
		try {
			read.set(file.name, JSON.parse((await file.text()).replace(/^\ufeff/, '')) as unknown);
		} catch {
			return refused('rulebook_not_json');
		}
	}
	const bases = new Set([...read.values()].map(extendsOf));
	const [name = '', raw] = [...read].find(([file]) => !bases.has(file)) ?? [...read][0] ?? [];
	const parsed = parseRulebook(raw, (base) => read.get(base));
	return 'problems' in parsed ? { ...parsed, raw, name } : parsed;
}

/** A rulebook as a file that can be imported here again and given to the command line. */
export const rulebookFile = (rulebook: Rulebook): { readonly name: string; readonly content: string } => ({
	name: `${rulebook.id}.json`,
	content: `${JSON.stringify(rulebook, null, '\t')}\n`
});
