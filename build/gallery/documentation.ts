/** The documentation of component types, written from their declarations. */
import type { Declaration } from '../../electron/contract/components/declaration.ts';
import { declarations } from '../../electron/contract/components/index.ts';
import type { Shapes } from '../../electron/contract/components/shapes.ts';

/** How the lists of types are called, by the middle of their names. */
const families: Readonly<Record<string, string>> = {
  container: 'Containers',
  display: 'Display',
  chart: 'Charts and gauges',
  input: 'Inputs',
  navigation: 'Navigation',
  symbol: 'Symbols',
  shapes: 'Drawings',
  reporting: 'Reports',
};

/** A text in a cell of a table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** A default as a project would write it; nothing where none holds, and for objects, whose settings have rows of their own. */
function otherwise(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.length === 0 ? '`[]`' : `\`${JSON.stringify(value)}\``;
  return typeof value === 'object' && value !== null ? '' : `\`${JSON.stringify(value)}\``;
}

/** A row for each property, those inside of objects and of lists of objects after the one that they are in. */
function rows(shapes: Shapes, writes: readonly string[], before = ''): readonly string[] {
  return Object.entries(shapes).flatMap(([name, { kind, meaning, default: own, inside }]) => {
    const path = `${before}${name}`;
    const isWritten = writes.includes(path);
    const what = isWritten ? `${meaning} A person writes it.` : meaning;
    const isList = kind.startsWith('list');
    const row = `| \`${path}\` | ${cell(kind)} | ${cell(otherwise(own))} | ${cell(what)} |`;
    return [row, ...(inside === undefined ? [] : rows(inside, writes, `${path}${isList ? '[]' : ''}.`))];
  });
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];
}

/** Whether the gallery shows a type by itself. */
export function hasPicture({ within, instead }: Declaration): boolean {
  return within === undefined && instead === undefined;
}

/** The page of a type. */
export function typePage(one: Declaration): string {
  const {
    type,
    title,
    purpose,
    properties,
    writes = [],
    events,
    children,
    methods,
    extensions,
    missing = [],
    within,
    instead,
  } = one;
  const head = ['| Property | Value | Where nothing is said | |', '| --- | --- | --- | --- |'];
  const raised = Object.entries(events ?? {}).map(([name, { meaning, fields = {} }]) => {
    const told = Object.entries(fields).map(([field, what]) => `\`${field}\`: ${what}`);
    return `- \`${name}\`: ${[meaning, ...told].join(' ')}`;
  });
  return [
    `# ${title}`,
    '',
    '<!-- Written by `npm run gallery -- --docs` from the declaration. -->',
    '',
    `\`${type}\`. ${purpose}`,
    '',
    ...(instead === undefined ? [] : [`It is not shown. ${instead}`, '']),
    ...(within === undefined ? [] : [`It stands in \`${within}\` alone.`, '']),
    ...(hasPicture(one) ? [`![${title} in its states](pictures/${type}.png)`, ''] : []),
    ...section('Properties', [...head, ...rows(properties, writes)]),
    ...section('Events', raised),
    ...section(
      'Methods for scripts',
      Object.entries(methods ?? {}).map(([name, meaning]) => `- \`${name}()\`: ${meaning}`),
    ),
    ...section(
      'Extension functions',
      Object.entries(extensions ?? {}).map(
        ([name, { meaning, parameter }]) => `- \`${name}(self, ${parameter})\`: ${meaning}`,
      ),
    ),
    ...section('Position of its children', children === undefined ? [] : [...head, ...rows(children, [])]),
    ...section(
      'Not done',
      missing.map((one) => `- ${one}`),
    ),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

/** The list of all types. */
function overview(): string {
  const names = [...new Set(declarations.map(({ type }) => type.split('.')[1] ?? ''))];
  const parts = names.flatMap((name) => [
    `## ${families[name] ?? name}`,
    '',
    '| Type | | Not done |',
    '| --- | --- | --- |',
    ...declarations
      .filter(({ type }) => type.split('.')[1] === name)
      .map(
        ({ type, title, purpose, instead, missing = [] }) =>
          `| [${title}](${type}.md), \`${type}\` | ${cell(purpose)} | ${cell([...(instead === undefined ? [] : [instead]), ...missing].join(' '))} |`,
      ),
    '',
  ]);
  return [
    '# Component types',
    '',
    '<!-- Written by `npm run gallery -- --docs` from the declarations. -->',
    '',
    'Each page has what of a project a type obeys. What stands there nowhere is named: on the page at its component, and by',
    '`countersign project check`. A type that is not in this list has a placeholder that names it; its bindings, events and',
    'scripts live. Every component has `style`, `meta.visible`, the events of the document and those of its life',
    '([pages](../pages.md)).',
    '',
    ...parts,
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

/** All files of the documentation of component types, by their names in `docs/components/`. */
export function documentation(): ReadonlyMap<string, string> {
  return new Map([['README.md', overview()], ...declarations.map((one) => [`${one.type}.md`, typePage(one)] as const)]);
}
