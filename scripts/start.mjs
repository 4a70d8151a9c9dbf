import { runCli } from './run.mjs';

await runCli(['demo', ...process.argv.slice(2)]);
