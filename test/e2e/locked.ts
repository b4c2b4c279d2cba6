/** Programs whose every frame is looked at, from their start to their end (EL-1). */
import { expect } from '@playwright/test';
import { launch, type LaunchOptions, type Station } from '../../build/runtime/driver.ts';

/** What every frame has, also one that was there for a moment. */
const locked = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
} as const;

/** Starts a program as the driver does. When it is quit, each frame that it ever had was locked down, or the test fails. */
export async function launchLocked(options: LaunchOptions): Promise<Station> {
  const station = await launch(options);
  await station.app.evaluate(({ app, webContents }, wanted) => {
    const loose: string[] = [];
    const look = (contents: Electron.WebContents): void => {
      const read = Reflect.get(contents, 'getLastWebPreferences') as () => Record<string, unknown>;
      const given = read.call(contents);
      // Some versions of Electron tell what is off by default only where it is on.
      for (const [name, value] of Object.entries(wanted)) {
        if ((given[name] ?? false) !== value) loose.push(`${contents.getURL()}: ${name} is ${String(given[name])}`);
      }
    };
    webContents.getAllWebContents().forEach(look);
    app.on('web-contents-created', (_event, contents) => look(contents));
    Reflect.set(globalThis, 'looseFrames', loose);
  }, locked);
  return {
    ...station,
    quit: async () => {
      const loose: unknown = await station.app.evaluate((): unknown => Reflect.get(globalThis, 'looseFrames'));
      await station.quit();
      expect(loose, 'EL-1 every frame is locked down').toEqual([]);
    },
  };
}
