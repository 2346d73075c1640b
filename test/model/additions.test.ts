import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderSvg } from '#lib/charts/draw.ts';
import { chartNamed } from '#lib/charts/fixture.ts';
import { themes } from '#lib/charts/theme.ts';
import { addition } from '#lib/model/additions.ts';
import { added } from './support/added.ts';

const names = readdirSync('fixtures/charts').flatMap((file) =>
	file.endsWith('.json') ? [file.slice(0, -5)] : []
);

test.each(names)('the drawing of the chart %s can be added to a paper', (name) => {
	const fixture: unknown = JSON.parse(readFileSync(`fixtures/charts/${name}.json`, 'utf8'));
	const svg = renderSvg(chartNamed(name)(fixture, { locale: 'zh-CN', theme: themes.paper }), 640, 320);
	expect(addition.safeParse({ ...added, svg }).error?.issues).toBeUndefined();
});

test.each([
	'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
	'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>',
	'<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.org/a.png"/></svg>',
	'<svg xmlns="http://www.w3.org/2000/svg"><rect fill="url(https://example.org/a#b)"/></svg>',
	'<svg xmlns="http://www.w3.org/2000/svg"><style>@import "https://example.org"</style></svg>',
	'<svg xmlns="http://www.w3.org/2000/svg"><foreignObject></foreignObject></svg>',
	'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
	'<svg xmlns="http://www.w3.org/2000/svg"><rect fill="u&#114;l(https://example.org/a)"/></svg>',
	'<svg xmlns="http://www.w3.org/2000/svg"><rect x=">" xlink:href="https://example.org"/></svg>',
	'<svg xmlns="http://www.w3.org/2000/svg"><rect style="fill:u\\72l(https://example.org/a)"/></svg>',
	'<p>no drawing</p>'
])('a drawing that runs, fetches or grows is refused: %s', (svg) => {
	expect(addition.safeParse({ ...added, svg }).success).toBe(false);
});

test('texts of a drawing may hold any words', () => {
	const svg =
		'<svg xmlns="http://www.w3.org/2000/svg"><text>on time = href: https &lt;script&gt; once = 2</text></svg>';
	expect(addition.safeParse({ ...added, svg }).success).toBe(true);
});
