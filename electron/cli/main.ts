/** `countersign ...` under plain Node; the packaged program runs the same commands itself. */
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { runCommand, systemTerminal } from './commands.ts';
import { nodeDemoProvider } from './demoProvider.ts';
import { clearedWords, clearEnvironment, outliveReaders } from './environment.ts';
import { watchOutput } from './output.ts';

outliveReaders();
const whenWritten = watchOutput();
// What Node reads before its first line (NODE_OPTIONS, NODE_EXTRA_CA_CERTS) cannot be taken back here; it is named.
const cleared = clearEnvironment();
if (cleared.length > 0) process.stderr.write(`${clearedWords(cleared)}\n`);

// Node by itself reaches no key store of the operating system, and opens no browser.
const terminal = systemTerminal(hostname(), userInfo().username, {
  operatingSystemVault: () => undefined,
  openBrowser: () => Promise.reject(new Error('Node opens no browser.')),
  rendererDir: join(import.meta.dirname, '..', '..', 'dist', 'renderer'),
  demoProvider: nodeDemoProvider,
});
process.exitCode = await whenWritten(await runCommand(process.argv.slice(2), terminal));
