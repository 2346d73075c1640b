import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { csvLine } from '../../src/cli/tables.ts';
import type { Cell, Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { paged } from '#lib/metrics/outputs/output.ts';

let engine: Engine;
beforeAll(async () => void (engine = await openNative()));
afterAll(() => engine.close());

const columns = ['id', 'name', 'note', 'yuan', 'done'];
const output = paged('things', {
	mart: 'things',
	key: 'id',
	columns,
	sql: 'select * from things where $range order by id',
	step: 7
});

async function written(things: readonly (readonly Cell[])[]): Promise<{ engine: string; script: string }> {
	await engine.load(
		'things',
		{ id: 'INTEGER', name: 'VARCHAR', note: 'VARCHAR', yuan: 'DOUBLE', done: 'BOOLEAN' },
		things.map((thing, at) => [at + 1, ...thing])
	);
	const result = { engine: '', script: '' };
	for await (const { text } of output.lines(engine)) result.engine += text;
	for await (const part of output.rows(engine)) result.script += part.map(csvLine).join('');
	return result;
}

const edges = [
	' ',
	'\t',
	'\u000b',
	'\u3000',
	'\u00a0',
	'\ufeff',
	'"',
	',',
	'\r',
	'\n',
	'，',
	'\u001f',
	'=1+1',
	'-',
	'-5',
	'－',
	'@',
	'\u200b',
	'\u0001'
];
const text = fc.oneof(
	fc.constant(null),
	fc
		.array(fc.oneof(fc.constantFrom(...edges), fc.constantFrom('投', '诉', 'a', '😀')), { maxLength: 6 })
		.map((parts) => parts.join('')),
	fc.string({ unit: 'grapheme', maxLength: 12 }).map((own) => own.replaceAll('\u0000', ''))
);
// Arrow decodes each text by itself and takes a mark of byte order at its start away.
const unmarked = text.map((own) => own?.replace(/^\ufeff+/, '') ?? null);
const money = fc.oneof(
	fc.constant(null),
	fc.integer({ min: -1e12, max: 1e12 }).map((fen) => fen / 100)
);

test('records written by the engine are those that a script writes, to the byte', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(unmarked, unmarked, money, fc.constantFrom(true, false, null)), { maxLength: 40 }),
			async (things) => {
				const { engine: own, script } = await written(things);
				expect(own).toBe(script);
			}
		),
		{ numRuns: 60 }
	);
});

test('a dash of its own and a negative number stay as they are, whatever blank is around them, and nothing else does', async () => {
	const { engine: own, script } = await written([
		['－　', '- ', null, null],
		['-\u00a0', '　-5.5%', null, null],
		['\t-5', '-\u2003', null, null]
	]);
	expect(own).toBe(script);
	expect(own).toBe('1,"－　","- ",,\r\n2,"-\u00a0","　-5.5%",,\r\n3,\'\t-5,"\'-\u2003",,\r\n');
});

test('only cells that need it are quoted, null is empty, and a formula is led by an apostrophe', async () => {
	const { engine: own } = await written([
		['a,b', 'say "no"', 30, true],
		[null, '　全角', 0.5, null],
		['plain', '=cmd()', 1234567.25, false]
	]);
	expect(own).toBe(
		'1,"a,b","say ""no""",30,true\r\n2,,"　全角",0.5,\r\n3,plain,\'=cmd(),1234567.25,false\r\n'
	);
});
