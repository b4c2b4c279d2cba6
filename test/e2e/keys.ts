/** The keys by which a browser is driven, pressed on the keyboard of the display. */
import { execFileSync } from 'node:child_process';
import { expect, type Station } from './station.ts';

/** Presses them over a page, and finds that none of them did what it does in a browser (EL-14). */
export async function expectNoKeyDoesAnything({ page, app }: Pick<Station, 'page' | 'app'>): Promise<void> {
  await page.evaluate(() => Reflect.set(window, 'isStill', true));
  const bounds = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentBounds());
  const at = [(bounds?.x ?? 0) + 640, (bounds?.y ?? 0) + 700].map(String);
  execFileSync('xdotool', ['mousemove', ...at, 'click', '1']);
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
  const heard: unknown = await page.evaluate(() => {
    const keys: string[] = [];
    window.addEventListener('keydown', ({ key }) => keys.push(key), { capture: true });
    window.addEventListener('beforeprint', () => keys.push('printed'));
    return Reflect.set(window, 'keys', keys);
  });
  expect(heard).toBe(true);
  const keys = `F12 ctrl+shift+i ctrl+shift+j ctrl+shift+c ctrl+r F5 ctrl+shift+r ctrl+F5 ctrl+plus ctrl+equal ctrl+minus
    ctrl+p ctrl+shift+p ctrl+u ctrl+s ctrl+o ctrl+l ctrl+w ctrl+t F3 F7 alt+Left alt+Right alt+Home ctrl+Page_Down Menu`;
  for (const key of keys.split(/\s+/)) execFileSync('xdotool', ['key', '--clearmodifiers', key]);
  execFileSync('xdotool', [
    'mousemove',
    ...at,
    'keydown',
    'ctrl',
    'click',
    '4',
    'click',
    '5',
    'click',
    '4',
    'keyup',
    'ctrl',
    'click',
    '3',
  ]);
  // The last key tells that those before it came.
  execFileSync('xdotool', ['key', 'F9']);
  await expect.poll(() => page.evaluate((): string[] => Reflect.get(window, 'keys') as string[])).toContain('F9');
  expect(await page.evaluate((): unknown => Reflect.get(window, 'isStill'))).toBe(true);
  expect(await page.evaluate((): string[] => Reflect.get(window, 'keys') as string[])).not.toContain('printed');
  const state = await app.evaluate(({ BrowserWindow, webContents, Menu }) => ({
    windows: BrowserWindow.getAllWindows().length,
    contents: webContents.getAllWebContents().map((contents) => ({
      tools: contents.isDevToolsOpened(),
      zoom: contents.getZoomFactor(),
    })),
    roles: Menu.getApplicationMenu()
      ?.items.flatMap((item) => [item, ...(item.submenu?.items ?? [])])
      .map(({ role }) => role),
  }));
  expect(state).toMatchObject({
    windows: 1,
    contents: [
      { tools: false, zoom: 1 },
      { tools: false, zoom: 1 },
    ],
  });
  for (const role of [
    'reload',
    'forcereload',
    'toggledevtools',
    'zoomin',
    'zoomout',
    'resetzoom',
    'viewmenu',
    'help',
  ]) {
    expect(state.roles).not.toContain(role);
  }
}
