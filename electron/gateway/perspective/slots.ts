/**
 * Views inside of components: which views a component of a type shows, by its properties. Each is a slot with a name of its own,
 * the path of its view, and its parameters, which stand at a place of the component's properties.
 */
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import type { Path, Properties } from './properties.ts';

export interface Slot {
  /** `instances[2]`; empty for the only one of its component. */
  readonly key: string;
  /** The path of the view; empty where the project names none. */
  readonly path: string;
  readonly params: JsonObject;
  /** Where the parameters stand: what the view gives back is written there. */
  readonly paramsAt: Path;
}

type ReadSlots = (properties: Properties) => readonly Slot[];

/** Settings of an instance of a repeater that are no parameters. */
const ofInstance = new Set(['instanceStyle', 'instancePosition']);

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** A list of a component, as slots. What is no object in it has no view. */
function listed(
  name: string,
  slotOf: (item: JsonObject, properties: Properties) => Omit<Slot, 'key' | 'paramsAt'>,
  inside: Path,
): ReadSlots {
  return (properties) => {
    const items = properties.get(['props', name]);
    return (Array.isArray(items) ? (items as readonly Json[]) : []).map((item, index) => ({
      ...slotOf(objectOf(item), properties),
      key: `${name}[${index}]`,
      paramsAt: ['props', name, index, ...inside],
    }));
  };
}

const viewIn = (item: JsonObject): Omit<Slot, 'key' | 'paramsAt'> => ({
  path: textOf(item['viewPath']),
  params: objectOf(item['viewParams']),
});

/** By type of component. */
const slotTypes: Readonly<Record<string, ReadSlots>> = Object.freeze({
  'ia.display.view': (properties) => [
    {
      key: '',
      path: textOf(properties.get(['props', 'path'])),
      params: objectOf(properties.get(['props', 'params'])),
      paramsAt: ['props', 'params'],
    },
  ],
  'ia.display.flex-repeater': listed(
    'instances',
    (item, properties) => ({
      path: textOf(properties.get(['props', 'path'])),
      params: Object.fromEntries(Object.entries(item).filter(([name]) => !ofInstance.has(name))),
    }),
    [],
  ),
  'ia.display.viewcanvas': listed('instances', viewIn, ['viewParams']),
  'ia.display.carousel': listed('views', viewIn, ['viewParams']),
  'ia.display.dashboard': listed('widgets', viewIn, ['viewParams']),
  'ia.display.accordion': listed('items', (item) => viewIn(objectOf(item['body'])), ['body', 'viewParams']),
});

/** How the slots of a type of component are read; undefined for one that shows no views. */
export function slotsOf(type: string): ReadSlots | undefined {
  return Object.hasOwn(slotTypes, type) ? slotTypes[type] : undefined;
}
