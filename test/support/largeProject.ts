/**
 * Writes a project as large as the largest that are known, for measuring: `node test/support/largeProject.ts <folder> [views]`.
 * Each view has labels with bindings of several kinds, a table, buttons with scripts, a view inside, and what is missing here.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const perspective = 'com.inductiveautomation.perspective';
const [, , folder, views = '5000'] = process.argv;
if (folder === undefined) throw new Error('Name the folder that the project is written to.');
const count = Number(views);

function write(file: string, content: unknown): void {
  const path = join(folder ?? '', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
}

const flex = (name: string, children: readonly unknown[]) => ({
  type: 'ia.container.flex',
  meta: { name },
  props: { direction: 'column', style: { gap: 8, classes: 'Panel/Plain' } },
  children,
});

function label(index: number, binding: unknown): unknown {
  return {
    type: 'ia.display.label',
    meta: { name: `Label_${index}` },
    position: { basis: '32px', shrink: 0 },
    props: { text: 'Value', textStyle: { fontSize: 14 } },
    propConfig: { 'props.text': { binding } },
  };
}

const bindings = (view: number): readonly unknown[] => [
  { type: 'property', config: { path: 'view.params.title' } },
  { type: 'tag', config: { mode: 'direct', tagPath: `[default]Line ${view % 50}/Speed` } },
  {
    type: 'tag',
    config: { mode: 'indirect', tagPath: '[default]Line {1}/Batch', references: { '1': '{view.params.line}' } },
  },
  { type: 'expr', config: { expression: 'numberFormat({view.custom.count} * 1.5, "#,##0.00") + " kg"' } },
  { type: 'expr', config: { expression: 'if({../Label_0.props.text} = "", "none", {../Label_0.props.text})' } },
  { type: 'expr', config: { expression: `if(${view % 9} = 0, jsonGet({view.custom.rows}, "a"), 1)` } },
  { type: 'property', config: { path: view % 11 === 0 ? '../Gone.props.text' : 'this.custom.own' } },
];

function button(index: number, view: number): unknown {
  const script = [
    'rows = []',
    'for place, name in enumerate(["a", "b", "c"]):',
    '\trows.append({"place": place, "name": name, "text": "%s %d" % (name, place)})',
    `self.view.custom.rows = rows`,
    `self.getSibling("Label_0").props.text = str(len(rows) / 2)`,
    ...(view % 7 === 0 ? ['system.db.createSProcCall("a")'] : []),
    ...(view % 13 === 0 ? ['import socket'] : []),
  ];
  return {
    type: 'ia.input.button',
    meta: { name: `Button_${index}` },
    props: { text: 'Go', style: { marginTop: 4, zIndex: 3 } },
    events: {
      component: { onActionPerformed: { type: 'script', scope: 'G', config: { script: `\t${script.join('\n\t')}` } } },
    },
  };
}

write('project.json', { title: 'Large' });
write(`${perspective}/page-config/config.json`, { pages: { '/': { title: 'First', viewPath: 'Area 0/View 0' } } });
write(`${perspective}/style-classes/Panel/Plain/style.json`, { base: { style: { padding: 4 } } });
write('countersign/tags.json', {
  tags: Array.from({ length: 50 }, (_, line) => [
    { path: `Line ${line}/Speed`, value: 100 + line },
    { path: `Line ${line}/Batch`, value: `B-${line}` },
  ]).flat(),
});
write('ignition/script-python/plant/rows/code.py', 'def first(rows):\n\treturn rows[0] if rows else None\n');
for (let view = 0; view < count; view += 1) {
  write(`${perspective}/views/Area ${Math.floor(view / 100)}/View ${view}/view.json`, {
    custom: { count: view, rows: [] },
    params: { title: `View ${view}`, line: view % 50 },
    ...(view % 10 === 0
      ? {
          events: {
            system: { onStartup: { type: 'script', scope: 'G', config: { script: '\tself.custom.count = 7 / 2' } } },
          },
        }
      : {}),
    root: flex('root', [
      ...bindings(view).map((binding, index) => label(index, binding)),
      button(0, view),
      { type: 'ia.display.table', meta: { name: 'Table' }, props: { data: [{ a: 1, b: 'x' }] } },
      ...(view % 4 === 0 ? [{ type: 'ia.display.image', meta: { name: 'Image' }, props: { source: '/x.png' } }] : []),
      ...(view % 5 === 0 && view > 0
        ? [{ type: 'ia.display.view', meta: { name: 'Inside' }, props: { path: `Area 0/View ${(view % 97) + 1}` } }]
        : []),
    ]),
  });
}
