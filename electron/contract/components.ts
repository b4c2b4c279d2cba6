/**
 * Component types of Perspective that this version shows, and what of a project each obeys. What stands here nowhere is
 * named: on the page at its component, and by `countersign project check`.
 */
import { domEventNames } from './domEvents.ts';
import { isPrefix, type Path } from './inside.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';

export interface ComponentType {
  /** Properties that it reads, in whole or in part, with blanks between. */
  readonly reads: string;
  /** The property whose quality it shows beside the value; that of any other is said by the component's mark. */
  readonly shows?: string;
  /** Properties whose values are style objects, with blanks between. */
  readonly styles?: string;
  /** Properties that it does not read and that are false where a project says nothing, with blanks between. */
  readonly off?: string;
  /** Properties that a person changes by it, or places in them, with blanks between; a page writes no others. */
  readonly writes?: string;
  /** Events that it raises, with blanks between. */
  readonly raises?: string;
}

const textInput = { shows: 'text', styles: 'style', writes: 'text' } as const;
const textReads = 'text placeholder enabled deferUpdates rejectUpdatesWhileFocused spellcheck';

export const componentTypes = Object.freeze({
  'ia.container.flex': { reads: 'direction wrap justify alignItems alignContent', styles: 'style' },
  'ia.display.flex-repeater': {
    reads:
      'path instances direction wrap justify alignItems alignContent elementPosition useDefaultViewWidth ' +
      'useDefaultViewHeight',
    styles: 'style elementStyle',
  },
  'ia.display.icon': { reads: 'path library name label color', styles: 'style' },
  'ia.display.label': { reads: 'text alignVertical', shows: 'text', styles: 'style textStyle' },
  'ia.display.table': {
    reads:
      'data columns selection emptyMessage nullFormat enableHeader enableFooter cells rows pager filter sortOrder ' +
      'virtualized dragOrderable resizeMode',
    shows: 'data',
    styles: 'style headerStyle bodyStyle footerStyle',
    writes: 'selection.selectedRow',
    raises: 'component.onRowClick component.onRowDoubleClick component.onSelectionChange',
  },
  'ia.display.view': { reads: 'path params useDefaultViewWidth useDefaultViewHeight', styles: 'style' },
  'ia.input.button': {
    reads: 'text primary enabled image justify align',
    styles: 'style textStyle',
    raises: 'component.onActionPerformed',
  },
  'ia.input.checkbox': {
    reads: 'text selected enabled textPosition triState checkedIcon uncheckedIcon indeterminateIcon',
    shows: 'selected',
    styles: 'style',
    writes: 'selected',
    raises: 'component.onActionPerformed',
  },
  'ia.input.dropdown': {
    reads:
      'value options placeholder enabled multiSelect wrapMultiSelectValues search showClearIcon allowCustomOptions ' +
      'textAlign minMenuHeight maxMenuHeight',
    shows: 'value',
    styles: 'style dropdownOptionStyle',
    writes: 'value',
    raises: 'component.onActionPerformed',
  },
  'ia.input.text-area': { ...textInput, reads: `${textReads} wrap resize` },
  'ia.input.text-field': { ...textInput, reads: textReads },
} satisfies Readonly<Record<string, ComponentType>>);
export type ComponentTypeName = keyof typeof componentTypes;

/** What is known of a type; undefined for one that this version does not show. */
export function componentType(name: string): ComponentType | undefined {
  const known: Readonly<Record<string, ComponentType>> = componentTypes;
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

/** Whether a page may write to a place in the properties of a component of a type. */
export function isWrittenBy(type: string, path: Path): boolean {
  return words(componentType(type)?.writes).some((name) => isPrefix(name.split('.'), path));
}

/** Events that every component, and a view by itself, raises in the gateway. */
const raisedByAll: readonly string[] = ['system.onStartup', 'system.onShutdown'];

/** Events that a component of a type raises; those of a view where no type is given. */
export function raisedBy(type?: string): readonly string[] {
  return [...(type === undefined ? [] : [...words(componentType(type)?.raises), ...domEventNames]), ...raisedByAll];
}

/** The words of a list with blanks between. */
export function words(list: string | undefined): readonly string[] {
  return list === undefined || list === '' ? [] : list.split(' ');
}

/** Properties of a component that its type does not read and that ask for something. */
export function unreadProperties({ reads, styles, off }: ComponentType, props: JsonObject): readonly string[] {
  const known = new Set([...words(reads), ...words(styles)]);
  const falseAlready = new Set(words(off));
  const asks = (name: string): boolean => (props[name] === false ? !falseAlready.has(name) : !isNothing(props[name]));
  return Object.keys(props).filter((name) => !known.has(name) && asks(name));
}

/** What of the settings of a component that every type has is not obeyed. */
export function unreadMeta(meta: Readonly<Record<string, Json | undefined>>): readonly string[] {
  return Object.keys(meta).filter((name) => {
    const value = meta[name];
    // A tooltip or a menu may be there and be switched off.
    const isOff = isJsonObject(value) && value['enabled'] === false;
    return !readMeta.has(name) && !isOff && !isNothing(value);
  });
}

/** `hasDelegate` is a mark of the platform's own. */
const readMeta: ReadonlySet<string> = new Set(['name', 'visible', 'hasDelegate']);

/** What of the properties of a view itself is not obeyed. */
export function unreadOfView(props: JsonObject): readonly string[] {
  return Object.keys(props).filter(
    (name) =>
      !readOfView.has(name) && !isNothing(props[name]) && !(name === 'inputBehavior' && props[name] === 'replace'),
  );
}

/** When it is loaded is not for a person to see; what may be dropped on it is the designer's. */
const readOfView: ReadonlySet<string> = new Set(['defaultSize', 'loading', 'dropConfig']);

/** Null, an empty text, false, and lists and objects of nothing ask for nothing. */
export function isNothing(value: Json | undefined): boolean {
  if (value === null || value === undefined || value === '' || value === false) return true;
  if (Array.isArray(value)) return (value as readonly Json[]).every(isNothing);
  return isJsonObject(value) && Object.values(value).every(isNothing);
}
