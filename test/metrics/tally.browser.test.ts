import { openWasm } from '#lib/engine/wasm.browser.ts';
import { counterInWorker } from '#lib/tally/counter.browser.ts';
import { countingConformance } from './counting.ts';

countingConformance('counted in a worker, beside the browser engine', () => openWasm(), counterInWorker, 4);
