/** A project that is edited while the station runs, with real files. */
import { once } from 'node:events';
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  openStation,
  pageConfig,
  templateFile,
  viewFile,
  writeFiles,
  type ProjectFiles,
  type StationOptions,
  type TestPage,
  type TestStation,
} from '../../support/station.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { until } from '../../support/until.ts';

const label = (text: string, propConfig: Readonly<Record<string, unknown>> = {}) => ({
  root: {
    type: 'ia.container.flex',
    meta: { name: 'root' },
    propConfig,
    children: [
      { type: 'ia.display.label', meta: { name: 'Text' }, props: { text } },
      { type: 'ia.input.text-field', meta: { name: 'Field' }, props: { text: '' } },
    ],
  },
});

async function openLive(options: StationOptions = {}) {
  const station = await openStation(options);
  station.gateway.followProject();
  return { ...station, edit: (files: ProjectFiles) => writeFiles(station.projectDir, files) };
}

/** What a page shows now, as it reads itself after it heard of a change. */
const textOf = ({ frame }: TestPage) => frame.resume().root.children[0]?.props['text'];

/** What the trail says of files that were loaded, the newest first. */
function loadedEntries({ gateway }: Pick<TestStation, 'gateway'>) {
  return gateway.trail
    .latest(50)
    .filter(({ action }) => action === 'station.loaded')
    .map(({ detail }) => detail['changed']);
}

describe('a project that is edited while the station runs', () => {
  it('shows a changed view on the page that is open, and keeps what was typed on another', async () => {
    const live = await openLive({
      files: {
        [viewFile('Main')]: label('one'),
        [viewFile('Other')]: label('other'),
        [pageConfig]: { pages: { '/': { viewPath: 'Main' }, '/other': { viewPath: 'Other' } } },
      },
    });
    const main = live.openPage();
    const other = live.openPage({ path: '/other' });
    await other.frame.write(other.node('Field').id, 'text', 'typed');
    live.edit({ [viewFile('Main')]: label('two') });
    await until(() => expect(main.changes()).toBe(1));
    expect(textOf(main)).toBe('two');
    expect(other.changes()).toBe(0);
    const { root } = other.frame.resume();
    expect(root.children[1]?.props['text']).toBe('typed');
    expect(root.children[1]?.id).toBe(other.node('Field').id);
  });

  it('is followed on where another folder is put in its place, as by a deployment: by a new name, or a link', async () => {
    const live = await openLive({ files: { [viewFile('Main')]: label('one') } });
    const page = live.openPage();
    const place = live.projectDir;
    const put = (name: string, text: string): string => {
      const folder = `${place}-${name}`;
      cpSync(place, folder, { recursive: true });
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      writeFiles(folder, { [viewFile('Main')]: label(text) });
      return folder;
    };
    const second = put('second', 'two');
    renameSync(place, `${place}-first`);
    onTestFinished(() => rmSync(`${place}-first`, { recursive: true, force: true }));
    renameSync(second, place);
    await until(() => expect(textOf(page)).toBe('two'));
    live.edit({ [viewFile('Main')]: label('three') });
    await until(() => expect(textOf(page)).toBe('three'));
    const third = put('third', 'four');
    renameSync(place, `${place}-second`);
    onTestFinished(() => rmSync(`${place}-second`, { recursive: true, force: true }));
    symlinkSync(third, place, 'junction');
    await until(() => expect(textOf(page)).toBe('four'));
    const fourth = put('fourth', 'five');
    symlinkSync(fourth, `${place}-next`, 'junction');
    renameSync(`${place}-next`, place);
    await until(() => expect(textOf(page)).toBe('five'));
  });

  it('opens no view that whoever is in front of it may not see from now on, and runs none of its scripts', async () => {
    const live = await openLive({ files: { [viewFile('Main')]: label('one') } });
    const page = live.openPage();
    const guarded = {
      ...label('two'),
      permissions: { type: 'AllOf', securityLevels: [{ name: 'Authenticated', children: [] }] },
    };
    const onStartup = { type: 'script', config: { script: '\tprint "it ran"' } };
    live.edit({ [viewFile('Main')]: { ...guarded, root: { ...guarded.root, events: { system: { onStartup } } } } });
    await until(() => expect(page.changes()).toBe(1));
    expect(() => page.frame.resume()).toThrow('This page shows nothing any more.');
    expect(() => page.frame.open('/')).toThrow(/You may not open this page/);
    // What ran would have been heard by now: another script of the session is.
    live.edit({ [viewFile('Main')]: { root: { ...label('three').root, events: { system: { onStartup } } } } });
    await until(() => expect(page.frame.open('/').root.children[0]?.props['text']).toBe('three'));
    await until(() => expect(live.log.lines.filter(({ message }) => message === 'it ran')).toHaveLength(1));
  });

  it('opens a changed view anew where it is embedded, and leaves what is around it', async () => {
    const around = {
      root: {
        type: 'ia.container.flex',
        meta: { name: 'root' },
        children: [
          { type: 'ia.display.view', meta: { name: 'Inner' }, props: { path: 'Inner' } },
          { type: 'ia.display.view', meta: { name: 'Absent' }, props: { path: 'Absent' } },
        ],
      },
    };
    const live = await openLive({ files: { [viewFile('Main')]: around, [viewFile('Inner')]: label('one') } });
    const page = live.openPage();
    const { id } = page.node('Inner');
    live.edit({ [viewFile('Inner')]: label('two'), [viewFile('Absent')]: label('came') });
    await until(() => {
      const [inner, absent] = page.frame.resume().root.children;
      expect(inner?.id).toBe(id);
      expect(inner?.children[0]?.children[0]?.props['text']).toBe('two');
      expect(absent?.children[0]?.children[0]?.props['text']).toBe('came');
      expect(absent?.notes).toEqual([]);
    });
    expect(page.changes()).toBe(0);
  });

  it('opens a changed view anew in a popup and in a dock, and takes docks that came', async () => {
    const go = {
      type: 'ia.input.button',
      meta: { name: 'Go' },
      events: {
        component: {
          onActionPerformed: {
            type: 'script',
            config: { script: '\tsystem.perspective.openPopup("p", "Part")' },
          },
        },
      },
    };
    const live = await openLive({
      files: {
        [viewFile('Main')]: { root: { type: 'ia.container.flex', meta: { name: 'root' }, children: [go] } },
        [viewFile('Part')]: label('one'),
      },
    });
    const page = live.openPage();
    await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    const docks = { left: [{ id: 'd', viewPath: 'Part' }] };
    live.edit({
      [viewFile('Part')]: label('two'),
      [pageConfig]: { pages: { '/': { title: 'Main', viewPath: 'Main' } }, sharedDocks: docks },
    });
    await until(() => expect(page.frame.resume().docks).toHaveLength(1));
    const { root, popups, docks: shown } = page.frame.resume();
    expect(root.children[0]?.id).toBe(page.node('Go').id);
    for (const placed of [...popups, ...shown]) expect(placed.root?.children[0]?.props['text']).toBe('two');
  });

  it('leaves the version before a broken one running, and says why on the pages', async () => {
    const live = await openLive({ files: { [viewFile('Main')]: label('one') } });
    const page = live.openPage();
    live.edit({ [viewFile('Main')]: '{"root": ' });
    await until(() => expect(page.changes()).toBe(1));
    const broken = page.frame.resume();
    expect(textOf(page)).toBe('one');
    expect(broken.problems).toEqual([
      { file: viewFile('Main'), reason: expect.stringMatching(/is not JSON: .*The version before it stays in use/) },
    ]);
    live.edit({ [viewFile('Main')]: label('two') });
    await until(() => expect(page.frame.resume().problems).toEqual([]));
    expect(textOf(page)).toBe('two');
  });

  it('shows nothing but whole versions while another program writes as it loads, and the last one in the end', async () => {
    const live = await openLive({ files: { [viewFile('Main')]: label('version 0') } });
    const main = live.openPage();
    const seen = new Set<unknown>();
    const path = join(live.projectDir, viewFile('Main'));
    const text = JSON.stringify(label('version #'));
    // It empties the file and fills it again in pieces, as editors do, at any moment of a load.
    const writer = new Worker(
      `const { workerData: { path, text } } = require('node:worker_threads');
      const { openSync, writeSync, closeSync } = require('node:fs');
      for (let version = 1; version <= 300; version += 1) {
        const whole = text.replace('#', String(version));
        const file = openSync(path, 'w');
        for (let at = 0; at < whole.length; at += 100) writeSync(file, whole.slice(at, at + 100));
        closeSync(file);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, version % 7);
      }`,
      { eval: true, workerData: { path, text } },
    );
    let isWriting = true;
    const written = once(writer, 'exit').then(() => {
      isWriting = false;
    });
    while (isWriting) {
      seen.add(textOf(main));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await written;
    await until(() => expect(textOf(main)).toBe('version 300'));
    expect([...seen].filter((one) => typeof one !== 'string' || !/^version \d+$/.test(one))).toEqual([]);
    await until(() => expect(main.snapshot().problems).toEqual([]));
  });

  it('takes a burst of many files as one change, and the state that it ends in', async () => {
    const live = await openLive({ files: { [viewFile('Main')]: label('0') } });
    const page = live.openPage();
    for (let version = 1; version <= 40; version += 1) {
      live.edit({ [viewFile('Main')]: label(String(version)), [viewFile(`Other/${version}`)]: label('x') });
    }
    await until(() => expect(textOf(page)).toBe('40'));
    expect(page.changes()).toBeLessThan(4);
  });

  it('hears of a file that an editor puts in the place of the old one, again and again', async () => {
    const live = await openLive({ files: { [viewFile('Main')]: label('0') } });
    const page = live.openPage();
    for (const version of ['1', '2', '3']) {
      live.edit({ 'next.json': label(version) });
      renameSync(join(live.projectDir, 'next.json'), join(live.projectDir, viewFile('Main')));
      await until(() => expect(textOf(page)).toBe(version));
    }
  });

  it('runs changed scripts of the library for what is done from then on', async () => {
    const script = 'ignition/script-python/line/code.py';
    const button = {
      root: {
        type: 'ia.container.flex',
        meta: { name: 'root' },
        children: [
          {
            type: 'ia.input.button',
            meta: { name: 'Go' },
            events: {
              component: {
                onActionPerformed: { type: 'script', config: { script: '\tself.props.text = line.word()' } },
              },
            },
          },
        ],
      },
    };
    const live = await openLive({
      files: { [viewFile('Main')]: button, [script]: 'def word():\n\treturn "before"\n' },
    });
    const page = live.openPage();
    const press = async () => {
      await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
      return page.frame.resume().root.children[0]?.props['text'];
    };
    expect(await press()).toBe('before');
    live.edit({ [script]: 'def word():\n\treturn "after"\n' });
    await until(async () => expect(await press()).toBe('after'));
    live.edit({ [script]: 'def word(:\n' });
    await until(() => expect(page.frame.resume().problems).toHaveLength(1));
    expect(page.frame.resume().problems[0]?.reason).toMatch(/line 1: SyntaxError.*The version before it stays in use/);
    expect(await press()).toBe('after');
  });

  it('asks for signatures by changed templates, and leaves an open challenge as it is', async () => {
    const scene = await openSignatureScene({ files: { [viewFile('Main')]: label('one') } });
    const { gateway, projectDir } = scene.station;
    gateway.followProject();
    const [uuid = ''] = scene.queue();
    const challenge = await scene.trigger(uuid);
    writeFiles(projectDir, {
      [viewFile('Main')]: label('two'),
      [templateFile('line')]: { name: 'Line Release Approval', expression: '{role:Quality}' },
    });
    await until(() => {
      scene.clock.advance(20);
      expect(textOf(scene.page)).toBe('two');
    });
    expect(gateway.signature.templates.get('Line Release Approval').expression).toBe('{role:Quality}');
    expect(scene.page.cancelled).toEqual([]);
    expect(await scene.sign(challenge, 'sam')).toMatchObject({ outcome: 'signed' });
  });

  it('brings style classes, the style sheet, pages and session properties', async () => {
    const props = 'com.inductiveautomation.perspective/session-props/props.json';
    const following = (name: string) => ({ binding: { type: 'property', config: { path: `session.custom.${name}` } } });
    const ofSession = Object.fromEntries(['kept', 'given', 'come'].map((name) => [`props.${name}`, following(name)]));
    const live = await openLive({
      files: { [viewFile('Main')]: label('main', ofSession), [props]: { custom: { kept: 'a', given: 'a' } } },
    });
    const page = live.openPage();
    expect(page.snapshot().root.props).toMatchObject({ kept: 'a', given: 'a', come: null });
    live.edit({
      [pageConfig]: { pages: { '/': { title: 'New', viewPath: 'Main' }, '/more': { viewPath: 'Main' } } },
      'com.inductiveautomation.perspective/style-classes/A/style.json': { base: { style: { color: 'red' } } },
      'com.inductiveautomation.perspective/stylesheet/stylesheet.css': '.psc-A { gap: 3px }',
      [props]: { custom: { given: 'b', come: 'c' } },
    });
    await until(() => expect(page.frame.resume().title).toBe('New'));
    const snapshot = page.frame.resume();
    expect(snapshot.pages.map(({ path }) => path)).toContain('/more');
    expect(snapshot.styleClasses).toEqual({ A: { base: { style: { color: 'red' } }, variants: [] } });
    expect(snapshot.stylesheet).toMatchObject([{ selectors: ['.psc-A'], line: 1 }]);
    expect(snapshot.root.props).toMatchObject({ kept: 'a', given: 'b', come: 'c' });
  });

  it('writes down which files are used, before they are, and not one that is broken', async () => {
    const live = await openLive();
    const page = live.openPage();
    const entries = () => loadedEntries(live);
    const before = entries().length;
    live.edit({ [viewFile('Main')]: label('two') });
    await until(() => expect(textOf(page)).toBe('two'));
    expect(entries()).toHaveLength(before + 1);
    live.edit({ [viewFile('Main')]: '{' });
    await until(() => expect(page.frame.resume().problems).toHaveLength(1));
    expect(entries()).toHaveLength(before + 1);
  });

  it('names what takes effect at the next start, and stays when the folder is gone', async () => {
    const live = await openLive({ files: { [viewFile('Main')]: label('one') } });
    const page = live.openPage();
    live.edit({
      'project.json': { title: 'Test', countersign: { station: 'TEST-2', theme: 'dark' } },
      'countersign/sso.json': {},
    });
    await until(() => expect(page.changes()).toBe(1));
    expect(page.frame.resume().problems).toEqual([
      { file: 'project.json', reason: 'countersign (station, theme): the change takes effect at the next start' },
      {
        file: 'countersign/sso.json',
        reason: 'the settings of the user service: the change takes effect at the next start',
      },
    ]);
    expect(page.frame.resume().theme).toBe('light');
    expect(loadedEntries(live)).toHaveLength(1);
    rmSync(live.projectDir, { recursive: true });
    await until(() => expect(page.frame.resume().problems.at(-1)?.reason).toMatch(/^is gone/));
    expect(textOf(page)).toBe('one');
    mkdirSync(live.projectDir);
  });
});
