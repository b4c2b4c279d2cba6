/** The desktop program's entry: takes the single-instance lock, then opens the gateway and its windows. */
import { join } from 'node:path';
import { app } from 'electron';
import { refuseToStart, startDesktop } from './shell/desktop.ts';
import { readOptions } from './shell/options.ts';
import { registerScheme } from './shell/protocol.ts';

registerScheme();
if (app.requestSingleInstanceLock()) {
  // Not awaited at the top level: an ES module main that waits for "ready" there never gets it.
  app
    .whenReady()
    .then(() =>
      startDesktop(
        readOptions(process.argv.slice(1), {
          userData: app.getPath('userData'),
          appPath: app.getAppPath(),
          resources: process.resourcesPath,
          packaged: app.isPackaged,
        }),
        join(import.meta.dirname, '..'),
      ),
    )
    .catch(refuseToStart);
} else {
  app.quit();
}
