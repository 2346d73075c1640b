import process from 'node:process';
import type { OnProgress } from '#lib/base/progress.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';

/** The stages of a command, in words. */
export const stages = {
	read: words('读取 {file}', '讀取 {file}', 'Reading {file}'),
	load: words('载入 {file}', '載入 {file}', 'Loading {file}'),
	inspect: words('识别 {file}', '識別 {file}', 'Recognising {file}'),
	accept: words('核对 {file}', '核對 {file}', 'Checking {file}'),
	compute: words('重算', '重算', 'Recomputing'),
	try: words('按 {name} 试算', '按 {name} 試算', 'Trying {name}'),
	write: words('写出 {file}', '寫出 {file}', 'Writing {file}'),
	seal: words('封存到 {file}', '封存到 {file}', 'Sealing into {file}'),
	done: words('完成：{out}', '完成：{out}', 'Done: {out}')
} satisfies Record<string, Words>;

/** What a command says while it works, on stderr: a bar on a terminal, a line a stage elsewhere. */
export interface Terminal {
	/** Begins a stage; the function given back moves its bar. */
	stage(name: keyof typeof stages, fill?: Readonly<Record<string, string>>): OnProgress;
	/** One line that stays. */
	line(text: string): void;
	/** Takes the bar away. */
	clear(): void;
}

const width = 24;

export function openTerminal(locale: Locale, quiet: boolean): Terminal {
	const out = process.stderr;
	const bars = out.isTTY === true;
	let drawn = '';
	const draw = (text: string) => {
		if (text === drawn) return;
		out.write(`\r\x1b[2K${text}`);
		drawn = text;
	};
	return {
		stage(name, fill = {}) {
			if (quiet) return () => {};
			const label = say(stages[name], locale, fill);
			if (!bars) {
				out.write(`${label}\n`);
				return () => {};
			}
			draw(label);
			return ({ done, total }) => {
				const part = total > 0 ? Math.min(1, done / total) : 0;
				const full = Math.round(part * width);
				const bar =
					total > 0 ? ` ${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.floor(part * 100)}%` : '';
				draw(`${label}${bar}`);
			};
		},
		line(text) {
			if (quiet) return;
			if (bars) draw('');
			out.write(`${text}\n`);
		},
		clear() {
			if (bars && drawn) draw('');
		}
	};
}
