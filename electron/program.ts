/**
 * What runs once the command line is taken. With a command (`countersign user add ...`) it runs that and ends;
 * otherwise it takes the single-instance lock and opens the gateway and its windows.
 */
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { clearedWords } from './cli/environment.ts';
import { Build } from './contract/names.ts';
import { commandOf } from './shell/commandLine.ts';
import { refuseToStart, startDesktop } from './shell/desktop.ts';
import { readOptions } from './shell/options.ts';
import { registerScheme } from './shell/protocol.ts';

/** Beside the main script in a build. */
const rendererDir = join(import.meta.dirname, '..', 'renderer');

/**
 * Must be called before the app is ready. `args` are the program's own; `cleared` names the variables that were taken out of
 * the environment.
 */
export function runProgram(args: readonly string[], build: Build, cleared: readonly string[]): void {
  const command = commandOf(args);
  registerScheme();
  if (command !== undefined) runHere(command, build, cleared);
  else if (app.requestSingleInstanceLock()) openWindows(args, build, cleared);
  else app.quit();
}

function runHere(command: readonly string[], build: Build, cleared: readonly string[]): void {
  if (cleared.length > 0) process.stderr.write(`${clearedWords(cleared)}\n`);
  // The operating system's key store answers only after "ready", which is not awaited at the top level: an ES module
  // main that waits for it there never gets it.
  void app
    .whenReady()
    .then(() =>
      Promise.all([
        import('./cli/commands.ts'),
        import('./cli/output.ts'),
        import('./shell/keyVault.ts'),
        import('./shell/systemBrowser.ts'),
        import('./shell/demoProvider.ts'),
        import('./shell/archive.ts'),
      ]),
    )
    .then(
      ([
        { runCommand, systemTerminal },
        { watchOutput },
        { operatingSystemVault },
        { openExternal: openBrowser },
        { demoProvider },
        { packagedProgram },
      ]) => {
        const whenWritten = watchOutput();
        return runCommand(
          command,
          systemTerminal(hostname(), userInfo().username, {
            operatingSystemVault,
            openBrowser,
            rendererDir,
            demoProvider,
            build,
            ...(build === Build.source ? {} : { program: packagedProgram(process.resourcesPath, app.getAppPath()) }),
          }),
        ).then(whenWritten);
      },
    )
    .then((code) => app.exit(code), refuseCommand);
}

/** What a command itself refuses is told by the command. This is one that could not begin: nobody waits for its end. */
function refuseCommand(error: unknown): void {
  process.stderr.write(`Countersign cannot run this command. Nothing was changed.\n${String(error)}\n`);
  app.exit(1);
}

function openWindows(args: readonly string[], build: Build, cleared: readonly string[]): void {
  app
    .whenReady()
    .then(() =>
      startDesktop(
        readOptions(args, { appPath: app.getAppPath(), resources: process.resourcesPath, build }),
        cleared.length > 0 ? [clearedWords(cleared)] : [],
        join(import.meta.dirname, '..'),
        async (gateway, dataDir, log) => {
          const { serveIfConfigured } = await import('./server/serve.ts');
          return serveIfConfigured(dataDir, gateway, rendererDir, log);
        },
      ),
    )
    .catch(refuseToStart);
}
