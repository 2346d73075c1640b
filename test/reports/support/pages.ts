import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReportDocument } from '#lib/reports/index.ts';

const there = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;
export const hasPoppler = there('pdftotext', '-v');
export const hasOffice = there('soffice', '--version');

/** The text of a PDF, page by page, its lines in order and without what surrounds them. */
export function pagesOf(pdf: Uint8Array): string[][] {
	const folder = mkdtempSync(join(tmpdir(), 'sujian-pages-'));
	try {
		const file = join(folder, 'paper.pdf');
		writeFileSync(file, pdf);
		const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
		return text
			.split('\f')
			.slice(0, -1)
			.map((page) => page.split('\n').flatMap((line) => line.trim() || []));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Word files as LibreOffice lays them out, in one go. */
export function laidOut(files: Readonly<Record<string, Uint8Array>>): Map<string, Buffer> {
	const folder = mkdtempSync(join(tmpdir(), 'sujian-office-'));
	try {
		const names = Object.keys(files);
		for (const name of names) writeFileSync(join(folder, `${name}.docx`), files[name]!);
		const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
		const made = names.map((name) => `${name}.docx`);
		execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', ...made], {
			cwd: folder,
			stdio: 'ignore'
		});
		return new Map(
			names.map((name) => [name, execFileSync('cat', [join(folder, `${name}.pdf`)], { maxBuffer: 1e8 })])
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

export const bare = (text: string): string => text.replace(/\s+/gu, '');

/** The lines of a page without what runs along its head and foot. */
export const within = (page: readonly string[], { meta }: ReportDocument): string[] =>
	page.filter(
		(line) =>
			!(bare(line).includes(bare(meta.number)) && bare(line).includes(bare(meta.title))) &&
			!/^(第\d+[页頁]，共\d+[页頁]|Page\d+of\d+)$/.test(bare(line))
	);
