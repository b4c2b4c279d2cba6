/** How much of what the views of a project ask for is done: their components, and the properties of those. */
import { declarationOf } from '../../contract/components/index.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { componentPlace, eachComponentPlace } from '../project/componentPlaces.ts';
import type { ViewDefinition } from '../project/schemas.ts';
import type { Problem } from './finding.ts';
import { asked } from './views.ts';

export interface Shares {
  /** The components of the views, and those of them that are shown as what they are. */
  readonly components: number;
  readonly componentsShown: number;
  /** The properties that they have or that are bound, and those of them that are obeyed with all that is in them. */
  readonly properties: number;
  readonly propertiesObeyed: number;
}

/** A view of a project, and its file. */
interface Shared {
  readonly file: string;
  readonly view: ViewDefinition;
}

/** A property of a component, at the beginning of a place in a view's file. */
const property = /^root(?:\.children\[\d+\])*\.props(?:\.\w+|\["(?:[^"\\]|\\.)*"\])/;

/** The shares of the views of a project, in which these problems are. */
export function sharesOf(views: readonly Shared[], problems: readonly Problem[]): Shares {
  const odd = new Set(
    problems.flatMap(({ file, kind, path }) => {
      const at = kind === 'property' || kind === 'style' ? property.exec(path)?.[0] : undefined;
      return at === undefined ? [] : [`${file} ${at}`];
    }),
  );
  /** What Perspective's own component has not either is none of its properties. */
  const strange = new Set(
    problems.flatMap(({ file, kind, path }) =>
      kind === 'slip' && property.exec(path)?.[0] === path ? [`${file} ${path}`] : [],
    ),
  );
  const shares = { components: 0, componentsShown: 0, properties: 0, propertiesObeyed: 0 };
  for (const { file, view } of views) {
    for (const { definition, path } of eachComponentPlace(componentPlace(view.root))) {
      const known = declarationOf(definition.type);
      const isShown = known !== undefined && known.instead === undefined;
      const names = Object.keys(asked(definition))
        .map((name) => `${file} ${jsonPath(path, 'props', name)}`)
        .filter((place) => !strange.has(place));
      shares.components += 1;
      shares.properties += names.length;
      if (!isShown) continue;
      shares.componentsShown += 1;
      shares.propertiesObeyed += names.filter((place) => !odd.has(place)).length;
    }
  }
  return shares;
}
