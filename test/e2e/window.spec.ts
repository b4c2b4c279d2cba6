/** What a frame cannot do to its window, to the person's clipboard and files, or over the network. */
/* oxlint-disable typescript/no-deprecated -- A page could call it all the same. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Page } from '@playwright/test';
import { order, readAll, test, expect, type Station } from './station.ts';

/** Both kinds of frame, each on the screen. The page goes first: the surface lies over it. */
const frames: readonly (readonly [string, (station: Station) => Promise<Page>])[] = [
  ['a page', ({ page }) => Promise.resolve(page)],
  [
    'the signing surface',
    async ({ button, surface }) => {
      await button('Release line').click();
      await button('Approve').click();
      await surface.getByRole('dialog', { name: /^You are signing/ }).waitFor();
      return surface;
    },
  ],
];

test('EL-10 a page and the signing surface have no hold on window, clipboard, devices or network', async ({
  demo: { station },
}) => {
  for (const [name, open] of frames) {
    await test.step(`${name} has no hold`, async () => {
      const frame = await open(station);
      await test.step('it reads the clipboard in no way, and a person pastes', () => readsNoClipboard(station, frame));
      await test.step('it hears and takes nothing of what is dragged', () => isDeafToDrags(frame));
      await test.step('it is given nothing that it could ask a person for', () => isGivenNothing(frame));
      await test.step('it reaches nobody by a peer connection', () => reachesNobody(frame));
      await test.step('it does not keep a frame inside itself', () => keepsNoFrame(station, frame));
      await test.step('it neither prints, nor puts up dialogs, nor closes its window', () =>
        hasNoHoldOnItsWindow(station, frame));
      expect(readAll(station.dataDir, 'SELECT id FROM signature')).toEqual([]);
    });
  }
  await test.step('neither holds its window open', () => closesForAPerson(station));
});

async function readsNoClipboard({ app }: Station, frame: Page): Promise<void> {
  await app.evaluate(({ clipboard }) => clipboard.writeText('of another program'));
  const read = await frame.evaluate(async () => {
    const box = document.createElement('textarea');
    box.id = 'box';
    document.body.append(box);
    box.focus();
    const failure = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'read',
        (error: unknown) => (error instanceof Error ? error.name : 'refused'),
      );
    return {
      pasted: document.execCommand('paste'),
      upperCase: document.execCommand('PASTE'),
      box: box.value,
      text: await failure(navigator.clipboard.readText()),
      items: await failure(navigator.clipboard.read()),
    };
  });
  expect(read).toEqual({ pasted: false, upperCase: false, box: '', text: 'NotAllowedError', items: 'NotAllowedError' });
  const box = frame.locator('#box');
  await box.press('ControlOrMeta+v');
  await expect(box).toHaveValue('of another program');
}

async function isDeafToDrags(frame: Page): Promise<void> {
  const before = frame.url();
  const outcome = await frame.evaluate(() => {
    const heard: string[] = [];
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['a recipe'], 'recipe.txt'));
    dataTransfer.setData('text/uri-list', 'https://example.com/');
    const field = document.createElement('textarea');
    document.body.append(field);
    const allowed = ['dragstart', 'dragenter', 'dragover', 'drop'].map((type) => {
      for (const target of [window, document, field]) target.addEventListener(type, () => heard.push(type), true);
      return field.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    });
    return { heard, allowed, text: field.value };
  });
  expect(outcome).toEqual({ heard: [], allowed: [false, false, false, false], text: '' });
  expect(frame.url()).toBe(before);
}

async function isGivenNothing(frame: Page): Promise<void> {
  const tried = await frame.evaluate(async () => {
    const attempt = async (work: () => unknown): Promise<string> => {
      try {
        return String(await work());
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    return {
      pointer: await attempt(() => document.body.requestPointerLock()),
      fullscreen: await attempt(() => document.body.requestFullscreen()),
      window: await attempt(() => window.open('about:blank')),
      screen: await attempt(() => navigator.mediaDevices.getDisplayMedia()),
      files: ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'].filter((picker) => picker in window),
    };
  });
  expect(tried).toEqual({
    pointer: 'SecurityError',
    fullscreen: 'TypeError',
    window: 'null',
    screen: 'NotAllowedError',
    files: [],
  });
}

async function reachesNobody(frame: Page): Promise<void> {
  const heard: string[] = [];
  const udp = createSocket('udp4', () => heard.push('udp')).bind(0, '127.0.0.1');
  const tcp = createServer(() => heard.push('tcp')).listen(0, '127.0.0.1');
  await Promise.all([once(udp, 'listening'), once(tcp, 'listening')]);
  const tcpAddress = tcp.address();
  const ports = { udp: udp.address().port, tcp: typeof tcpAddress === 'object' ? (tcpAddress?.port ?? 0) : 0 };
  const candidates = await frame.evaluate(async (to) => {
    const connection = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:127.0.0.1:${to.udp}` },
        { urls: `turn:127.0.0.1:${to.tcp}?transport=tcp`, username: 'a', credential: 'b' },
      ],
    });
    connection.createDataChannel('out');
    const found: string[] = [];
    const complete = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve();
        else found.push(candidate.candidate);
      };
    });
    await connection.setLocalDescription(await connection.createOffer());
    await complete;
    return found;
  }, ports);
  expect(candidates).toEqual([]);
  expect(heard).toEqual([]);
  udp.close();
  tcp.close();
}

function timesLoadedAnew({ log }: Station): number {
  return log().split('A frame tried what none may, and was stopped: frame, about:').length - 1;
}

async function keepsNoFrame(station: Station, frame: Page): Promise<void> {
  const before = timesLoadedAnew(station);
  const reloaded = frame.waitForEvent('load');
  await frame.evaluate(() => document.body.append(document.createElement('iframe')));
  await reloaded;
  expect(frame.frames()).toHaveLength(1);
  expect(timesLoadedAnew(station)).toBe(before + 1);
}

async function hasNoHoldOnItsWindow({ app }: Station, frame: Page): Promise<void> {
  const refused: string[] = [];
  frame.on('console', (message) => refused.push(/^Ignored call to '(\w+)/.exec(message.text())?.[1] ?? ''));
  await frame.evaluate(() => {
    window.print();
    document.execCommand('print');
    alert('Sign in here');
    confirm('Sign in here');
    window.close();
    window.addEventListener('beforeunload', (event) => event.preventDefault());
  });
  await expect.poll(() => refused).toEqual(expect.arrayContaining(['print', 'alert', 'confirm']));
  // What closes a window is done in the order in which it was asked: it would be gone by now.
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(frame.isClosed()).toBe(false);
}

/** Both frames have said by now that they do not want to be left. */
async function closesForAPerson({ app }: Station): Promise<void> {
  const ended = once(app.process(), 'exit');
  // A person's own close needs nobody's leave. In a later task, since the answer comes through what is closed.
  await order(app, ({ BrowserWindow }) => {
    setImmediate(() => BrowserWindow.getAllWindows().forEach((window) => window.close()));
  });
  await ended;
}
