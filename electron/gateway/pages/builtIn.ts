/**
 * The pages for the daily work, as project resources that every project has: ordinary views, and the script library
 * `countersign.pages` that they call. A project that has a page of the same path shows its own instead.
 */
import { readFileSync } from 'node:fs';
import { viewFile, type ViewDefinition } from '../project/schemas.ts';
import authorizations from './Authorizations.view.json' with { type: 'json' };
import history from './History.view.json' with { type: 'json' };
import templates from './Templates.view.json' with { type: 'json' };

interface BuiltInPages {
  readonly views: ReadonlyMap<string, ViewDefinition>;
  readonly pages: readonly { readonly path: string; readonly title: string; readonly viewPath: string }[];
  readonly scripts: readonly { readonly name: string; readonly file: string; readonly source: string }[];
}

const sources = { Authorizations: authorizations, History: history, Templates: templates };

/** Reads the built-in pages. */
export function builtInPages(): BuiltInPages {
  const names = Object.entries(sources);
  return {
    views: new Map(names.map(([name, source]) => [`Countersign/${name}`, viewFile.parse(source)] as const)),
    pages: names.map(([name]) => ({
      path: `/${name.toLowerCase()}`,
      title: name,
      viewPath: `Countersign/${name}`,
    })),
    scripts: [
      {
        name: 'countersign.pages',
        file: 'countersign/pages',
        source: readFileSync(new URL('./pages.py', import.meta.url), 'utf8'),
      },
    ],
  };
}

/** A project with the built-in pages; its own pages and views of the same path come first. */
export function withBuiltIn<P extends Pick<BuiltInPages, 'views' | 'pages' | 'scripts'>>(project: P): P {
  const builtIn = builtInPages();
  const own = new Set(project.pages.map(({ path }) => path));
  return {
    ...project,
    views: new Map([...builtIn.views, ...project.views]),
    pages: [...project.pages, ...builtIn.pages.filter(({ path }) => !own.has(path))],
    scripts: [...project.scripts.filter(({ name }) => name !== 'countersign.pages'), ...builtIn.scripts],
  };
}
