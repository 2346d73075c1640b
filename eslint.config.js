import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Who may import whom: the same file that test/architecture.test.ts reads. @type {Record<string, string[]>} */
const layers = JSON.parse(readFileSync(new URL('./src/lib/layers.json', import.meta.url), 'utf8'));

/** Packages that run in one place only. Types may be imported anywhere. */
const packages = [
	{
		regex: '^echarts($|/)',
		home: ['src/lib/charts/draw.ts'],
		message: 'ECharts runs in charts/draw.ts only.',
		allowTypeImports: true
	},
	{
		regex: '^@duckdb/',
		home: ['src/lib/engine/**'],
		message: 'DuckDB packages are used in engine/ only.'
	},
	{
		regex: '^(exceljs|fflate|papaparse|@e965/xlsx)($|/)',
		home: ['src/lib/intake/readers/**', 'src/lib/reports/renderers/**'],
		message: 'Spreadsheet packages are used in intake/readers and reports/renderers only.'
	},
	{
		regex: '^docx($|/)',
		home: ['src/lib/reports/renderers/**'],
		message: 'docx is used in reports/renderers only.'
	},
	{
		regex: '^\\$(app|env|service-worker)($|/)',
		home: ['src/routes/**', 'src/service-worker.ts'],
		message: '$app is used in routes only.'
	}
];
const parents = {
	regex: '^\\.\\./(?!app\\.css$)',
	message: "Between folders write '#lib/…', inside one './…'."
};
const alias = { regex: '^\\$lib', message: "Write '#lib/…'." };

/** The import rule of one folder: no layer above it, no package at home elsewhere. */
function imports(folder, allowed, here) {
	const forbidden = Object.keys(layers).filter((name) => name !== folder && !allowed.includes(name));
	const layer = {
		regex: `^#lib/(${forbidden.join('|')})/`,
		message: `${folder} may import ${allowed.join(', ') || 'nothing'} (src/lib/layers.json).`
	};
	const away = packages
		.filter(({ home }) => !home.some((place) => here.includes(place)))
		.map(({ regex, message, allowTypeImports }) => ({ regex, message, allowTypeImports }));
	return ['error', { patterns: [...(forbidden.length ? [layer] : []), parents, alias, ...away] }];
}

const place = (folder) =>
	folder === 'routes' ? 'src/routes/**' : folder === 'cli' ? 'src/cli/**' : `src/lib/${folder}/**`;
const layerRules = Object.entries(layers).map(([folder, allowed]) => ({
	files: [place(folder)],
	rules: { '@typescript-eslint/no-restricted-imports': imports(folder, allowed, [place(folder)]) }
}));
/** Homes that are smaller than a folder, after the folders so that they win. */
const homeRules = [
	['src/lib/charts/draw.ts', 'charts'],
	['src/lib/intake/readers/**', 'intake'],
	['src/lib/reports/renderers/**', 'reports']
].map(([files, folder]) => ({
	files: [files],
	rules: {
		'@typescript-eslint/no-restricted-imports': imports(folder, layers[folder], [place(folder), files])
	}
}));

const clock = [
	{
		selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
		message: 'No clock but as_of.'
	},
	{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'No clock but as_of.' },
	{ selector: "CallExpression[callee.name='Date']", message: 'No clock but as_of.' },
	{
		selector: "MemberExpression[object.name='Math'][property.name='random']",
		message: 'Chance comes from a seed.'
	}
];

export default ts.config(
	{
		ignores: [
			'node_modules/',
			'.svelte-kit/',
			'build/',
			'dist/',
			'coverage/',
			'test-results/',
			'static/',
			'fixtures/',
			'src/lib/layers.json',
			'**/*.local.*'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-var': 'error',
			'prefer-const': 'error',
			'object-shorthand': 'error',
			'no-console': 'error',
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }
			],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig, extraFileExtensions: ['.svelte'] } },
		rules: {
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { destructuring: 'all' }],
			// Addresses carry the filters and a relative base: they are made in one place, not by `resolve`.
			'svelte/no-navigation-without-resolve': 'off',
			// Takes the reason that stands behind the code for another code; svelte-check reports what is unused.
			'svelte/no-unused-svelte-ignore': 'off',
			// State is replaced, not changed in place; collections that live inside one function need no reactivity.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	...layerRules,
	...homeRules,
	{
		files: ['src/**'],
		ignores: ['src/**/*.browser.ts', 'src/**/*.node.ts', 'src/cli/**'],
		rules: { 'no-restricted-syntax': ['error', ...clock] }
	},
	{
		files: ['src/cli/**', 'test/**', 'bench/**', '.ci/**', '*.js', '*.ts'],
		rules: { 'no-console': 'off' }
	}
);
