import process from 'node:process';

/** SUJIAN_SLOW=4: pages have a fourth of the processor, and what they ask of a worker is heard late now and then. */
export const times = Number(process.env['SUJIAN_SLOW'] ?? 1);

/** How long the engine, an import or a recomputation may take on a small machine, and on one that is made slow. */
export const patience = { timeout: times > 1 ? 500_000 : 180_000 };
