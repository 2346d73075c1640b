/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { build, files, prerendered, version } from '$service-worker';

/** Keeps the app, its engine included, so that it opens without the server. It asks no other origin for anything. */
const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;
const cacheName = `sujian-${version}`;
const engine = build.filter((path) => path.includes('duckdb-eh'));
/** Pieces of a font, a hundred a script, are kept when a report needs them. */
const later = build.filter((path) => path.endsWith('.woff2'));
const shell = [...build, ...files, ...prerendered].filter(
	(path) => !engine.includes(path) && !later.includes(path)
);
const unchanging = new Set(build);
/** Pieces of a worker are not in SvelteKit's list; those that few files need are kept once one came. */
const isUnchanging = (path: string): boolean => unchanging.has(path) || path.includes('/_app/immutable/');

/** How long a page may take before the kept one is shown. */
const patienceMilliseconds = 3000;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
	const url = new URL(event.request.url);
	if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (isUnchanging(url.pathname)) event.respondWith(keptFirst(event.request));
	else if (event.request.mode === 'navigate' || files.includes(url.pathname)) {
		event.respondWith(serverFirst(event.request));
	}
});

async function install(): Promise<void> {
	const cache = await caches.open(cacheName);
	await cache.addAll(shell);
	// the page is loading the engine at this moment: the browser's own cache has it, and without it the app still runs
	await cache.addAll(engine).catch(() => undefined);
}

async function activate(): Promise<void> {
	for (const name of await caches.keys()) {
		if (name.startsWith('sujian-') && name !== cacheName) await caches.delete(name);
	}
	await worker.clients.claim();
}

async function keptFirst(request: Request): Promise<Response> {
	const cache = await caches.open(cacheName);
	const kept = await cache.match(request.url);
	if (kept) return kept;
	const fresh = await fetch(request);
	if (fresh.ok) await cache.put(request.url, fresh.clone());
	return fresh;
}

async function serverFirst(request: Request): Promise<Response> {
	const cache = await caches.open(cacheName);
	try {
		return await fetch(request, { signal: AbortSignal.timeout(patienceMilliseconds) });
	} catch (error) {
		const kept = await cache.match(request.url, { ignoreSearch: true });
		if (kept) return kept;
		throw error;
	}
}
