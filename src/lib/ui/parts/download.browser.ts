/** Hands bytes or text to the user as a file. */
export function saveFile(name: string, content: BlobPart, type: string): void {
	const address = URL.createObjectURL(new Blob([content], { type }));
	saveAddress(name, address);
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Hands what lies at a blob or data address to the user as a file. */
export function saveAddress(name: string, address: string): void {
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	document.body.append(link);
	link.click();
	link.remove();
}
