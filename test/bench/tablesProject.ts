/** The project of the bench of tables: the same table with few rows and with a hundred thousand, still and with a cell that changes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Pages by their titles. */
export const pages = Object.freeze({
  nothing: 'Nothing',
  few: 'Few',
  many: 'Many',
  fewLive: 'Few live',
  manyLive: 'Many live',
});

export const sizes = Object.freeze({ few: 20, many: 100_000 });

const columns = [
  { field: 'entry' },
  { field: 'lot' },
  { field: 'level', render: 'number', numberFormat: '0,0.0' },
  { field: 'at', render: 'date', dateFormat: 'YYYY-MM-DD HH:mm' },
  { field: 'good' },
  { field: 'who' },
];
const people = ['Olga Berg', 'Samir Haddad', 'Ada Winter'];

function table(count: number, isLive: boolean): object {
  const data = Array.from({ length: count }, (_, at) => ({
    entry: at,
    lot: `L-${(at * 7919) % count}`,
    level: ((at * 31) % 1000) / 10,
    at: 1_795_701_600_000 + at * 60_000,
    good: at % 3 === 0,
    who: people[at % people.length],
  }));
  const binding = { type: 'expr', config: { expression: '(toMillis(now(100)) % 100000) / 10.0' } };
  return {
    root: {
      type: 'ia.container.flex',
      meta: { name: 'root' },
      props: { direction: 'column' },
      children: [
        {
          type: 'ia.display.table',
          meta: { name: 'Table' },
          position: { grow: 1, basis: 0 },
          props: { data, columns, filter: { enabled: true } },
          ...(isLive ? { propConfig: { 'props.data[5].level': { binding } } } : {}),
        },
      ],
    },
  };
}

/** Writes the project, whose first page shows nothing. */
export function writeTablesProject(folder: string): void {
  const views: Readonly<Record<string, object>> = {
    [pages.nothing]: { root: { type: 'ia.container.flex', meta: { name: 'root' } } },
    [pages.few]: table(sizes.few, false),
    [pages.many]: table(sizes.many, false),
    [pages.fewLive]: table(sizes.few, true),
    [pages.manyLive]: table(sizes.many, true),
  };
  const entries = Object.values(pages).map((title, at) => [at === 0 ? '/' : `/${at}`, { title, viewPath: title }]);
  const files: Readonly<Record<string, object>> = {
    'project.json': { title: 'Bench' },
    'com.inductiveautomation.perspective/page-config/config.json': { pages: Object.fromEntries(entries) },
    ...Object.fromEntries(
      Object.entries(views).map(([name, view]) => [
        `com.inductiveautomation.perspective/views/${name}/view.json`,
        view,
      ]),
    ),
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }
}
