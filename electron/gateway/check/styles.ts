/** What of the styles of components and of style classes is not applied; what a browser alone knows is told on the page. */
import type { Json, JsonObject } from '../../contract/json.ts';
import type { StyleClasses } from '../../contract/page.ts';
import {
  classNames,
  cssName,
  leftOfAnimation,
  ownClasses,
  pseudoClasses,
  splitStyle,
  styleValue,
} from '../../contract/styles.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { found, type Found } from './finding.ts';

/** Checks a style of a component that stands at a path of the file; classes are checked where they are. */
export function checkStyle(style: Json | undefined, at: string, classes: StyleClasses): readonly Found[] {
  return [
    ...checkLook(style, at),
    ...classNames(style)
      .filter((name) => !Object.hasOwn(classes, name) && !ownClasses.has(name))
      .map((name) =>
        found('reference', name, jsonPath(at, 'classes'), 'The project has no such style class. A mark says so.'),
      ),
  ];
}

/** Checks a style class; its paths are those of its own file. */
export function checkStyleClass({ base, variants }: StyleClasses[string]): readonly Found[] {
  return [
    ...checkLook(base.style, 'base.style'),
    ...checkAnimation(base.animation, 'base.animation'),
    ...variants.flatMap(({ pseudo, style, animation }, index) => {
      const at = jsonPath('variants', index);
      return pseudoClasses.has(pseudo)
        ? [...checkLook(style, jsonPath(at, 'style')), ...checkAnimation(animation, jsonPath(at, 'animation'))]
        : [found('style', `:${pseudo}`, jsonPath(at, 'pseudo'), 'There is no such state. Its style is not applied.')];
    }),
  ];
}

function checkLook(style: Json | undefined, at: string): readonly Found[] {
  return splitStyle(style, styleValue).left.map((name) => left(name, jsonPath(at, name)));
}

function checkAnimation(animation: JsonObject | undefined, at: string): readonly Found[] {
  return leftOfAnimation(animation ?? {}, styleValue).map((keys) => left(keys.at(-1) ?? '', jsonPath(at, ...keys)));
}

function left(name: string, at: string): Found {
  return found('style', cssName(name), at, 'It is not applied. A mark at the component says so.');
}
