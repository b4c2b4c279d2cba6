/** Backups: made beside a running station, encrypted, tried, restored; and what a restored station says of itself. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { openSignatureScene, type SignatureScene } from '../support/signatureScene.ts';
import { smallDisk } from '../support/smallDisk.ts';
import { openStation, temporaryFolder } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

const passphrase = 'a long enough passphrase';

async function command(secrets: readonly string[], ...args: string[]) {
  const on = terminal(...secrets);
  const code = await runCommand(args, on);
  return { code, text: on.printed.join('\n') };
}

/** A station that runs, with one signature, and a backup of it. */
async function backedUp(...more: string[]): Promise<{ scene: SignatureScene; file: string; folder: string }> {
  const scene = await openSignatureScene();
  await scene.complete(scene.queue()[0] ?? '', 'sam');
  const folder = temporaryFolder();
  const secrets = more.length === 0 ? [passphrase, passphrase] : [];
  const made = await command(secrets, 'backup', '--data-dir', scene.station.dataDir, '--to', folder, ...more);
  expect(made).toMatchObject({
    code: 0,
    text: expect.stringMatching(/Wrote .*: station TEST-1 .*, \d+ audit entries/),
  });
  const [name = ''] = readdirSync(folder);
  return { scene, file: join(folder, name), folder };
}

/** What is encrypted for a key, and is no backup. */
async function encrypted(identity: string, content: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(identity));
  return encrypter.encrypt(content);
}

const restore = (secrets: readonly string[], file: string, ...more: string[]) =>
  command(secrets, 'restore', '--from', file, ...more);

describe('countersign backup', () => {
  it('SY-18 is made beside a running station, opens, verifies, and leaves nothing behind', async () => {
    const { scene, file } = await backedUp();
    expect(readdirSync(scene.station.dataDir).filter((name) => name.includes('backup'))).toEqual([]);
    const bytes = readFileSync(file);
    expect(bytes.toString('latin1', 0, 21)).toBe('age-encryption.org/v1');
    for (const clear of ['sam Example', 'SQLite format 3', 'keys.json']) expect(bytes.includes(clear)).toBe(false);
    const tried = await restore([passphrase], file, '--check');
    expect(tried).toMatchObject({ code: 0, text: expect.stringMatching(/The signatures hold: 1/) });
    // The station went on meanwhile.
    await scene.complete(scene.queue()[0] ?? '', 'quinn');
    expect(scene.states()).toContain('approved');
  });

  it('takes away what was left of one that was killed, also where its process had the same number, as in a container', async () => {
    const { dataDir } = await openStation();
    const left = join(dataDir, `.backup-${process.pid}`);
    mkdirSync(left);
    writeFileSync(join(left, 'station.sqlite'), 'a part of it');
    const to = temporaryFolder();
    expect(await command([passphrase, passphrase], 'backup', '--data-dir', dataDir, '--to', to)).toMatchObject({
      code: 0,
    });
    expect(readdirSync(dataDir).filter((name) => name.includes('backup'))).toEqual([]);
    const [name = ''] = readdirSync(to);
    expect(await restore([passphrase], join(to, name), '--check')).toMatchObject({ code: 0 });
  });

  it('SY-15 onto a full disk names the folder that it was to go to, and leaves nothing there', async () => {
    const disk = smallDisk();
    // Without the right to make one there is none to fill.
    if (disk === undefined) return;
    const { scene } = await backedUp();
    disk.fill();
    const secrets = [passphrase, passphrase];
    expect(await command(secrets, 'backup', '--data-dir', scene.station.dataDir, '--to', disk.dataDir)).toEqual({
      code: 1,
      text: `The folder ${disk.dataDir} is on a full disk. Make room on it and start again. Nothing was changed and nothing is lost.`,
    });
    expect(readdirSync(disk.dataDir)).toEqual([]);
  });

  it('is encrypted for a public key of age, which opens nothing itself', async () => {
    const identity = await generateIdentity();
    const { file, folder } = await backedUp('--recipient', await identityToRecipient(identity));
    const keyFile = join(folder, 'key.txt');
    writeFileSync(keyFile, `# created: 2026\n${identity}\n`);
    expect(await restore([], file, '--check', '--identity', keyFile)).toMatchObject({ code: 0 });
  });

  it.each([
    [['short', 'short'], [], /12 characters or more/],
    [[passphrase, `${passphrase}.`], [], /not the same/],
    [[], ['--recipient', 'age1nothing'], /no public key of age/],
  ] as const)('writes nothing with a secret that protects nothing (%j %j)', async (secrets, more, words) => {
    const scene = await openSignatureScene();
    const folder = temporaryFolder();
    const made = await command(secrets, 'backup', '--data-dir', scene.station.dataDir, '--to', folder, ...more);
    expect(made).toMatchObject({ code: 1, text: expect.stringMatching(words) });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names a folder that is not there, and a data directory without a station', async () => {
    const folder = temporaryFolder();
    const { dataDir } = (await openSignatureScene()).station;
    const to = (place: string, data: string) =>
      command([passphrase, passphrase], 'backup', '--data-dir', data, '--to', place);
    expect(await to(join(folder, 'nothing'), dataDir)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/no folder/),
    });
    expect(await to(folder, folder)).toMatchObject({ code: 1, text: expect.stringMatching(/no station/) });
    expect(await to(dataDir, dataDir)).toMatchObject({ code: 1, text: expect.stringMatching(/in the data directory/) });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('countersign restore', () => {
  it('SY-18 brings a station back in an empty folder; the reason is in its trail', async () => {
    const { scene, file, folder } = await backedUp();
    await scene.station.gateway.close();
    const dataDir = join(folder, 'new');
    const done = await restore([passphrase], file, '--data-dir', dataDir, '--reason', 'the disk died');
    expect(done).toMatchObject({ code: 0, text: expect.stringMatching(/Restored to .*The signatures hold: 1/s) });
    const station = await openStation({ dataDir, projectDir: scene.station.projectDir, clock: scene.clock });
    expect(station.gateway.signature.history().slots).toHaveLength(1);
    await station.gateway.close();
    const db = new Database(join(dataDir, 'station.sqlite'), { readonly: true });
    const entries = db
      .prepare<[], { bytes: string }>("SELECT bytes FROM audit_entry WHERE action = 'station.restored'")
      .all();
    db.close();
    expect(entries).toHaveLength(1);
    expect(entries[0]?.bytes).toMatch(/"reason":"the disk died"/);
    expect(existsSync(join(dataDir, 'restored.json'))).toBe(false);
  });

  it('SY-18 AL-5 over the keys of a station that went on is held until somebody says why', async () => {
    const { scene, file } = await backedUp();
    // More than the entries of a restore.
    for (const uuid of [scene.queue(), scene.queue()].flat()) await scene.complete(uuid, 'quinn');
    await scene.station.gateway.close();
    const { dataDir, projectDir } = scene.station;
    const there = await restore([passphrase], file, '--data-dir', dataDir, '--reason', 'a try');
    expect(there).toMatchObject({
      code: 1,
      text: expect.stringMatching(/has a database \(station\.sqlite\), which stays/),
    });
    const aside = join(dataDir, 'aside');
    mkdirSync(aside);
    for (const name of readdirSync(dataDir).filter((one) => one.startsWith('station.sqlite'))) {
      writeFileSync(join(aside, name), readFileSync(join(dataDir, name)));
      rmSync(join(dataDir, name));
    }
    const done = await restore([passphrase], file, '--data-dir', dataDir, '--reason', 'yesterday was better');
    expect(done).toMatchObject({ code: 3, text: expect.stringMatching(/countersign recover --keep-database/) });
    const held = await openStation({ dataDir, projectDir, clock: scene.clock });
    expect(held.openPage().frame.status().trouble).toBe('held');
    expect(held.gateway.trail.has('station.restored')).toBe(true);
    await held.gateway.close();
    const recovered = await command(
      [],
      ...['recover', '--keep-database', '--data-dir', dataDir, '--keys', 'development', '--reason', 'agreed'],
    );
    expect(recovered).toMatchObject({ code: 0, text: expect.stringMatching(/Lost, as far as the keys remember: \d+/) });
    const station = await openStation({ dataDir, projectDir, clock: scene.clock });
    expect(station.gateway.trail.has('station.restored')).toBe(true);
    expect(station.gateway.trail.has('station.recovered')).toBe(true);
  });

  it('restores nothing with another secret, of a file that is cut or changed, or of something else', async () => {
    const identity = await generateIdentity();
    const { file, folder } = await backedUp('--recipient', await identityToRecipient(identity));
    const dataDir = join(folder, 'new');
    const [own, others] = [join(folder, 'own.txt'), join(folder, 'others.txt')];
    writeFileSync(own, identity);
    writeFileSync(others, await generateIdentity());
    const bytes = readFileSync(file);
    const changed = Buffer.from(bytes);
    changed[changed.length - 40] = (changed[changed.length - 40] ?? 0) ^ 1;
    const attempt = (from: string, key: string, ...more: string[]) => restore([], from, '--identity', key, ...more);
    for (const [name, content] of [
      ['cut', bytes.subarray(0, bytes.length - 100)],
      ['changed', changed],
      ['other', Buffer.from('no backup')],
      ['no folder', Buffer.from(await encrypted(identity, Buffer.from('neither packed nor zipped')))],
    ] as const) {
      writeFileSync(join(folder, name), content);
      const done = await attempt(join(folder, name), own, '--data-dir', dataDir, '--reason', 'why');
      expect(done, name).toMatchObject({
        code: 1,
        text: expect.stringMatching(/cannot be opened|no backup of a station/),
      });
    }
    const wrong = await attempt(file, others, '--data-dir', dataDir, '--reason', 'why');
    expect(wrong).toMatchObject({ code: 1, text: expect.stringMatching(/passphrase or key is another one/) });
    expect(readdirSync(dataDir)).toEqual([]);
    expect(await attempt(file, own, '--data-dir', dataDir)).toMatchObject({ code: 1 });
    expect(await attempt(file, own)).toMatchObject({ code: 1 });
  });
});
