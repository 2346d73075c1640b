#!/usr/bin/env node
import process from 'node:process';
import { ensureBundle } from './bundle.js';

/** @type {{ main: (args: string[]) => Promise<number> }} */
const { main } = await import(await ensureBundle());
process.exitCode = await main(process.argv.slice(2));
