/** Checkpoints that are kept outside of a station, held against its database: what nothing inside of it tells. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { keyOf } from '../support/keyOf.ts';
import { openSignatureScene } from '../support/signatureScene.ts';
import { copyData, openStation, temporaryFolder } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const on = terminal();
  const code = await runCommand([...args], on);
  return { code, text: on.printed.join('\n') };
}

const verify = async (dataDir: string, ...more: string[]): ReturnType<typeof run> =>
  run('verify', '--data-dir', dataDir, ...(await keyOf(dataDir)), ...more);

interface Scene {
  /** The data directory as it was before the signature, with keys and all. */
  readonly before: string;
  /** As it was at the end, after a signature. */
  readonly after: string;
  /** The anchor that was made at the end, outside. */
  readonly anchor: string;
}

/** A station that signed, with an anchor of its end outside, and an older copy of all that it has. */
async function anchored(): Promise<Scene> {
  const scene = await openSignatureScene();
  const first = await scene.station.restart();
  const again = await openSignatureScene({ station: first });
  const before = copyData(first.dataDir);
  await again.complete(again.queue()[0] ?? '', 'sam');
  await first.gateway.close();
  const folder = temporaryFolder();
  expect((await run('anchor', '--data-dir', first.dataDir, '--to', folder)).code).toBe(0);
  const anchor = join(folder, readdirSync(folder)[0] ?? '');
  return { before, after: copyData(first.dataDir), anchor };
}

it('an anchor goes into no file, and not into the data directory that it is held against', async () => {
  const { after } = await anchored();
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  mkdirSync(join(after, 'anchors'));
  const anchor = (to: string): ReturnType<typeof run> => run('anchor', '--data-dir', after, '--to', to);
  expect(await anchor(file)).toMatchObject({ code: 1, text: expect.stringMatching(/There is no folder .*file/) });
  for (const inside of [after, join(after, 'anchors'), join(after, '..', basename(after))]) {
    expect(await anchor(inside)).toMatchObject({ code: 1, text: expect.stringMatching(/is in the data directory/) });
  }
  expect(readdirSync(join(after, 'anchors'))).toEqual([]);
});

it('an anchor that is only begun, or another one, is not there already', async () => {
  const { after, anchor } = await anchored();
  const whole = readFileSync(anchor, 'utf8');
  const again = (): ReturnType<typeof run> => run('anchor', '--data-dir', after, '--to', join(anchor, '..'));
  expect(await again()).toMatchObject({ code: 0, text: expect.stringMatching(/There already/) });
  for (const text of ['', whole.slice(0, 40)]) {
    writeFileSync(anchor, text);
    expect(await again()).toMatchObject({
      code: 1,
      text: expect.stringMatching(/was not written\. It is there already/),
    });
    expect(readFileSync(anchor, 'utf8')).toBe(text);
  }
});

it('AL-6 an anchor of another trail of as many entries is told as tampering, and stays', async () => {
  const { after, anchor } = await anchored();
  const note = readFileSync(anchor, 'utf8');
  const [, , root = ''] = note.split('\n');
  const other = note.replace(root, Buffer.alloc(32, 7).toString('base64'));
  writeFileSync(anchor, other);
  expect(await run('anchor', '--data-dir', after, '--to', join(anchor, '..'))).toMatchObject({
    code: 2,
    text: expect.stringMatching(/\.checkpoint is of another trail of \d+ entries than this one/),
  });
  expect(readFileSync(anchor, 'utf8')).toBe(other);
});

it('AL-13 a checkpoint that was kept outside is of this trail, by name or beside the database', async () => {
  const { after, anchor } = await anchored();
  const said = expect.stringMatching(/Checkpoints from outside are of this trail: 1, the newest of them over \d+/);
  expect(await verify(after, '--checkpoint', anchor)).toMatchObject({ code: 0, text: said });
  writeFileSync(join(after, 'kept.checkpoint'), readFileSync(anchor));
  expect(await verify(after)).toMatchObject({ code: 0, text: said });
});

it('AL-4 AL-13 an older copy of the whole data directory is found by an anchor outside of it', async () => {
  const { before, anchor } = await anchored();
  expect((await verify(before)).code).toBe(0);
  const said = expect.stringMatching(/was made of \d+ entries, and here are \d+: what came after is missing/);
  expect(await verify(before, '--checkpoint', anchor)).toMatchObject({ code: 3, text: said });
  writeFileSync(join(before, 'kept.checkpoint'), readFileSync(anchor));
  expect(await verify(before)).toMatchObject({ code: 3, text: said });
});

it('AL-13 another trail than the one of an anchor is tampered with, and so is an anchor with another signature', async () => {
  const { after, anchor } = await anchored();
  const note = readFileSync(anchor, 'utf8');
  const [, , root = ''] = note.split('\n');
  const other = join(temporaryFolder(), 'other.checkpoint');
  writeFileSync(other, note.replace(root, Buffer.alloc(32, 7).toString('base64')));
  expect(await verify(after, '--checkpoint', other)).toMatchObject({
    code: 2,
    text: expect.stringMatching(/other\.checkpoint is of another trail of \d+ entries than this one/),
  });
  writeFileSync(other, note.replace(/time 2/, 'time 3'));
  expect(await verify(after, '--checkpoint', anchor, other)).toMatchObject({
    code: 2,
    text: expect.stringMatching(/the signature of .*other\.checkpoint does not hold/),
  });
  writeFileSync(join(after, 'beside.checkpoint'), 'no note');
  expect(await verify(after)).toMatchObject({
    code: 2,
    text: expect.stringMatching(/beside\.checkpoint is no checkpoint/),
  });
});

it('AL-13 a named checkpoint that is absent, a folder or no checkpoint ends in words with 1', async () => {
  const { after } = await anchored();
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'empty.checkpoint'), '');
  mkdirSync(join(folder, 'folder.checkpoint'));
  for (const name of ['absent', 'empty', 'folder']) {
    expect(await verify(after, '--checkpoint', join(folder, `${name}.checkpoint`))).toMatchObject({
      code: 1,
      text: expect.stringMatching(
        /(?:cannot be read, or is not there|is no checkpoint as a station writes it)\. Nothing/,
      ),
    });
  }
});

it('AL-13 checkpoints of other stations say nothing of this one, and where none is of it something is missing', async () => {
  const { after, anchor } = await anchored();
  const other = await openStation();
  await other.gateway.close();
  const folder = temporaryFolder();
  await run('anchor', '--data-dir', other.dataDir, '--to', folder);
  const foreign = join(folder, readdirSync(folder)[0] ?? '');
  const said = /Not checked: .*: a checkpoint of another station/;
  expect(await verify(after, '--checkpoint', anchor, foreign)).toMatchObject({
    code: 0,
    text: expect.stringMatching(said),
  });
  const alone = await verify(after, '--checkpoint', foreign);
  expect(alone).toMatchObject({
    code: 3,
    text: expect.stringMatching(/no checkpoint that was given is one of this station/),
  });
});
