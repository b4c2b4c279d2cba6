/** Small projects for tests in the real program: views of labels and buttons, written as Ignition stores them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Node = Readonly<Record<string, unknown>>;

export function label(name: string, props: Node, bound: Readonly<Record<string, string>> = {}): Node {
  const propConfig = Object.fromEntries(
    Object.entries(bound).map(([path, expression]) => [path, { binding: { type: 'expr', config: { expression } } }]),
  );
  return { type: 'ia.display.label', meta: { name }, props, propConfig };
}

export function button(name: string, script: string): Node {
  return acting(name, { type: 'script', scope: 'G', config: { script: script.replace(/^/gm, '\t') } });
}

/** A button that does an action, as the designer saves it. */
export function acting(name: string, onActionPerformed: Node): Node {
  return {
    type: 'ia.input.button',
    meta: { name },
    props: { text: name },
    events: { component: { onActionPerformed } },
  };
}

export const column = (children: readonly Node[]): Node => ({
  type: 'ia.container.flex',
  meta: { name: 'root' },
  props: { direction: 'column' },
  children,
});

/** A project whose pages, by their addresses, show views of those names. */
export interface TestProject {
  readonly title: string;
  /** What `project.json` says under `countersign`. */
  readonly settings?: Node;
  readonly pages: Readonly<Record<string, string>>;
  readonly views: Readonly<Record<string, Node>>;
  readonly files?: Readonly<Record<string, Node | string>>;
}

/** Writes a project; the folder that it lies in. */
export function writeProject(folder: string, { title, settings = {}, pages, views, files = {} }: TestProject): string {
  const project = join(folder, 'project');
  const perspective = 'com.inductiveautomation.perspective';
  const all: Readonly<Record<string, Node | string>> = {
    [`${perspective}/page-config/config.json`]: {
      pages: Object.fromEntries(Object.entries(pages).map(([path, view]) => [path, { title: view, viewPath: view }])),
    },
    ...Object.fromEntries(
      Object.entries(views).map(([name, view]) => [`${perspective}/views/${name}/view.json`, view]),
    ),
    ...files,
    // Last: who follows the folder finds the whole.
    'project.json': { title, countersign: settings },
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return project;
}
