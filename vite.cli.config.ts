import { defineConfig } from 'vite';

/** The command line as one bundle for Node: `.sql?raw` and `#lib` resolved, packages left where npm put them. */
export default defineConfig({
	publicDir: false,
	// its JSON would need an import attribute that the sources do not write
	ssr: { noExternal: [/^@fontsource/] },
	build: {
		ssr: 'src/cli/main.ts',
		outDir: 'dist/cli',
		target: 'node20',
		minify: false,
		sourcemap: true,
		emptyOutDir: true,
		reportCompressedSize: false
	}
});
