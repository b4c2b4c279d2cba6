/** `page.props` and `page.custom`: where a page is and how large it is, which the system says, and its title, which scripts write. */
import { untracked } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { textOf, type Json } from '../../contract/json.ts';
import { createProperties, type Properties } from './properties.ts';

export interface PageProperties {
  /** As scripts and bindings have them. Writing what the system alone says throws `illegal-argument`. */
  readonly open: Properties;
  /** Writes a property as the system says it; the page that is told of itself has its title with it. */
  readonly system: (name: SystemProperty, value: Json) => void;
}

type SystemProperty = 'path' | 'primaryView' | 'urlParams' | 'dimensions' | 'title';

const systemProps: ReadonlySet<string> = new Set([
  'pageId',
  'path',
  'primaryView',
  'urlParams',
  'dimensions',
  'appBarVisible',
]);

/** What `page.props` has: what the system alone writes, and the title. */
export const pageProps: ReadonlySet<string> = new Set([...systemProps, 'title']);

const unknownSize = Object.freeze({ width: 0, height: 0 });

/** Makes the properties of a page; `titled` hears of each title that a script or binding gives it. */
export function pageProperties(pageId: string, titled: (title: string) => void): PageProperties {
  let isSystem = false;
  const properties = createProperties(
    {
      props: {
        pageId,
        path: '/',
        primaryView: '',
        title: '',
        urlParams: {},
        dimensions: { viewport: unknownSize, screen: unknownSize, primaryView: unknownSize },
        // The bars of this program are no app bar, which projects show and hide.
        appBarVisible: false,
      },
      custom: {},
    },
    ([scope, name]) => {
      if (scope !== 'props' || name !== 'title' || isSystem) return;
      const title = untracked(() => properties.get(['props', 'title']));
      titled(titleOf(title));
    },
  );
  return {
    open: {
      ...properties,
      set: (path, value, ...how) => {
        if (path[0] === 'props' && systemProps.has(String(path[1]))) {
          throw new CountersignError(ErrorCode.illegalArgument, `page.${path.join('.')} is written by the system only`);
        }
        properties.set(path, value, ...how);
      },
    },
    system: (name, value) => {
      isSystem = true;
      try {
        properties.set(['props', name], value);
      } finally {
        isSystem = false;
      }
    },
  };
}

/** What `page.props.title` says of the title of a page: a number is its text, what is no word is none. */
export function titleOf(title: Json | undefined): string {
  return typeof title === 'object' ? '' : textOf(title);
}
