import { pageConfig, viewFile, type ProjectFiles } from '../../support/station.ts';

/** A page with one button a script. */
export function buttons(scripts: Readonly<Record<string, string>>): ProjectFiles {
  return {
    [pageConfig]: { pages: { '/': { title: 'Main', viewPath: 'Main' } } },
    [viewFile('Main')]: {
      custom: { authUuid: '' },
      root: {
        type: 'ia.container.flex',
        meta: { name: 'root' },
        children: Object.entries(scripts).map(([name, script]) => ({
          type: 'ia.input.button',
          meta: { name },
          props: { text: name },
          events: { component: { onActionPerformed: { type: 'script', scope: 'G', config: { script } } } },
        })),
      },
    },
  };
}
