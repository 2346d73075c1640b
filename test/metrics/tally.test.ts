import { openNative } from '#lib/engine/native.node.ts';
import { counterHere } from '#lib/tally/counter.ts';
import { countingConformance } from './counting.ts';

countingConformance('counted in this thread, beside the native engine', openNative, counterHere, 12);
