import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { preview } from '#lib/intake/preview.ts';
import { typeOf } from '#lib/intake/mapping/map.ts';
import { bring } from './support/bring.node.ts';

const folder = 'fixtures/intake';
const names = readdirSync(folder).filter((name) => !name.startsWith('refused'));

test.each(names)('the preview of %s shows what the accepted batch holds', async (name) => {
	const input = readdirSync(join(folder, name)).find((file) => file.startsWith('input.'))!;
	const { engine, inspection, rows } = await bring(
		input,
		new Uint8Array(readFileSync(join(folder, name, input)))
	);
	const shown = await preview(engine, inspection, 100);
	await engine.close();
	expect(shown.map(({ row }) => row)).toEqual(rows.map((row) => row['source_row']));
	for (const { row, cells } of shown) {
		const values = rows.find((values) => values['source_row'] === row)!;
		for (const { index, read } of cells) {
			const { field } = inspection.columns[index - 1]!;
			if (field === null) continue;
			const type = typeOf(inspection.table, field);
			const value = type === 'money' ? values[`${field}_fen`] : values[field];
			const same =
				read === null || value === null
					? [read, value]
					: type === 'datetime'
						? [read.padEnd(19, ' 00:00:00'), value]
						: type === 'money'
							? [Math.round(Number(read) * 100), value]
							: [read, String(value)];
			expect([row, field, same[0]]).toEqual([row, field, same[1]]);
		}
	}
});
