/** `system.file`: files in the folders that the site opens to scripts. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolders } from '../../../electron/gateway/folders/folders.ts';
import { newDataDir } from '../../support/station.ts';
import { runScript, type Ran } from '../scripting/runScript.ts';

function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'countersign-folder-')));
}

function run(script: string, listed?: object, dataDir = newDataDir()): Promise<Ran> {
  if (listed !== undefined) writeFileSync(join(dataDir, 'folders.json'), JSON.stringify(listed));
  return runScript(script, { files: {}, dataDir });
}

/** Tries each expression, and prints what it gives or what it raises. */
const tryAll = (...expressions: readonly string[]): string =>
  `import java.io.IOException, java.io.FileNotFoundException, java.lang.Exception
for ask in [${expressions.map((one) => `lambda: ${one}`).join(', ')}]:
	try:
		print ask()
	except java.io.FileNotFoundException as e:
		print "not found:", e.getMessage()
	except java.io.IOException as e:
		print e.getMessage()
	except java.lang.Exception as e:
		print type(e).__name__, e.getMessage()`;

describe('system.file', () => {
  it('writes, adds to and reads files of a folder that the site opens', async () => {
    const folder = newFolder();
    const { printed, problem, station } = await run(
      `path = "${folder}/day.csv"
print system.file.fileExists(path)
system.file.writeFile(path, u"lot;mädchen\\n")
system.file.writeFile(path, "L-1;2\\n", True)
system.file.writeFile(filepath="${folder}/latin.txt", data=u"ä", encoding="ISO-8859-1")
print repr(system.file.readFileAsString(path))
print system.file.fileExists(path), repr(system.file.readFileAsBytes("${folder}/latin.txt"))
print repr(system.file.readFileAsString("${folder}/latin.txt", "ISO-8859-1"))
system.file.writeFile("${folder}/raw.bin", system.file.readFileAsBytes("${folder}/latin.txt"))`,
      { write: [folder] },
    );
    expect(problem).toBe('');
    expect(printed).toEqual(['False', "u'lot;m\\xe4dchen\\nL-1;2\\n'", "True array('b', [-28])", "u'\\xe4'"]);
    expect(readFileSync(join(folder, 'day.csv'), 'utf8')).toBe('lot;mädchen\nL-1;2\n');
    expect([...readFileSync(join(folder, 'raw.bin'))]).toEqual([0xe4]);
    expect(readdirSync(folder).toSorted()).toEqual(['day.csv', 'latin.txt', 'raw.bin']);
    const written = station.gateway.trail.about(`file:${join(folder, 'day.csv')}`);
    expect(written.map(({ action, actor, detail }) => [action, actor.kind, detail['bytes'], detail['adds']])).toEqual([
      ['file.write', 'script', 13, false],
      ['file.write', 'script', 6, true],
    ]);
  });

  it('has temporary files without any folder, which are on no disk', async () => {
    const { printed, problem, station } = await run(
      `path = system.file.getTempFile("csv")
print path.endswith(".csv"), system.file.fileExists(path), path == system.file.getTempFile(".csv")
system.file.writeFile(path, "a,b\\n")
system.file.writeFile(path, "1,2\\n", append=True)
print repr(system.file.readFileAsBytes(path).tostring())
system.perspective.download("rows.csv", system.file.readFileAsBytes(path))
print path`,
    );
    expect(problem).toBe('');
    expect(printed.slice(0, 2)).toEqual(['True True False', "'a,b\\n1,2\\n'"]);
    expect(station.gateway.trail.about(`file:${printed[2]}`)).toEqual([]);
  });

  it('refuses what no folder opens, with the file that says so, and tells the trail once', async () => {
    const [recipes, other] = [newFolder(), newFolder()];
    writeFileSync(join(recipes, 'a.txt'), 'recipe');
    writeFileSync(join(other, 'b.txt'), 'secret');
    const { printed, problem, station } = await run(
      tryAll(
        `system.file.readFileAsString("${recipes}/a.txt")`,
        `system.file.writeFile("${recipes}/a.txt", "x")`,
        `system.file.fileExists("${other}/b.txt")`,
        `system.file.fileExists("${other}/b.txt")`,
        `system.file.readFileAsString("${recipes}/gone.txt")`,
      ),
      { read: [recipes] },
    );
    expect(problem).toBe('');
    const refused = (path: string, deed: string, access: string) =>
      `${path} was not ${deed}: this station's folders.json opens no folder with it for that ("${access}").`;
    expect(printed).toEqual([
      'recipe',
      refused(join(recipes, 'a.txt'), 'written', 'write'),
      refused(join(other, 'b.txt'), 'read', 'read'),
      refused(join(other, 'b.txt'), 'read', 'read'),
      `not found: ${join(recipes, 'gone.txt')} is not there.`,
    ]);
    expect(readFileSync(join(recipes, 'a.txt'), 'utf8')).toBe('recipe');
    const told = station.gateway.trail.about(`file:${join(other, 'b.txt')}`);
    expect(told.map(({ action, detail }) => [action, detail['reason']])).toEqual([
      ['file.refused', refused(join(other, 'b.txt'), 'read', 'read')],
    ]);
    expect(station.gateway.trail.about(`file:${join(recipes, 'a.txt')}`)).toHaveLength(1);
  });

  it('opens nothing where the site lists nothing', async () => {
    const folder = newFolder();
    const { printed } = await run(tryAll(`system.file.writeFile("${folder}/a.txt", "x")`));
    expect(printed).toEqual([
      `${folder}/a.txt was not written: this station's folders.json opens no folder with it for that ("write").`,
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('has no way out of a folder: by "..", links, names of devices or streams, nor without a whole path', async () => {
    const [folder, other] = [newFolder(), newFolder()];
    writeFileSync(join(other, 'b.txt'), 'secret');
    symlinkSync(other, join(folder, 'out'));
    symlinkSync(join(other, 'b.txt'), join(folder, 'file'));
    symlinkSync(join(other, 'new.txt'), join(folder, 'dangling'));
    mkdirSync(join(folder, 'in'));
    writeFileSync(join(folder, 'in', 'c.txt'), 'c');
    symlinkSync(join(folder, 'in'), join(folder, 'same'));
    const { printed, problem } = await run(
      tryAll(
        `system.file.readFileAsString("${folder}/../${other.split('/').at(-1)}/b.txt")`,
        `system.file.readFileAsString("${folder}/out/b.txt")`,
        `system.file.readFileAsString("${folder}/file")`,
        `system.file.writeFile("${folder}/file", "x")`,
        `system.file.writeFile("${folder}/out/new.txt", "x")`,
        `system.file.writeFile("${folder}/dangling", "x", True)`,
        `system.file.readFileAsString("${folder}/same/c.txt")`,
        `system.file.writeFile("${folder}/NUL.txt", "x")`,
        `system.file.writeFile("${folder}/a.txt:stream", "x")`,
        `system.file.writeFile("${folder}/a.txt.", "x")`,
        `system.file.writeFile("a.txt", "x")`,
        `system.file.readFileAsString("${folder}/in")`,
        `system.file.writeFile("${folder}/in", "x")`,
        `system.file.writeFile("${folder}/gone/a.txt", "x")`,
      ),
      { write: [folder] },
    );
    expect(problem).toBe('');
    const closed = "this station's folders.json opens no folder with it for that";
    const onWindows = 'has a name that is a device, or another file, on Windows.';
    expect(printed).toEqual([
      `"${folder}/../${other.split('/').at(-1)}/b.txt" goes up by "..".`,
      `${folder}/out/b.txt was not read: ${closed} ("read").`,
      `${folder}/file was not read: ${closed} ("read").`,
      `${folder}/file was not written: ${closed} ("write").`,
      `${folder}/out/new.txt was not written: ${closed} ("write").`,
      `${folder}/dangling is a link.`,
      'c',
      `"${folder}/NUL.txt" ${onWindows}`,
      `"${folder}/a.txt:stream" ${onWindows}`,
      `"${folder}/a.txt." ${onWindows}`,
      '"a.txt" is not a whole path, such as /srv/reports/day.csv.',
      `${folder}/in is a folder.`,
      `${folder}/in is a folder.`,
      `not found: ${folder}/gone/a.txt is not there.`,
    ]);
    expect(readFileSync(join(other, 'b.txt'), 'utf8')).toBe('secret');
    expect(readdirSync(other)).toEqual(['b.txt']);
    expect(readdirSync(folder).toSorted()).toEqual(['dangling', 'file', 'in', 'out', 'same']);
  });

  it('opens neither the data directory of the station nor, for writing, its project, whatever is listed', async () => {
    const dataDir = newDataDir();
    const { printed, station } = await run(
      tryAll(`system.file.readFileAsString("${dataDir}/keys.json")`, `system.file.writeFile("${dataDir}/a.txt", "x")`),
      { write: [join(dataDir, '..')] },
      dataDir,
    );
    const closed = "this station's folders.json opens no folder with it for that";
    expect(printed).toEqual([
      `${dataDir}/keys.json was not read: ${closed} ("read").`,
      `${dataDir}/a.txt was not written: ${closed} ("write").`,
    ]);
    expect(station.gateway.trail.about(`file:${dataDir}/keys.json`)).toHaveLength(1);

    const above = newFolder();
    const projectDir = join(above, 'project');
    mkdirSync(projectDir);
    writeFileSync(join(projectDir, 'project.json'), '{}');
    const folders = openFolders({
      listed: { read: [], write: [above] },
      kept: { read: [], write: [projectDir] },
      clock: { monotonic: () => 0 },
      newId: () => 'id',
    });
    const file = join(projectDir, 'project.json');
    await expect(folders.write(file, new Uint8Array(), false, () => undefined)).rejects.toThrow('was not written');
    expect(Buffer.from(await folders.read(file)).toString()).toBe('{}');
  });

  it('keeps a temporary file for an hour, and 50 MB of them', async () => {
    let now = 0;
    let ids = 0;
    const folders = openFolders({
      listed: { read: [], write: [] },
      kept: { read: [], write: [] },
      clock: { monotonic: () => now },
      newId: () => String((ids += 1)),
    });
    const paths = Array.from({ length: 11 }, () => folders.temporary('bin'));
    const write = (path: string | undefined) =>
      folders.write(path ?? '', new Uint8Array(5_000_000), false, () => undefined);
    for (const path of paths.slice(0, 10)) await write(path);
    await expect(write(paths[10])).rejects.toThrow('All temporary files together would have more than 50 MB.');
    now = 3_600_001;
    await expect(folders.read(paths[0] ?? '')).rejects.toThrow('was not read');
    await expect(folders.exists(folders.temporary('bin'))).resolves.toBe(true);
  });

  it('bounds what is read and written', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'large.bin'), Buffer.alloc(5_000_001));
    const { printed } = await run(
      tryAll(
        `system.file.readFileAsBytes("${folder}/large.bin")`,
        `system.file.writeFile("${folder}/a.txt", "x" * 5000001)`,
        `system.file.writeFile(system.file.getTempFile("b"), "x" * 5000001)`,
      ),
      { write: [folder] },
    );
    expect(printed).toEqual([
      `${folder}/large.bin has more than 5 MB.`,
      `What is written to ${folder}/a.txt has more than 5 MB.`,
      expect.stringMatching(/^What is written to .*\.b has more than 5 MB\.$/),
    ]);
    expect(readdirSync(folder)).toEqual(['large.bin']);
  });

  it('does not start with a list that it cannot read, and says how to mend it', async () => {
    const dataDir = newDataDir();
    writeFileSync(join(dataDir, 'folders.json'), JSON.stringify({ read: ['recipes'] }));
    await expect(runScript('pass', { files: {}, dataDir })).rejects.toThrow(
      /folders\.json line 1, read\[0\]: a folder is named by its whole path.*Mend the file, or remove it/s,
    );
  });
});
