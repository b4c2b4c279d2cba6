/**
 * The pages for the daily work, as project resources that every project has: ordinary views, and the script libraries
 * `countersign.pages` and `countersign.audit` that they call. A project that has a page of the same path shows its own instead.
 */
import { readFileSync } from 'node:fs';
import { viewFile, type ViewDefinition } from '../schemas.ts';
import audit from './Audit.view.json' with { type: 'json' };
import connections from './Connections.view.json' with { type: 'json' };
import authorizations from './Authorizations.view.json' with { type: 'json' };
import history from './History.view.json' with { type: 'json' };
import templates from './Templates.view.json' with { type: 'json' };

interface BuiltInPages {
  readonly views: ReadonlyMap<string, ViewDefinition>;
  readonly pages: readonly { readonly path: string; readonly title: string; readonly viewPath: string }[];
  readonly scripts: readonly { readonly name: string; readonly file: string; readonly source: string }[];
}

const sources = {
  Authorizations: authorizations,
  History: history,
  Templates: templates,
  Audit: audit,
  Connections: connections,
};

/** Files of the script library, beside this one. */
const libraries = ['pages', 'audit'] as const;

let read: BuiltInPages | undefined;

/** The built-in pages, read once: the same objects for each opening of a project. */
export function builtInPages(): BuiltInPages {
  return (read ??= readPages());
}

function readPages(): BuiltInPages {
  const names = Object.entries(sources);
  return {
    views: new Map(names.map(([name, source]) => [`Countersign/${name}`, viewFile.parse(source)] as const)),
    pages: names.map(([name]) => ({
      path: `/${name.toLowerCase()}`,
      title: name,
      viewPath: `Countersign/${name}`,
    })),
    scripts: libraries.map((name) => ({
      name: `countersign.${name}`,
      file: `countersign/${name}`,
      source: readFileSync(new URL(`./${name}.py`, import.meta.url), 'utf8'),
    })),
  };
}

/** Folder of the views of the built-in pages: a project has none of its own there, or a page would not be what it is called. */
const reserved = 'Countersign/';

/** Whether the view of a path is that of a built-in page. */
export function isBuiltInView(path: string): boolean {
  return path.startsWith(reserved);
}

/** Views of a project that would stand in for those of the built-in pages, as problems of their files. */
export function reservedViews(views: Iterable<string>): { readonly file: string; readonly reason: string }[] {
  return [...views].filter(isBuiltInView).map((path) => ({
    file: `com.inductiveautomation.perspective/views/${path}/view.json`,
    reason: `is not used: the folder ${reserved} belongs to the built-in pages. A page of the same path takes their place`,
  }));
}

/** A project with the built-in pages; its own pages of the same path come first. */
export function withBuiltIn<P extends Pick<BuiltInPages, 'views' | 'pages' | 'scripts'>>(project: P): P {
  const builtIn = builtInPages();
  const own = new Set(project.pages.map(({ path }) => path));
  return {
    ...project,
    views: new Map([...[...project.views].filter(([path]) => !isBuiltInView(path)), ...builtIn.views]),
    pages: [...project.pages, ...builtIn.pages.filter(({ path }) => !own.has(path))],
    scripts: [
      ...project.scripts.filter(({ name }) => !builtIn.scripts.some((own) => own.name === name)),
      ...builtIn.scripts,
    ],
  };
}
