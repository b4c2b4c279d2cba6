/** What a project asks of a component and this version does not do, in the project's own names. */
import type { Json, JsonObject } from '../../electron/contract/json.ts';
import type { StyleClasses } from '../../electron/contract/page.ts';
import type { NodeState, PageActions } from '../page/state.svelte.ts';
import { list, object } from './props.ts';
import type { ComponentType } from './componentType.ts';
import { pseudoClasses } from '../page/styleSheet.ts';
import { classNames, readStyle } from './style.ts';

/** Style classes of the product itself. */
const ownClasses = new Set(['panel', 'heading', 'value', 'unit', 'caption', 'strong']);

/** The parts of a component that are not shown; none for a component that is shown as its project says. */
export function notObeyed(node: NodeState, type: ComponentType, page: PageActions): readonly string[] {
  const styles = type.styles ?? [];
  const known = new Set([...type.reads.split(' '), ...styles]);
  const off = new Set(type.off?.split(' '));
  const asks = (name: string): boolean => (node.props[name] === false ? !off.has(name) : !isNothing(node.props[name]));
  return [
    ...Object.keys(node.props).filter((name) => !known.has(name) && asks(name)),
    ...styles.flatMap((name) => styleParts(name, node.props[name], page.styleClasses)),
    ...(type.parts?.(node.props, page) ?? []),
    ...(object(node.position['rotate'])['angle'] === undefined ? [] : ['position.rotate']),
  ].map((part) => part.slice(0, 200));
}

/** What of a style object and of its classes is not applied. */
export function styleParts(name: string, style: Json | undefined, classes: StyleClasses): readonly string[] {
  return [
    ...readStyle(style).left.map((property) => `${name}.${property}`),
    ...classNames(style).flatMap((one) => classParts(one, classes).map((part) => `${name}.classes: ${part}`)),
  ];
}

function classParts(name: string, classes: StyleClasses): readonly string[] {
  const found = Object.hasOwn(classes, name) ? classes[name] : undefined;
  if (found === undefined) return ownClasses.has(name) ? [] : [`${name} is not in this project`];
  return [
    ...readStyle(found.base.style).left.map((property) => `${name} ${property}`),
    ...(found.base.animation === undefined ? [] : [`${name} animation`]),
    ...found.variants.flatMap(({ pseudo, style }) =>
      pseudoClasses.has(pseudo)
        ? readStyle(style).left.map((property) => `${name}:${pseudo} ${property}`)
        : [`${name}:${pseudo}`],
    ),
  ];
}

/** Null, an empty text, false, and lists and objects of nothing ask for nothing. */
export function isNothing(value: Json | undefined): boolean {
  if (value === null || value === undefined || value === '' || value === false) return true;
  if (typeof value !== 'object') return false;
  return [...list(value), ...Object.values(object(value))].every(isNothing);
}

/** The settings of an object that are not among the known ones and ask for something. */
export function unread(settings: JsonObject, known: readonly string[]): readonly string[] {
  return Object.keys(settings).filter((name) => !known.includes(name) && !isNothing(settings[name]));
}
