/** A file that came in: chosen, dropped, in a folder, or made of what was pasted. */
export interface Arrival {
	readonly file: File;
	/** Its name, with the folders that it lay in. */
	readonly path: string;
	readonly inFolder: boolean;
}

const byPath = new Intl.Collator('zh-CN', { numeric: true });
const sorted = (found: Arrival[]): Arrival[] => found.sort((a, b) => byPath.compare(a.path, b.path));

/** Files of an input; those of a folder in the order of their paths, 2月 before 10月. */
export function chosenFiles(files: Iterable<File>): Arrival[] {
	const found = [...files].map((file): Arrival => {
		const path = file.webkitRelativePath || file.name;
		return { file, path, inFolder: path !== file.name };
	});
	return found.some(({ inFolder }) => inFolder) ? sorted(found) : found;
}

/** Files that were dropped, folders walked to their ends. To be called while the drop is handled: afterwards the browser tells nothing. */
export async function droppedFiles(transfer: DataTransfer | null): Promise<Arrival[]> {
	const items = [...(transfer?.items ?? [])].filter(({ kind }) => kind === 'file');
	const given = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
	const found = await Promise.all(
		given.map(async ({ entry, file }): Promise<Arrival[]> => {
			if (entry?.isDirectory) return sorted(await walk(entry as FileSystemDirectoryEntry));
			return file ? [{ file, path: file.name, inFolder: false }] : [];
		})
	);
	return found.flat();
}

async function walk(folder: FileSystemDirectoryEntry): Promise<Arrival[]> {
	const found: Arrival[] = [];
	const reader = folder.createReader();
	for (;;) {
		const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
			reader.readEntries(resolve, reject)
		);
		// The browser gives a hundred at a time; none says that it was all.
		if (entries.length === 0) return found;
		for (const entry of entries) {
			if (entry.isDirectory) found.push(...(await walk(entry as FileSystemDirectoryEntry)));
			else found.push(await fileOf(entry as FileSystemFileEntry));
		}
	}
}

/** A file that vanished meanwhile comes as one that cannot be read, and is told of by name. */
async function fileOf(entry: FileSystemFileEntry): Promise<Arrival> {
	const path = entry.fullPath.replace(/^\//, '');
	const file = await new Promise<File>((resolve) =>
		entry.file(resolve, () => resolve(new File([], entry.name)))
	);
	return { file, path, inFolder: true };
}
