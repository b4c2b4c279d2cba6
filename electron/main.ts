/**
 * The desktop program's entry. With a command (`countersign user add ...`) it runs that and ends; otherwise it takes
 * the single-instance lock and opens the gateway and its windows.
 */
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { commandNames } from './cli/names.ts';
import { refuseToStart, startDesktop } from './shell/desktop.ts';
import { readOptions } from './shell/options.ts';
import { registerScheme } from './shell/protocol.ts';

/** Arguments without the program's own name and, when it is not packaged, without the folder it was started with. */
const given = process.argv.slice(1);
const folder = app.isPackaged ? -1 : given.findIndex((arg) => !arg.startsWith('-'));
const args = given.filter((_, index) => index !== folder);

registerScheme();
if (commandNames.includes(args.find((arg) => !arg.startsWith('-')) ?? '')) {
  const command = args.slice(args.findIndex((arg) => !arg.startsWith('-')));
  // The operating system's key store answers only after "ready", which is not awaited at the top level: see below.
  void app
    .whenReady()
    .then(() =>
      Promise.all([import('./cli/commands.ts'), import('./shell/keyVault.ts'), import('./shell/systemBrowser.ts')]),
    )
    .then(([{ runCommand, systemTerminal }, { operatingSystemVault }, { openExternal: openBrowser }]) =>
      runCommand(command, systemTerminal(hostname(), userInfo().username, { operatingSystemVault, openBrowser })),
    )
    .then((code) => app.exit(code));
} else if (app.requestSingleInstanceLock()) {
  // Not awaited at the top level: an ES module main that waits for "ready" there never gets it.
  app
    .whenReady()
    .then(() =>
      startDesktop(
        readOptions(args, { appPath: app.getAppPath(), resources: process.resourcesPath, packaged: app.isPackaged }),
        join(import.meta.dirname, '..'),
        async ({ sso }, dataDir, log) => {
          const { serveIfConfigured } = await import('./server/serve.ts');
          return serveIfConfigured(dataDir, sso, log);
        },
      ),
    )
    .catch(refuseToStart);
} else {
  app.quit();
}
