/** What a component type is, in one place: what a project may ask of it, what people change by it, and what it raises. */
import { domEventNames } from '../domEvents.ts';
import { isPrefix, type Path } from '../inside.ts';
import type { Json, JsonObject } from '../json.ts';
import { isIdle } from './nothing.ts';
import { defaultsOf, style, stylesIn, unreadIn, type Part, type Reading, type Shapes, type StyleAt } from './shapes.ts';

/** An event of a component, and what its handlers are told: the meaning of each field by its name. */
export interface EventDeclaration {
  readonly meaning: string;
  readonly fields?: Readonly<Record<string, string>>;
  /**
   * The fields by what a page says of where it was: a page tells no handler what stands there. Undefined where nothing does.
   * Without it, the page's own word is told.
   */
  readonly tells?: (props: JsonObject, reported: JsonObject) => JsonObject | undefined;
}

export interface Declaration<S extends Shapes = Shapes> {
  /** `ia.input.slider`. */
  readonly type: string;
  /** Its name in words, as a list of components has it. */
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly purpose: string;
  /** Why it is not shown, for a type that is known and is not: a placeholder says so. */
  readonly instead?: string;
  readonly properties: S;
  /**
   * Whether the platform's own component is known to have no properties and no events but these: it does nothing with another one
   * either.
   */
  readonly hasAll?: true;
  /** The property whose quality it shows beside the value; that of any other is said by the component's mark. */
  readonly shows?: string;
  /**
   * Places in its properties that a person changes by it (`selection.selectedRow`, `items[].expanded` for each of a list,
   * `items[]+.expanded` for those in the `items` of each as well, `data.{}` for each name of an object); a page writes no others.
   */
  readonly writes?: readonly string[];
  /** Whether a person may go to an address by it; a page goes to no others. */
  readonly leadsTo?: (props: JsonObject, address: string) => boolean;
  /** Why a value that a person entered at such a place is not taken, in words; undefined where it is. */
  readonly refuses?: (props: JsonObject, path: Path, value: Json) => string | undefined;
  /** The file that a person hands over by it, whole, and the event that this is. */
  readonly files?: {
    readonly event: string;
    /** The field of the event that has the file. */
    readonly field: string;
    /** A field that has it as an address, and of which type. */
    readonly address?: { readonly field: string; readonly type: string };
    /** How many may be on their way at one time. */
    readonly most?: (props: JsonObject) => number;
    /** Why a file is not taken, in words; undefined where it is. */
    readonly refuses: (props: JsonObject, file: { readonly name: string; readonly size: number }) => string | undefined;
  };
  /** What scripts may ask of it by a method of that name, without arguments; the document that shows it does it. */
  readonly methods?: Readonly<Record<string, string>>;
  /** Scripts of a project that say of each row of it whether it is shown: what they are for, and what a row is called in them. */
  readonly extensions?: Readonly<Record<string, { readonly meaning: string; readonly parameter: string }>>;
  /** Events at which the gateway does something itself, with or without a handler. */
  readonly acts?: readonly string[];
  /** Events that it raises beside those that every component has. */
  readonly events?: Readonly<Record<string, EventDeclaration>>;
  /** The type of the container that alone shows it. */
  readonly within?: string;
  /** What the `position` of a child says, in a container. */
  readonly children?: Shapes;
  /** What is not obeyed and hangs on several properties. */
  readonly parts?: (props: JsonObject, reading: Reading) => readonly Part[];
  /** Style objects that stand where no shape says so. */
  readonly otherStyles?: (props: JsonObject) => readonly StyleAt[];
  /** What of the platform's own component it does not do, a sentence each; a project that asks it is told so. */
  readonly missing?: readonly string[];
}

/** Declares a type. Every component has a `style`. */
export function declare<const S extends Shapes>(
  declaration: Declaration<S>,
): Declaration<S & { readonly style: ReturnType<typeof style> }> {
  return { ...declaration, properties: { ...declaration.properties, style: style('How the component looks.') } };
}

/** Whether a page may write to a place in the properties of a component: one that is declared, and nothing inside of it. */
export function isWritten({ writes = [] }: Declaration, path: Path): boolean {
  return writes.some((name) => {
    const keys = name.replaceAll(/\[\]\+?/g, '.[]').split('.');
    // A place of any number in a list, and any name in an object.
    const asked = (name.includes('[]+') ? fromInnermost(path) : path).map((key, index) =>
      keys[index] === '{}' || (keys[index] === '[]' && isPlace(key)) ? keys[index] : key,
    );
    return keys.length === asked.length && isPrefix(keys, asked);
  });
}

/** A path from the innermost of lists that lie in each other under the same name: `items[2].label` of `items[0].items[2].label`. */
function fromInnermost(path: Path): Path {
  const [list, place, inner, further] = path;
  return list === inner && isPlace(place) && isPlace(further) ? fromInnermost(path.slice(2)) : path;
}

function isPlace(key: Path[number] | undefined): boolean {
  return /^\d+$/.test(String(key));
}

/** Events that every component, and a view by itself, raises in the gateway. */
const raisedByAll: readonly string[] = ['system.onStartup', 'system.onShutdown'];

/** Events that a component raises, of a type that is known or not. */
export function raisedBy(declaration: Declaration | undefined): readonly string[] {
  const own = Object.keys(declaration?.events ?? {}).map((name) => `component.${name}`);
  return [...own, ...domEventNames, ...raisedByAll];
}

export { raisedByAll as raisedByView };

/** Whether the platform's own component of that type raises no such event either: one that lives and dies does so under `system`. */
export function isRaisedNowhere({ hasAll, events = {} }: Declaration, event: string): boolean {
  const name = /^component\.(.*)$/.exec(event)?.[1];
  if (name === undefined || Object.hasOwn(events, name)) return false;
  return hasAll === true || raisedByAll.includes(`system.${name}`);
}

/** The scripts of rows that a component has, are switched on, and that its type does not ask. */
export function unaskedExtensions<E extends { readonly name: string; readonly enabled: boolean }>(
  declaration: Declaration | undefined,
  extensions: readonly E[],
): readonly E[] {
  return extensions.filter(({ name, enabled }) => enabled && !Object.hasOwn(declaration?.extensions ?? {}, name));
}

/** Properties of a component that its type does not know and that ask for something. */
export function unknownProperties({ properties, instead }: Declaration, props: JsonObject): readonly string[] {
  if (instead !== undefined) return [];
  return Object.keys(props).filter(
    (name) => !Object.hasOwn(properties, name) && (props[name] === false || !isIdle(name, props)),
  );
}

/** What is not obeyed inside of the properties that a type knows, but for styles. */
export function unreadInside({ properties, parts }: Declaration, props: JsonObject, reading: Reading): readonly Part[] {
  return [...unreadIn(properties, props, '', reading), ...(parts?.(props, reading) ?? [])];
}

/** The style objects of a component, by where they stand. */
export function stylesOf({ properties, otherStyles }: Declaration, props: JsonObject): readonly StyleAt[] {
  return [...stylesIn(properties, props, ''), ...(otherStyles?.(props) ?? [])];
}

/**
 * What holds where no project and no binding gave a value: the properties of a component, of which each style has its classes, and
 * the position of its children.
 */
export function defaultsFor({ properties, children = {} }: Declaration): {
  readonly props: JsonObject;
  readonly children: JsonObject;
} {
  const styles = Object.entries(properties).filter(([, { kind }]) => kind === 'style');
  const unstyled = Object.fromEntries(styles.map(([name]) => [name, { classes: '' }]));
  return { props: { ...unstyled, ...defaultsOf(properties) }, children: defaultsOf(children) };
}
