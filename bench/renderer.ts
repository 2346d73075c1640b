import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** What a process has used so far. */
export interface Used {
	/** The most memory that it ever had, MiB. */
	readonly peak: number;
	/** Seconds of processor time. */
	readonly processor: number;
}

/** The one of this process's browser pages that has used most memory, all its workers in it; null where nothing tells. */
export function rendererUse(): Used | null {
	try {
		const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
		const renderers = pids.filter((pid) => read(pid, 'cmdline').includes('--type=renderer') && descends(pid));
		const used = renderers.map(useOf);
		return used.reduce<Used | null>((most, one) => (one && one.peak > (most?.peak ?? 0) ? one : most), null);
	} catch {
		return null;
	}
}

/** What this process has used; null where nothing tells. */
export const ownUse = (): Used | null => useOf('self');

const ticksPerSecond = 100;

function useOf(pid: string): Used | null {
	const kib = /VmHWM:\s*(\d+)/.exec(read(pid, 'status'))?.[1];
	const fields = read(pid, 'stat')
		.replace(/^.*\) /, '')
		.split(' ');
	if (!kib || fields.length < 13) return null;
	return { peak: Number(kib) / 1024, processor: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond };
}

function read(pid: string, name: string): string {
	try {
		return readFileSync(`/proc/${pid}/${name}`, 'utf8');
	} catch {
		return '';
	}
}

function descends(pid: string): boolean {
	for (let at = pid; at !== '' && at !== '0'; at = /PPid:\s*(\d+)/.exec(read(at, 'status'))?.[1] ?? '')
		if (at === String(process.pid)) return true;
	return false;
}
