/** Views of labels and buttons for tests of what lies around a page. */
import { pageConfig, viewFile, type ProjectFiles } from '../../support/station.ts';

export function label(name: string, expression: string): unknown {
  const binding = { type: 'expr', config: { expression } };
  return { type: 'ia.display.label', meta: { name }, props: { text: '' }, propConfig: { 'props.text': { binding } } };
}

/** A button that does what is listed, each as the designer saves an action. */
export function acting(name: string, ...actions: readonly unknown[]): unknown {
  return { type: 'ia.input.button', meta: { name }, events: { component: { onActionPerformed: actions } } };
}

/** A button that runs a script. */
export function button(name: string, script: string): unknown {
  return acting(name, { type: 'script', scope: 'G', config: { script: script.replace(/^/gm, '\t') } });
}

export function view(children: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): unknown {
  return { ...more, root: { type: 'ia.container.flex', meta: { name: 'root' }, children } };
}

/** A project of one page, `/`, that shows these components, with more pages, views and files beside it. */
export function project(
  children: readonly unknown[],
  {
    pages = {},
    views = {},
    sharedDocks,
    files = {},
  }: {
    readonly pages?: Readonly<Record<string, unknown>>;
    readonly views?: Readonly<Record<string, unknown>>;
    readonly sharedDocks?: unknown;
    readonly files?: ProjectFiles;
  } = {},
): ProjectFiles {
  return {
    [pageConfig]: { pages: { '/': { title: 'Main', viewPath: 'Main' }, ...pages }, sharedDocks },
    [viewFile('Main')]: view(children),
    ...Object.fromEntries(Object.entries(views).map(([path, content]) => [viewFile(path), content])),
    ...files,
  };
}

/** Permissions that a supervisor alone has. */
export const supervisors = {
  type: 'AllOf',
  securityLevels: [
    { name: 'Authenticated', children: [{ name: 'Roles', children: [{ name: 'Supervisor', children: [] }] }] },
  ],
};
