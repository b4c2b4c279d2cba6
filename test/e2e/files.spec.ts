/** Pictures and fonts of a project and its site, tooltips and menus: in the real window and in a browser, without a violation. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { pdfOf } from '../../build/gallery/pdf.ts';
import { projectFolder } from '../../build/runtime/paths.ts';
import { column, label, writeProject, type Node } from './project.ts';
import { expect, servedAt, test as base } from './station.ts';
import { violations } from './violations.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEklEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
);
/** A second of silence. */
function wave(): Buffer {
  const header = Buffer.from(
    'RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\0\0\0\0\0\0\0\0\x01\0\x08\0data\0\0\0\0',
    'latin1',
  );
  const rate = 8000;
  for (const at of [24, 28, 40]) header.writeUInt32LE(rate, at);
  header.writeUInt32LE(36 + rate, 4);
  return Buffer.concat([header, Buffer.alloc(rate, 128)]);
}
const font = join(projectFolder, 'node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2');
/** A drawing that would tell somebody that it was looked at, if it could. */
const drawing = (outside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><script>parent.document.title = 'run'</script>` +
  `<image href="${outside}/from-drawing.png" width="4" height="4"/><rect width="40" height="30" fill="#0a0"/></svg>`;

const image = (name: string, source: string, more: Node = {}): Node => ({
  type: 'ia.display.image',
  meta: { name },
  position: { shrink: 0, basis: '40px' },
  props: { source, altText: name, ...more },
});

const perspective = 'com.inductiveautomation.perspective';

function projectFor(folder: string, allowed: string, refused: string): string {
  const project = writeProject(folder, {
    title: 'Files',
    pages: { '/': 'Main' },
    views: {
      Main: {
        root: column([
          image('Own', '/system/images/SVGs/Own (1).svg'),
          image('Of the site', '/system/images/site.png', {
            fit: { mode: 'fill' },
            tint: { enabled: true, color: 'red' },
          }),
          image('Written', `data:image/png;base64,${png.toString('base64')}`),
          image('Allowed', `${allowed}/a.png`),
          image('Refused', `${refused}/b.png`),
          image('Gone', '/system/images/gone.png'),
          {
            type: 'ia.input.button',
            meta: {
              name: 'Pump',
              tooltip: { enabled: true, text: 'Starts the pump', location: 'bottom', delay: 50 },
              contextMenu: {
                enabled: true,
                items: [
                  { type: 'method', text: 'Reset', method: { name: 'tell', params: { what: 'reset' } } },
                  {
                    text: 'More',
                    children: [
                      { type: 'message', text: 'Service', message: { type: 'told', payload: { what: 'service' } } },
                    ],
                  },
                ],
              },
            },
            props: { text: 'Pump', image: { source: '/system/images/SVGs/Own (1).svg', width: 40, height: 30 } },
            scripts: {
              customMethods: [
                { name: 'tell', params: ['what'], script: '\tself.getSibling("Told").props.text = what' },
              ],
            },
          },
          {
            ...label('Told', { text: 'nothing', style: { classes: 'Plant' } }),
            scripts: {
              messageHandlers: [
                { messageType: 'told', pageScope: true, script: '\tself.props.text = payload["what"]' },
              ],
            },
          },
          {
            ...label('Words', { text: 'Words' }),
            meta: { name: 'Words', tooltip: { enabled: true, text: 'Words alone', delay: 50 } },
          },
          label('Painted', {
            text: 'Painted',
            style: { backgroundImage: "url('/system/images/site.png')", backgroundRepeat: 'no-repeat' },
          }),
          {
            type: 'ia.display.pdf-viewer',
            meta: { name: 'Document' },
            position: { shrink: 0, basis: '0px' },
            // Beside the others, which have no room to give.
            props: {
              source: '/system/media/weights.pdf',
              style: { position: 'absolute', right: 0, bottom: 0, width: 240, height: 240 },
            },
          },
          label('Unpainted', { text: 'Unpainted', style: { backgroundImage: `url(${refused}/c.png)` } }),
        ]),
      },
    },
    files: {
      'countersign/images/SVGs/Own (1).svg': drawing(refused),
      [`${perspective}/style-classes/Plant/style.json`]: { base: { style: { fontFamily: 'Plant' } } },
      [`${perspective}/stylesheet/stylesheet.css`]:
        '@font-face { font-family: "Plant"; src: url("/data/perspective/fonts/Plant.woff2") format("woff2"); }\n' +
        `@font-face { font-family: "Elsewhere"; src: url("${refused}/x.woff2"); }\n` +
        '@import url("/data/other.css");',
    },
  });
  return project;
}

interface Host {
  readonly address: string;
  readonly asked: string[];
}

/** A computer beside the station that has one picture under any name. */
async function openHost(close: (server: Server) => void): Promise<Host> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'image/png' }).end(png);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close(server);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host has no port.');
  return { address: `http://127.0.0.1:${address.port}`, asked };
}

interface Scene {
  readonly dataDir: string;
  readonly projectDir: string;
  readonly allowed: Host;
  readonly refused: Host;
}

const test = base.extend<{ readonly scene: Scene }>({
  scene: async ({ folder }, use) => {
    const servers: Server[] = [];
    const keep = (server: Server): void => void servers.push(server);
    const [allowed, refused] = [await openHost(keep), await openHost(keep)];
    const dataDir = join(folder, 'data');
    mkdirSync(join(dataDir, 'images'), { recursive: true });
    for (const kind of ['fonts', 'media']) mkdirSync(join(dataDir, kind));
    writeFileSync(join(dataDir, 'media', 'silence.wav'), wave());
    writeFileSync(join(dataDir, 'media', 'weights.pdf'), pdfOf([['Weights', 'Weigh each vial.']]));
    writeFileSync(join(dataDir, 'images', 'site.png'), png);
    cpSync(font, join(dataDir, 'fonts', 'Plant.woff2'));
    writeFileSync(join(dataDir, 'server.json'), JSON.stringify({ port: 0 }));
    writeFileSync(join(dataDir, 'outgoing.json'), JSON.stringify({ allow: [allowed.address] }));
    await use({ dataDir, projectDir: projectFor(folder, allowed.address, refused.address), allowed, refused });
    for (const server of servers) server.close();
  },
});

/** Counts what the policy of a document kept from it, from its beginning. */
async function watchViolations(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Reflect.set(window, 'violations', seen);
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      seen.push(`${violatedDirective} ${blockedURI}`);
    });
  });
  await page.reload();
  return () => page.evaluate((): string[] => Reflect.get(window, 'violations') as string[]);
}

async function showsAll(page: Page, { allowed, refused }: Scene, violations: () => Promise<readonly string[]>) {
  const width = (name: string): Promise<number> =>
    page.getByRole('img', { name, exact: true }).evaluate((element) => (element as HTMLImageElement).naturalWidth);

  await test.step('pictures of the project, of the site, of a listed computer, and one that is written out', async () => {
    await expect.poll(() => width('Own')).toBe(40);
    for (const name of ['Of the site', 'Written', 'Allowed']) await expect.poll(() => width(name), name).toBe(2);
    const onButton = page.getByRole('button', { name: 'Pump', exact: true }).locator('img');
    expect(await onButton.boundingBox()).toMatchObject({ width: 40, height: 30 });
    await expect(page.getByText('Painted', { exact: true })).toHaveCSS('background-image', /system\/images\/site\.png/);
  });

  await test.step('one of another computer, and one that is gone, are said in words and in the mark', async () => {
    await expect(
      page.getByText(`It is not shown: ${refused.address} is not listed in outgoing.json of this station.`),
    ).toBeVisible();
    await expect(page.getByText('/system/images/gone.png is not there, or it is no picture.')).toBeVisible();
    const marks = page.getByRole('button', { name: 'This version does not show:' });
    await expect(marks).toHaveCount(2);
    await expect(marks.first()).toHaveAccessibleName(/source: .* is not listed/);
    await expect(marks.last()).toHaveAccessibleName(/style\.backgroundImage: .* is not listed/);
  });

  await test.step('a font of the site; one from elsewhere, and another sheet, are named', async () => {
    await expect
      .poll(() =>
        page.evaluate(
          () => [...document.fonts].filter(({ family, status }) => /Plant/.test(family) && status === 'loaded').length,
        ),
      )
      .toBe(1);
    const problems = page.getByLabel('Problems of the project');
    await expect(problems).toContainText(`a font comes from this station alone, not from ${refused.address}`);
    await expect(problems).toContainText('@import is left out');
  });

  await test.step('sound of the site, and a place in the middle of it', async () => {
    const heard = await page.evaluate(async () => {
      const sound = new Audio('/system/media/silence.wav');
      await new Promise((resolve, reject) => {
        sound.addEventListener('canplaythrough', resolve);
        sound.addEventListener('error', () => reject(new Error(sound.error?.message)));
      });
      sound.currentTime = 0.5;
      await new Promise((resolve) => sound.addEventListener('seeked', resolve));
      return [sound.duration, sound.currentTime];
    });
    expect(heard).toEqual([1, 0.5]);
  });

  await test.step('a document of the site, read on a thread of its own', async () => {
    const sheet = page.getByRole('group', { name: 'Document, page 1 of 1' });
    await expect(sheet).toContainText('Weigh each vial.');
    // Where something is drawn, the paper is not all white.
    await expect
      .poll(() =>
        sheet.locator('canvas').evaluate((canvas) => {
          if (!(canvas instanceof HTMLCanvasElement)) return 0;
          const points = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
          return points.filter((part) => part < 128).length;
        }),
      )
      .toBeGreaterThan(20);
  });

  await test.step('nothing was kept from it that it asked for, and nothing asked for what it must not', async () => {
    expect(await violations()).toEqual([]);
    expect(refused.asked).toEqual([]);
    expect(allowed.asked).toContain('/a.png');
    expect(await page.title()).toBe('Main - Countersign');
  });
}

async function hints(page: Page) {
  const pump = page.getByRole('button', { name: 'Pump', exact: true });
  const tooltip = page.getByRole('tooltip').filter({ visible: true });
  const told = page
    .locator('[data-component-id]', { hasText: /^(nothing|reset|service)$/ })
    .or(page.locator('.label.psc-Plant'));

  await test.step('a tooltip comes with the focus of the keyboard, and goes with Escape', async () => {
    await page.keyboard.press('Tab');
    await pump.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(pump).toBeFocused();
    await expect(tooltip).toHaveText('Starts the pump');
    await expect(pump).toHaveAccessibleDescription('Starts the pump');
    await page.keyboard.press('Escape');
    await expect(tooltip).toHaveCount(0);
  });

  await test.step('words without a control of their own have the focus, too', async () => {
    await page.keyboard.press('Tab');
    await expect(tooltip).toHaveText('Words alone');
    await page.keyboard.press('Shift+Tab');
    await expect(tooltip).toHaveText('Starts the pump');
  });

  await test.step('and it comes with the pointer', async () => {
    await page.keyboard.press('Escape');
    await page.getByText('Words', { exact: true }).hover();
    await expect(tooltip).toHaveText('Words alone');
    await page.mouse.move(0, 0);
    await expect(tooltip).toHaveCount(0);
  });

  await test.step('a menu is there for the keyboard', async () => {
    await pump.focus();
    await page.keyboard.press('Shift+F10');
    const menu = page.getByRole('menu', { name: 'Menu of Pump' });
    await expect(menu.getByRole('menuitem', { name: 'Reset' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(menu.getByRole('menuitem', { name: 'Service' })).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(menu.getByRole('menuitem', { name: 'More' })).toBeFocused();
    expect(await violations(page, { within: '[role=menu]' })).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await expect(pump).toBeFocused();
    await page.keyboard.press('Shift+F10');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(told.first()).toHaveText('service');
    await expect(pump).toBeFocused();
  });

  await test.step('and for the second button of the mouse; a press beside it closes it', async () => {
    await pump.click({ button: 'right' });
    const menu = page.getByRole('menu', { name: 'Menu of Pump' });
    await expect(menu).toBeVisible();
    await page.getByRole('img', { name: 'Own', exact: true }).click();
    await expect(menu).toHaveCount(0);
    await pump.click({ button: 'right' });
    await menu.getByRole('menuitem', { name: 'Reset' }).click();
    await expect(told.first()).toHaveText('reset');
  });
}

test('a window shows what is its own and what its site allows; tooltips and menus by keyboard and pointer; a browser shows the same', async ({
  start,
  chromium,
  scene,
}) => {
  const station = await start({ dataDir: scene.dataDir, projectDir: scene.projectDir });
  await test.step('in a window', async () => {
    const { page } = station;
    const violations = await watchViolations(page);
    await showsAll(page, scene, violations);
    await hints(page);
    expect(await violations()).toEqual([]);
  });

  await test.step('in a browser', async () => {
    scene.allowed.asked.length = 0;
    const address = await servedAt(station);
    const page = await chromium.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(address);
    const violations = await watchViolations(page);
    await showsAll(page, scene, violations);
    await hints(page);
    expect(await violations()).toEqual([]);
    const shown = await page.goto(`${address}/system/images/SVGs/Own%20(1).svg`);
    expect(shown?.headers()['content-security-policy']).toContain('sandbox');
    expect(await page.title()).not.toBe('run');
    expect(scene.refused.asked).toEqual([]);
    await page.close();
  });
});
