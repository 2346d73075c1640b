import { openMemory } from '#lib/batches/memory.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { storeConformance } from './conformance.ts';
import { databaseFile } from './databaseFile.ts';

storeConformance(async () => {
	const reader = await openNative();
	return { store: openMemory(reader), reader, close: () => reader.close() };
}, databaseFile);
