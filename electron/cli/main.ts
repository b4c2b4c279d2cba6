/** `countersign ...` under plain Node; the packaged program runs the same commands itself. */
import { hostname, userInfo } from 'node:os';
import { runCommand, systemTerminal } from './commands.ts';

process.exitCode = await runCommand(process.argv.slice(2), systemTerminal(hostname(), userInfo().username));
