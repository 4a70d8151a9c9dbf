#!/usr/bin/env node
import { runCli } from './run.mjs';

await runCli(process.argv.slice(2));
