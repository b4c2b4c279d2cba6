/** Whole numbers that are doubles (`7.0`) stay so on every way into a script and back: `/` floors whole numbers in Python 2.7. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { until } from '../../support/until.ts';
import { findNode, openStation, viewFile, type ProjectFiles, type TestStation } from '../../support/station.ts';
import { button, expr, label, property, script, tags, view } from '../../support/views.ts';

const plant = tags(
  { path: 'F', value: 7, dataType: 'Float8' },
  { path: 'I', value: 7, dataType: 'Int4' },
  { path: 'Lists', value: [7, 8], dataType: 'Float8Array' },
);

const printed = ({ log }: TestStation): readonly string[] =>
  log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message);

/** What lines of a button print, and then another button's, on a view with custom properties. */
async function pressed(presses: readonly (readonly string[])[], more: ProjectFiles = plant, custom: object = {}) {
  const buttons = presses.map((lines, at) => button(`Go ${at}`, script(lines.join('\n\t'))));
  const station = await openStation({ files: { ...view(buttons, { custom }), ...more } });
  const page = station.openPage();
  for (const at of presses.keys()) await page.frame.fire(page.node(`Go ${at}`).id, 'component.onActionPerformed', {});
  expect(page.notices).toEqual([]);
  return printed(station);
}

it('a tag of floats is a float, one of whole numbers is none', async () => {
  const lines = [
    'for path in ["F", "I"]:',
    '\tvalue = system.tag.readBlocking(["[default]" + path])[0].value',
    '\tprint value, value / 2, (value + value) / 4, 100 * value / 8',
    'print [one / 2 for one in system.tag.readBlocking(["[default]Lists"])[0].value]',
    'print system.tag.read("[default]F").value / 2',
  ];
  expect(await pressed([lines])).toEqual(['7.0 3.5 3.5 87.5', '7 3 3 87', '[3.5, 4.0]', '3.5']);
});

it('what a script keeps in a property is read back as what it was, inside of lists and objects too', async () => {
  const keep = [
    'own = self.view.custom',
    'own.whole = 7',
    'own.double = 7.0',
    'own.rows = [{"value": 7.0, "n": 7}, {"value": 9.0, "n": 9}]',
    'own.rows[1].n = 11',
    'own.rows.append({"value": 1e3, "n": 3})',
  ];
  const read = [
    'own = self.view.custom',
    'print own.whole / 2, own.double / 2',
    'for row in own.rows:',
    '\tprint row.value / 2, row["n"] / 2',
    'print sum([row["value"] for row in own.rows]) / 3',
    'own.double = 7',
    'print own.double / 2',
  ];
  const custom = { whole: 0, double: 0, rows: [] };
  expect(await pressed([keep, read], plant, custom)).toEqual([
    '3 3.5',
    '3.5 3',
    '4.5 5',
    '500.0 1',
    '338.666666667',
    '3',
  ]);
});

it('a number of a project’s file that has a point is a float', async () => {
  const files = view([button('Go 0', script('print self.view.custom.a / 2, self.view.custom.b[0] / 2'))], {
    custom: { a: 0, b: [0] },
  });
  const path = viewFile('Main');
  const text = JSON.stringify(files[path]).replace('"a":0,"b":[0]', '"a":7.0,"b":[7.0]');
  const station = await openStation({ files: { ...files, [path]: text } });
  const page = station.openPage();
  await page.frame.fire(page.node('Go 0').id, 'component.onActionPerformed', {});
  expect(printed(station)).toEqual(['3.5 3.5']);
});

it('a transform, and a script of an expression, get the float of a tag, of an expression and of what is before them', async () => {
  const half = { type: 'script', code: '\treturn repr(value) + " " + repr(value / 2)' };
  const through = (binding: object, ...transforms: readonly object[]) => ({ ...binding, transforms });
  const tag = { type: 'tag', config: { mode: 'direct', tagPath: '[default]F' } };
  const station = await openStation({
    files: {
      ...plant,
      ...view([
        label('Tag', through(tag, half)),
        label('Whole', through({ type: 'tag', config: { mode: 'direct', tagPath: '[default]I' } }, half)),
        label('Literal', through(expr('7.0'), half)),
        label('Root', through(expr('sqrt(49)'), half)),
        label('Product', through(expr('{[default]I} * 1.0'), half)),
        label('Read', through(expr('{[default]F}'), half)),
        label('Chain', through(expr('14'), { type: 'script', code: '\treturn value / 2.0' }, half)),
        label('Called', expr('runScript("repr(arguments[0] / 2) + str(arguments[1] / 2)", 0, {[default]F}, 7)')),
        label('Answered', through(expr('runScript("7.0", 0)'), half)),
        { ...label('Held', tag), meta: { name: 'Held' } },
        label('Bound', through(property('../Held.props.text'), half)),
        label('Words', expr('toStr({[default]F}) + " " + toStr({[default]I})')),
      ]),
    },
  });
  const page = station.openPage();
  const names = ['Tag', 'Whole', 'Literal', 'Root', 'Product', 'Read', 'Chain', 'Called', 'Answered', 'Bound', 'Words'];
  const texts = () => {
    const { root } = page.frame.resume();
    return Object.fromEntries(names.map((name) => [name, findNode(root, name)?.props['text']]));
  };
  await until(() =>
    expect(texts()).toEqual({
      Tag: '7.0 3.5',
      Whole: '7 3',
      Literal: '7.0 3.5',
      Root: '7.0 3.5',
      Product: '7.0 3.5',
      Read: '7.0 3.5',
      Chain: '7.0 3.5',
      Called: '3.53',
      Answered: '7.0 3.5',
      Bound: '7.0 3.5',
      Words: '7.0 7',
    }),
  );
});

it('ES-11 what is reckoned of a tag of floats is signed as it is', async () => {
  const lines = [
    't = system.tag.readBlocking(["[default]F"])[0].value',
    'record = {"Half": t / 2, "Mean": (t + t) / 4, "Share": 100 * t / 8}',
    'system.mes.signature.authorization.queueAuthRequest("release", record=record)',
  ];
  const release = {
    'countersign/signature-templates/release.json': { name: 'release', expression: '{role:Supervisor}' },
  };
  const station = await openStation({
    files: { ...plant, ...release, ...view([button('Go', script(lines.join('\n\t')))]) },
  });
  const page = station.openPage();
  await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
  expect(page.notices).toEqual([]);
  const db = new Database(join(station.dataDir, 'station.sqlite'), { readonly: true });
  onTestFinished(() => void db.close());
  const asked = db.prepare<[], { content: string }>('SELECT content FROM signature_request').get();
  expect(JSON.parse(asked?.content ?? '')).toMatchObject({
    record: { content: { Half: 3.5, Mean: 3.5, Share: 87.5 } },
  });
});
