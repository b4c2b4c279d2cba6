/** What of the styles of components and of style classes is not applied; what a browser alone knows is told on the page. */
import { objectOf, type Json, type JsonObject } from '../../contract/json.ts';
import type { SheetRule, StyleClasses } from '../../contract/page.ts';
import {
  classNames,
  cssName,
  leftOfAnimation,
  saysNothing,
  ownClasses,
  isState,
  sheetValue,
  splitClassStyle,
  splitStyle,
  styleValue,
  whyNoPicture,
  type ReadValue,
} from '../../contract/styles.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { found, type Found } from './finding.ts';

/** What a style can name. */
export interface StyleSurroundings {
  /** Also those that only the style sheet has. */
  readonly styleClasses: StyleClasses;
  /** The other computers that pages may load pictures from. */
  readonly hosts: readonly string[];
}

/** Checks a style of a component that stands at a path of the file; classes are checked where they are. */
export function checkStyle(
  style: Json | undefined,
  at: string,
  { styleClasses: classes, hosts }: StyleSurroundings,
): readonly Found[] {
  return [
    ...checkLook(style, at, hosts, splitStyle),
    ...classNames(style)
      .filter((name) => !Object.hasOwn(classes, name) && !ownClasses.has(name))
      .map((name) =>
        found('reference', name, jsonPath(at, 'classes'), 'The project has no such style class. A mark says so.'),
      ),
  ];
}

/** Checks a style class; its paths are those of its own file. */
export function checkStyleClass({ base, variants }: StyleClasses[string], hosts: readonly string[]): readonly Found[] {
  return [
    ...checkLook(base.style, 'base.style', hosts, splitClassStyle),
    ...checkAnimation(base.animation, 'base.animation', hosts),
    ...variants.flatMap(({ pseudo, media, style, animation }, index) => {
      const at = jsonPath('variants', index);
      return isState(pseudo, media)
        ? [
            ...checkLook(style, jsonPath(at, 'style'), hosts, splitClassStyle),
            ...checkAnimation(animation, jsonPath(at, 'animation'), hosts),
          ]
        : [found('style', `:${pseudo}`, jsonPath(at, 'pseudo'), 'There is no such state. Its style is not applied.')];
    }),
  ];
}

/** Checks the style sheet; its paths are its lines. What else of it is left out was told when it was read. */
export function checkSheet(rules: readonly SheetRule[], hosts: readonly string[]): readonly Found[] {
  return rules.flatMap((rule) => {
    const selectors = rule.kind === 'look' ? rule.selectors : [];
    const looks =
      rule.kind === 'look'
        ? rule.declarations.map(({ property, value }) => [property, value] as const)
        : rule.kind === 'animation'
          ? Object.values(rule.keyframes).flatMap((look) => Object.entries(look))
          : [];
    return looks.flatMap(([property, value]) => {
      const css = sheetValue(selectors, property, value, (...parts) => styleValue(...parts, hosts));
      const why = whyNoPicture(property, value, hosts);
      const reason = `It is not applied. The page says so.${why === undefined ? '' : ` It is not loaded: ${why}.`}`;
      return css === undefined ? [found('style', property, `line ${rule.line}`, reason)] : [];
    });
  });
}

function checkLook(
  style: Json | undefined,
  at: string,
  hosts: readonly string[],
  split: typeof splitStyle,
): readonly Found[] {
  const read: ReadValue = (property, value) => styleValue(property, value, hosts);
  return split(style, read).left.map((name) => {
    const value = objectOf(style)[name];
    const css = cssName(name);
    return saysNothing(css, value)
      ? found('slip', css, jsonPath(at, name), 'No browser does anything with it. A mark at the component says so.')
      : left(name, jsonPath(at, name), whyNoPicture(css, value, hosts));
  });
}

function checkAnimation(animation: JsonObject | undefined, at: string, hosts: readonly string[]): readonly Found[] {
  const read: ReadValue = (property, value) => styleValue(property, value, hosts);
  return leftOfAnimation(animation ?? {}, read).map((keys) => left(keys.at(-1) ?? '', jsonPath(at, ...keys)));
}

function left(name: string, at: string, why?: string): Found {
  const reason = why === undefined ? '' : ` It is not loaded: ${why}.`;
  return found('style', cssName(name), at, `It is not applied. A mark at the component says so.${reason}`);
}
