/** `countersign script`: an engineer tries a script without a window. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { temporaryFolder } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

async function run(source: string | Uint8Array, ...more: readonly string[]): Promise<{ code: number; text: string }> {
  const file = join(temporaryFolder(), 'try.py');
  writeFileSync(file, source);
  const on = terminal();
  const code = await runCommand(['script', file, ...more], on);
  return { code, text: on.printed.join('\n') };
}

it('prints what the script prints', async () => {
  expect(await run('print 7 / 2, u"ä"\nprint map(str, [1])')).toEqual({ code: 0, text: "3 ä\n['1']" });
});

it('tells what it raised and where, and ends with 1', async () => {
  expect(await run('x = 1\nx.nothing')).toEqual({
    code: 1,
    text: "AttributeError: 'int' object has no attribute 'nothing' (try.py, line 2)",
  });
  expect(await run('x = = 1')).toMatchObject({ code: 1, text: expect.stringContaining('(try.py, line 1)') as string });
});

it('sees the script library of a project', async () => {
  const project = temporaryFolder();
  mkdirSync(join(project, 'ignition/script-python/plant'), { recursive: true });
  writeFileSync(join(project, 'project.json'), '{"title": "Plant"}');
  writeFileSync(join(project, 'ignition/script-python/plant/code.py'), 'def half(x):\n\treturn x / 2\n');
  expect(await run('print plant.half(7)', '--project', project)).toEqual({ code: 0, text: '3' });
});

it('knows the name of the project', async () => {
  const project = join(temporaryFolder(), 'plant');
  mkdirSync(project);
  writeFileSync(join(project, 'project.json'), '{"title": "Plant"}');
  expect(await run('print system.util.getProjectName()', '--project', project)).toEqual({ code: 0, text: 'plant' });
});

it('runs nothing of a file that is not UTF-8 or not there', async () => {
  expect(await run(new Uint8Array([0x70, 0xff]))).toMatchObject({
    code: 1,
    text: expect.stringContaining('is not UTF-8') as string,
  });
  const on = terminal();
  expect(await runCommand(['script', join(temporaryFolder(), 'nowhere.py')], on)).toBe(1);
  expect(on.printed.join()).toContain('is not there. Nothing was run.');
});
