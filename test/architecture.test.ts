import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bare, bareSql, filesUnder, importsOf, root, type SourceFile } from './support/sources.ts';

const layers: Record<string, string[]> = JSON.parse(readFileSync(join(root, 'src/lib/layers.json'), 'utf8'));
const code = filesUnder('src', '.ts', '.js', '.svelte').filter(({ path }) => !path.endsWith('.d.ts'));
const sql = filesUnder('src', '.sql');

/** The layer a file belongs to; null for the few files beside the folders. */
function layerOf(path: string): string | null {
	const [, first = '', second = ''] = path.split('/');
	if (first === 'lib') return second in layers ? second : null;
	return first in layers ? first : null;
}
/** Paths, with what is wrong, so that a failing test names the file. */
const faults = (
	files: readonly SourceFile[],
	fault: (file: SourceFile) => string | false | null | undefined
) =>
	files.flatMap((file) => {
		const found = fault(file);
		return found ? [`${file.path}: ${found}`] : [];
	});

describe('the tree', () => {
	it('has nothing at the top but what the design names', () => {
		const named =
			/^(README|ARCHITECTURE|CHANGELOG)\.md$|^LICENSE$|^package(-lock)?\.json$|^tsconfig\.json$|^(svelte|vite|vite\.\w+|eslint|vitest|playwright)\.config\.(js|ts)$|^\.(ci|git|github|gitignore|gitattributes|npmrc|prettierrc\.json|prettierignore|editorconfig|svelte-kit)$|^(docs|bench|static|fixtures|src|test|node_modules|build|dist|coverage|test-results)$|\.local$/;
		expect(readdirSync(root).filter((name) => !named.test(name))).toEqual([]);
	});

	it('names the version of package.json', () => {
		const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
		expect(readFileSync(join(root, 'src/lib/base/version.ts'), 'utf8')).toContain(`'${version}'`);
	});

	it('has a layer for every folder of src/lib, and a folder for every layer', () => {
		const folders = readdirSync(join(root, 'src/lib'), { withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map((entry) => entry.name);
		expect([...folders, 'routes', 'cli'].sort()).toEqual(Object.keys(layers).sort());
	});

	it('keeps files short: 400 lines of code, 120 of SQL', () => {
		const lines = (text: string) => text.trimEnd().split('\n').length;
		const long = (limit: number) => (file: SourceFile) =>
			lines(file.text) > limit && `${lines(file.text)} lines`;
		expect([...faults(code, long(400)), ...faults(sql, long(120))]).toEqual([]);
	});

	it('has no file or folder with a name that says nothing', () => {
		const empty = /(^|\/)(utils?|helpers?|common|misc|\w*(Manager|Service|Helper|Util))(\.\w+)*(\/|$)/;
		expect(faults([...code, ...sql], ({ path }) => empty.test(path) && 'name')).toEqual([]);
	});
});

describe('imports', () => {
	it('run one way, as layers.json says', () => {
		const up = faults(code, ({ path, text }) => {
			const layer = layerOf(path);
			if (layer === null) return null;
			return importsOf(text)
				.map(({ from }) => /^#lib\/([^/]+)\//.exec(from)?.[1])
				.filter((other) => other !== undefined && other !== layer && !layers[layer]?.includes(other))
				.join();
		});
		expect(up).toEqual([]);
	});

	it('have no circles between layers', () => {
		const seen: string[] = [];
		for (const [layer, allowed] of Object.entries(layers)) {
			expect(
				allowed.filter((other) => !seen.includes(other)),
				layer
			).toEqual([]);
			seen.push(layer);
		}
	});

	it("are written '#lib/…' between folders and './…' inside one, never '../'", () => {
		const climbs = faults(code, ({ text }) =>
			importsOf(text)
				.map(({ from }) => from)
				.filter((from) => /^(\.\.\/(?!app\.css$)|\$lib)/.test(from))
				.join()
		);
		expect(climbs).toEqual([]);
	});

	it('name files that are there', () => {
		const lost = faults(code, ({ text }) =>
			importsOf(text)
				.map(({ from }) => from.replace(/\?.*$/, ''))
				.filter((from) => from.startsWith('#lib/') && !existsSync(join(root, 'src/lib', from.slice(5))))
				.join()
		);
		expect(lost).toEqual([]);
	});

	it('take heavy packages in one place only', () => {
		const homes: [RegExp, RegExp][] = [
			[/^echarts($|\/)/, /^src\/lib\/charts\/draw\.ts$/],
			[/^@duckdb\//, /^src\/lib\/engine\//],
			[
				/^(exceljs|fflate|papaparse|@e965\/xlsx|docx)($|\/)/,
				/^src\/lib\/(intake\/readers|reports\/renderers)\//
			],
			[/^(bits-ui|@tanstack\/)/, /^src\/(lib\/ui|routes)\//],
			[/^\$(app|service-worker)($|\/)/, /^src\/(routes\/|service-worker\.ts)/]
		];
		const away = faults(code, ({ path, text }) =>
			importsOf(text)
				.filter(
					({ from, typeOnly }) =>
						!typeOnly && homes.some(([name, home]) => name.test(from) && !home.test(path))
				)
				.map(({ from }) => from)
				.join()
		);
		expect(away).toEqual([]);
	});
});

describe('input and output', () => {
	const portable = code.filter(
		({ path }) =>
			path.startsWith('src/lib/') &&
			!/(\.(browser|node)\.ts|\.svelte|\.svelte\.ts|\/worker\.ts|\/draw\.ts|\/\w+\.worker\.ts)$/.test(path)
	);

	it('is in files whose names say so', () => {
		const platform =
			/\b(navigator|localStorage|sessionStorage|indexedDB|caches)\.|\bwindow\.(location|document|addEventListener|matchMedia|history|inner|open|parent)|\bdocument\.(createElement|querySelector|getElementById|body|documentElement|addEventListener|cookie)\b|\bnew (Worker|XMLHttpRequest|SharedWorker)\b|(^|[^.\w])fetch\(|\bprocess\.(env|argv|cwd|stdout|stderr|exit)\b/;
		const does = faults(portable, ({ text }) => {
			const node = importsOf(text).find(({ from, typeOnly }) => from.startsWith('node:') && !typeOnly);
			return node?.from ?? platform.exec(bare(text, true))?.[0];
		});
		expect(does).toEqual([]);
	});

	it('is handed to the rest: portable files do not import platform files', () => {
		const takes = faults(portable, ({ text }) =>
			importsOf(text)
				.filter(({ from, typeOnly }) => !typeOnly && /\.(browser|node)\.ts$/.test(from))
				.map(({ from }) => from)
				.join()
		);
		expect(takes).toEqual([]);
	});

	it('reads no clock and throws no dice', () => {
		const clock = /\bDate\.now\(|\bnew Date\(\s*\)|(^|[^.\w])Date\(\s*\)|\bMath\.random\(/;
		const timed = code.filter(({ path }) => !/\.(browser|node)\.ts$|^src\/cli\//.test(path));
		expect(faults(timed, ({ text }) => clock.exec(bare(text, true))?.[0])).toEqual([]);
	});

	it('never speaks to another origin', () => {
		const away = faults(code, ({ text }) => {
			const found = /['"`](https?:)?\/\/(?!www\.w3\.org|schemas\.|purl\.|127\.0\.0\.1|localhost)[\w.-]+/.exec(
				bare(text)
			);
			return found?.[0];
		});
		expect(away).toEqual([]);
	});
});

describe('SQL', () => {
	it('says its grain on the first line', () => {
		const first = /^-- One row per .+\. Key: .+\.$/;
		expect(
			faults(sql, ({ text }) => !first.test(text.split('\n')[0] ?? '') && (text.split('\n')[0] || 'empty'))
		).toEqual([]);
	});

	it('reads only the layers below its own', () => {
		const may: Record<string, RegExp> = {
			stg: /^(raw|seed|stg)_/,
			fct: /^(stg|seed|fct)_/,
			mart: /^(stg|fct|mart|seed)_/,
			metrics: /^mart_/
		};
		const folders: Record<string, string> = { staging: 'stg', facts: 'fct', checks: 'fct', marts: 'mart' };
		const wrong = faults([...sql, ...code], ({ path, text }) => {
			const prefix = path.startsWith('src/lib/metrics/')
				? 'metrics'
				: folders[/^src\/lib\/pipeline\/(\w+)\//.exec(path)?.[1] ?? ''];
			if (prefix === undefined) return null;
			const plain = path.endsWith('.sql') ? bareSql(text) : bare(text);
			const read = [...plain.matchAll(/\b(?:from|join)\s+((?:raw|seed|stg|fct|mart)_\w+)/g)].map(
				([, name]) => name as string
			);
			return read.filter((name) => !may[prefix]?.test(name)).join();
		});
		expect(wrong).toEqual([]);
	});

	it('stays within what the browser has without a network', () => {
		const missing =
			/\b(current_date|current_timestamp|current_time|localtimestamp|timestamptz|timestamp with time zone|at time zone|today\(|now\(|get_current_timestamp|json_\w+\(|to_json|from_json|read_json\w*|read_parquet|read_xlsx|excel_text|fts_\w+|levenshtein|icu_\w+|random\(|uuid\()/i;
		const texts = [
			...sql,
			...code.filter(({ path }) =>
				/^src\/lib\/(intake|rulebook|pipeline|metrics|batches|workspace)\//.test(path)
			)
		];
		const found = faults(texts, ({ path, text }) =>
			path.endsWith('.sql')
				? missing.exec(bareSql(text))?.[0]
				: /\b(current_date|timestamptz|at time zone|read_parquet|json_extract)\b/i.exec(bare(text))?.[0]
		);
		expect(found).toEqual([]);
	});

	it('is asked by metrics and commands: pages and components query nothing', () => {
		const pages = code.filter(({ path }) => /^src\/(routes|lib\/(ui|charts))\//.test(path));
		const asks = faults(pages, ({ text }) => {
			const engine = importsOf(text).find(
				({ from, typeOnly }) =>
					!typeOnly && (from.startsWith('#lib/engine/') || from === '#lib/metrics/ask.ts')
			);
			return engine?.from ?? /\.(query|exec)\(\s*[`'"](select|with|insert|create)\b/i.exec(bare(text))?.[0];
		});
		expect(asks).toEqual([]);
	});

	it('under a filter is asked through ask.ts, which finds what the filter seeks', () => {
		const filtered = code.filter(
			({ path, text }) =>
				path.startsWith('src/lib/metrics/') && !path.endsWith('/ask.ts') && /\bcompose\b/.test(bare(text))
		);
		expect(faults(filtered, ({ text }) => /\bengine\.(query|exec)\(/.exec(bare(text))?.[0])).toEqual([]);
	});

	it('is in lower case and names its columns', () => {
		const loud = faults(
			sql,
			({ text }) =>
				/\b(SELECT|FROM|WHERE|JOIN|GROUP BY|ORDER BY|CASE|WHEN|UNION|WITH)\b/.exec(bareSql(text))?.[0]
		);
		const stars = faults(sql, ({ text }) => /\bselect\s+(distinct\s+)?(\w+\.)?\*/.exec(bareSql(text))?.[0]);
		expect([...loud, ...stars]).toEqual([]);
	});
});

describe('lists', () => {
	/** Folders that grow, and the file that lists what is in them. */
	const lists: [folder: string, index: string, not: RegExp][] = [
		['src/lib/charts', 'src/lib/charts/index.ts', /\/(index|draw|theme|option|attach|signals)\w*\.ts$/],
		['src/lib/rulebook/kinds', 'src/lib/rulebook/kinds/index.ts', /\/(index|kind|judge)\w*\.ts$/],
		['src/lib/reports/kinds', 'src/lib/reports/kinds/index.ts', /\/index\.ts$/],
		['src/lib/reports/sections', 'src/lib/reports/sections/index.ts', /\/(index|section)\w*\.ts$/]
	];
	for (const [folder, index, not] of lists)
		it(`${index} names everything in ${folder}`, () => {
			const text = readFileSync(join(root, index), 'utf8');
			const names = importsOf(text).map(({ from }) => from.split('/').pop());
			const kept = filesUnder(folder, '.ts').filter(
				({ path }) => !not.test(path) && path.split('/').length === folder.split('/').length + 1
			);
			expect(faults(kept, ({ path }) => !names.includes(path.split('/').pop()) && 'not listed')).toEqual([]);
		});

	it('models.ts names every SQL file of the pipeline', () => {
		const lists = filesUnder('src/lib/pipeline', '.ts')
			.map(({ text }) => text)
			.join('\n');
		const models = sql.filter(({ path }) => path.startsWith('src/lib/pipeline/'));
		expect(
			faults(models, ({ path }) => !lists.includes(`/${path.split('/').pop()}?raw`) && 'not listed')
		).toEqual([]);
	});

	it('every SQL file of metrics is asked by a file beside it', () => {
		const asked = filesUnder('src/lib/metrics', '.ts')
			.map(({ text }) => text)
			.join('\n');
		const metrics = sql.filter(({ path }) => path.startsWith('src/lib/metrics/'));
		expect(
			faults(metrics, ({ path }) => !asked.includes(`/${path.split('/').pop()}?raw`) && 'asked by nobody')
		).toEqual([]);
	});
});

describe('languages', () => {
	const call =
		/\bwords\(\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1\s*,\s*(['"`])((?:(?!\3)[^\\]|\\.)*)\3\s*,\s*(['"`])((?:(?!\5)[^\\]|\\.)*)\5\s*\)/g;
	const han = /\p{Script=Han}/u;
	const shown = code.filter(({ path }) => path !== 'src/lib/i18n/locale.ts');

	it('are all there, and English has no Chinese in it', () => {
		const partial = faults(shown, ({ text }) =>
			[...text.matchAll(call)]
				.filter(
					(m) =>
						(m[2] !== '' && (m[4] === '' || m[6] === '')) ||
						(han.test(m[6] ?? '') && !/[诉鉴]/.test(m[6] ?? ''))
				)
				.map((m) => m[2])
				.join()
		);
		expect(partial).toEqual([]);
	});

	it('do not mix scripts: traditional text holds no simplified character', () => {
		const simplified =
			/[诉时间处问题对门开关级项业务单发结满这没过还进应员责备书报总复满图达规给请谁调资号记录类区县为无预导标签页显]/u;
		const mixed = faults(shown, ({ text }) =>
			[...text.matchAll(call)].map((m) => m[4] ?? '').find((t) => simplified.test(t))
		);
		expect(mixed).toEqual([]);
	});

	it('have one word for one thing: data are 資料 in traditional text, on pages as on paper', () => {
		expect(faults(shown, ({ text }) => text.includes('數據') && '數據')).toEqual([]);
	});

	it('are used everywhere: pages and components hold no bare Chinese text', () => {
		const pages = code.filter(({ path }) => /^src\/(routes|lib\/ui)\//.test(path));
		const bareText = faults(pages, ({ text }) => {
			// the languages' own names stand beside their codes
			const rest = bare(text.replace(call, '').replace(/'zh-(CN|Hant)': '[^']*'/g, '')).replaceAll(
				'诉鉴',
				''
			);
			return /\p{Script=Han}+/u.exec(rest)?.[0];
		});
		expect(bareText).toEqual([]);
	});
});
