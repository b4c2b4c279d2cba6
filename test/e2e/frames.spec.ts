/** Pages of other computers inside of a page: of those that the site lists, in the real window and in a browser. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { column, writeProject } from './project.ts';
import { expect, servedAt, test as base } from './station.ts';

interface Host {
  readonly address: string;
  readonly asked: string[];
}

/** What a page of another computer could try: its own script, the page around it, and to go elsewhere. */
const content = `<!doctype html><title>Outside</title><p id="said">Not run</p><p id="reached"></p>
<a href="/away">Away</a>
<script>
  document.getElementById('said').textContent = 'Its script runs';
  const tried = [];
  try { parent.document.title = 'taken'; tried.push('page'); } catch {}
  try { localStorage.setItem('a', 'b'); tried.push('storage'); } catch {}
  try { top.location = '/taken'; tried.push('top'); } catch {}
  document.getElementById('reached').textContent = 'Reached: ' + (tried.join() || 'nothing');
</script>`;

async function openHost(close: (server: Server) => void, away: () => string): Promise<Host> {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url === '/away') response.writeHead(302, { location: away() }).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end(content);
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
  readonly shown: Host;
  readonly other: Host;
}

const frame = (name: string, src: string) => ({
  type: 'ia.display.iframe',
  meta: { name },
  position: { shrink: 0, basis: '200px' },
  props: { src },
});

const test = base.extend<{ readonly scene: Scene }>({
  scene: async ({ folder }, use) => {
    const servers: Server[] = [];
    const keep = (server: Server): void => void servers.push(server);
    const other = await openHost(keep, () => '/');
    const shown = await openHost(keep, () => `${other.address}/away`);
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'server.json'), JSON.stringify({ port: 0 }));
    // A computer that pictures come from has no page in here for that.
    writeFileSync(join(dataDir, 'outgoing.json'), JSON.stringify({ allow: [other.address], frames: [shown.address] }));
    const projectDir = writeProject(folder, {
      title: 'Frames',
      pages: { '/': 'Main' },
      views: {
        Main: { root: column([frame('Shown', `${shown.address}/page`), frame('Other', `${other.address}/page`)]) },
      },
    });
    await use({ dataDir, projectDir, shown, other });
    for (const server of servers) server.close();
  },
});

async function showsOne(page: Page, { shown, other }: Scene): Promise<void> {
  const inside = page.frameLocator('iframe[title^="Shown"]');
  await expect(inside.getByText('Its script runs')).toBeVisible();
  await expect(inside.getByText('Reached: nothing')).toBeVisible();
  await expect(page.getByText(`${shown.address}: a page of another computer`)).toBeVisible();
  await expect(
    page.getByText(
      `It is not shown: ${other.address} is not listed among the frames in outgoing.json of this station.`,
    ),
  ).toBeVisible();
  expect(await page.title()).toBe('Main - Countersign');
}

test('a page of a computer that the site lists stands in a window and reaches nothing around it; it goes nowhere else', async ({
  start,
  scene,
}) => {
  const station = await start({ dataDir: scene.dataDir, projectDir: scene.projectDir });
  const { page } = station;
  await showsOne(page, scene);
  const inside = page.frameLocator('iframe[title^="Shown"]');
  await inside.getByRole('link', { name: 'Away' }).click();
  await expect(inside.getByText('Its script runs')).toHaveCount(0);
  expect(scene.shown.asked).toContain('/away');
  expect(scene.other.asked).toEqual([]);

  // A frame of an origin, which would have a window that was not locked down, is still none of this program's.
  const reloaded = page.waitForEvent('load');
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  await reloaded;
  expect(station.log()).toContain('A frame tried what none may, and was stopped: frame, about:');
  await showsOne(page, scene);
});

test('a browser shows the same page, and no other', async ({ start, chromium, scene }) => {
  const station = await start({ dataDir: scene.dataDir, projectDir: scene.projectDir });
  const page = await chromium.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(await servedAt(station));
  await showsOne(page, scene);
  expect(scene.other.asked).toEqual([]);
  await page.close();
});
