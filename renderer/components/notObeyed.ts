/** What a project asks of a component and this version does not do, in the project's own names. */
import {
  stylesOf,
  unknownProperties,
  unreadInside,
  type Declaration,
} from '../../electron/contract/components/declaration.ts';
import type { Reading } from '../../electron/contract/components/shapes.ts';
import { objectOf, type Json, type JsonObject } from '../../electron/contract/json.ts';
import type { MenuEntry, StyleClasses } from '../../electron/contract/page.ts';
import {
  classNames,
  cssName,
  leftOfAnimation,
  ownClasses,
  isState,
  whyNoPicture,
} from '../../electron/contract/styles.ts';
import type { NodeState } from '../page/node.svelte.ts';
import type { PageActions } from '../page/state.svelte.ts';
import { patternProblem } from '../../electron/format/patternProblem.ts';
import { whyNoExpression } from './expressions.ts';
import { frames, hosts } from './source.ts';
import { cssValue, readClassStyle, readStyle } from './style.ts';

/** The parts of a component that are not shown; none for a component that is shown as its project says. */
export function notObeyed(
  { props }: Pick<NodeState, 'props'>,
  declaration: Declaration,
  { region, styleClasses }: Pick<PageActions, 'region' | 'styleClasses'>,
): readonly string[] {
  const reading: Reading = {
    css: cssValue,
    pattern: (kind, pattern) =>
      kind === 'expression' ? whyNoExpression(pattern) : patternProblem(kind, pattern, region),
    hosts: hosts(),
    frames: frames(),
  };
  return [
    ...unknownProperties(declaration, props),
    ...stylesOf(declaration, props).flatMap(({ at, style }) => styleParts(at, style, styleClasses)),
    ...unreadInside(declaration, props, reading).map(({ at, what }) => (what === undefined ? at : `${at}: ${what}`)),
  ].map((part) => part.slice(0, 200));
}

/** What of the styles of a tooltip and a menu is not applied. */
export function hintParts(
  { tooltip, menu }: Pick<NodeState, 'tooltip' | 'menu'>,
  classes: StyleClasses,
): readonly string[] {
  const ofEntry = (at: string, { style, children }: MenuEntry): readonly string[] => [
    ...styleParts(`${at}.style`, style, classes),
    ...children.flatMap((child, index) => ofEntry(`${at}.children[${index}]`, child)),
  ];
  return [
    ...(tooltip === null ? [] : styleParts('meta.tooltip.style', tooltip.style, classes)),
    ...(menu === null ? [] : styleParts('meta.contextMenu.style', menu.style, classes)),
    ...(menu?.items ?? []).flatMap((item, index) => ofEntry(`meta.contextMenu.items[${index}]`, item)),
  ];
}

/** What of a style object and of its classes is not applied. */
export function styleParts(name: string, style: Json | undefined, classes: StyleClasses): readonly string[] {
  return [
    ...readStyle(style).left.map((property) => {
      const reason = whyNoPicture(cssName(property), objectOf(style)[property], hosts());
      return `${name}.${property}${reason === undefined ? '' : `: ${reason}`}`;
    }),
    ...classNames(style).flatMap((one) => classParts(one, classes).map((part) => `${name}.classes: ${part}`)),
  ];
}

function classParts(name: string, classes: StyleClasses): readonly string[] {
  const found = Object.hasOwn(classes, name) ? classes[name] : undefined;
  if (found === undefined) return ownClasses.has(name) ? [] : [`${name} is not in this project`];
  return [
    ...readClassStyle(found.base.style).left.map((property) => `${name} ${property}`),
    ...animationParts(found.base.animation).map((part) => `${name} ${part}`),
    ...found.variants.flatMap(({ pseudo, media, style, animation }) =>
      isState(pseudo, media)
        ? [...readClassStyle(style).left, ...animationParts(animation)].map((part) => `${name}:${pseudo} ${part}`)
        : [`${name}:${pseudo}`],
    ),
  ];
}

/** What of the animation of a class is not applied, in its own names. */
function animationParts(animation: JsonObject | undefined): readonly string[] {
  return leftOfAnimation(animation ?? {}, cssValue).map(([setting = '', ...step]) =>
    step.length === 0 ? `animation.${setting}` : `animation ${step.join(' ')}`,
  );
}
