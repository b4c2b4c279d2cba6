import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStation, smallProject, templateFile, viewFile, type TestStation } from '../../support/station.ts';

const loaded = ({ gateway }: TestStation) =>
  gateway.trail
    .latest(500)
    .filter((entry) => entry.action === 'station.loaded')
    .map(({ detail }) => detail);

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

it('each file of a project and each setting of the site stands in the trail with its hash', async () => {
  const script = 'ignition/script-python/plant/code.py';
  const station = await openStation({ files: { ...smallProject, [script]: 'def run():\n\treturn 1\n' } });
  const { projectDir } = station;
  const names = [...Object.keys(smallProject), script].sort();
  const [detail] = loaded(station);
  expect(detail?.['changed']).toEqual(
    expect.arrayContaining(names.map((name) => ({ path: `project/${name}`, hash: sha256(join(projectDir, name)) }))),
  );
});

it('what was changed, added or taken away beside the program is named at the next start, and nothing else', async () => {
  const first = await openStation();
  const { dataDir, projectDir } = first;
  const atFirst = loaded(first);
  const same = await first.restart();
  expect(loaded(same)).toEqual(atFirst);
  await same.gateway.close();

  const template = join(projectDir, templateFile('line'));
  writeFileSync(template, readFileSync(template, 'utf8').replace('{role:Supervisor}', '{role:Operator}'));
  rmSync(join(projectDir, templateFile('batch')));
  writeFileSync(join(dataDir, 'anchors.json'), '{"anchors": []}');
  const other = await openStation({ dataDir, projectDir });
  expect(loaded(other)).toHaveLength(atFirst.length + 1);
  expect(loaded(other)[0]?.['changed']).toEqual([
    { path: `project/${templateFile('batch')}`, hash: null },
    { path: `project/${templateFile('line')}`, hash: sha256(template) },
    { path: 'settings/anchors.json', hash: sha256(join(dataDir, 'anchors.json')) },
  ]);
});

it('a file that cannot be used has its hash in the trail as well', async () => {
  const broken = viewFile('Broken');
  const station = await openStation({ files: { ...smallProject, [broken]: '{' } });
  expect(loaded(station)[0]?.['changed']).toContainEqual({
    path: `project/${broken}`,
    hash: createHash('sha256').update('{').digest('hex'),
  });
});

it('settings that cannot be read keep no station from starting, and have no hash', async () => {
  const first = await openStation();
  await first.gateway.close();
  mkdirSync(join(first.dataDir, 'anchors.json'));
  const station = await openStation({ dataDir: first.dataDir, projectDir: first.projectDir });
  expect(JSON.stringify(loaded(station))).not.toContain('anchors.json');
});
