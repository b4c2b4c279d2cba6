/** Events of the document that a component has handlers for: heard at the component's element and told to the gateway. */
import { domEvents, draggedEvents, type DomEvent } from '../../electron/contract/domEvents.ts';
import type { JsonObject } from '../../electron/contract/json.ts';
import type { NodeState } from '../page/node.svelte.ts';
import type { PageActions } from '../page/state.svelte.ts';

/** Events of one kind that wait to be told; what is more is dropped, since nobody can have meant it. */
const mostWaiting = 50;

/** What the page itself puts into a component's element bears this; its events are nobody's of the project. */
const ownPart = '[data-own]';

type Tell = (payload: JsonObject, isRepeat: boolean) => void;

/** Whether a component has a handler for an event of the document. */
export function hearsDom({ events }: NodeState): boolean {
  return events.some((event) => event.startsWith('dom.'));
}

/** Hears a component's events of the document at its element, and tells the gateway. Returns what ends it. */
export function raiseDomEvents(node: NodeState, page: PageActions): (element: Element) => () => void {
  return (element) => {
    const ended = new AbortController();
    if (draggedEvents.some((event) => node.events.includes(event))) letDrag(element, ended.signal);
    if (node.events.includes('dom.onDrop')) letDrop(element, ended.signal);
    for (const event of node.events) {
      const [channel, name = ''] = event.split('.');
      const known = channel === 'dom' && Object.hasOwn(domEvents, name) ? domEvents[name] : undefined;
      if (known === undefined) continue;
      const tell = teller(known, (payload) => page.fire(node, event, payload));
      const prevents = node.prevents.includes(event);
      const stops = node.stops.includes(event);
      const hear = (raised: Event): void => {
        if (isNotTheirs(raised, known, element)) return;
        if (prevents) raised.preventDefault();
        if (stops) raised.stopPropagation();
        tell(fieldsOf(raised, known.fields), raised instanceof KeyboardEvent && raised.repeat);
      };
      // What does not come up from inside is heard on its way down, and what may be prevented must not be passive.
      const options = { capture: known.type === 'scroll', passive: !prevents, signal: ended.signal };
      element.addEventListener(known.type, hear, options);
    }
    return () => ended.abort();
  };
}

function letDrag(element: Element, ended: AbortSignal): void {
  element.setAttribute('draggable', 'true');
  ended.addEventListener('abort', () => element.removeAttribute('draggable'));
}

/** The browser drops nothing on what does not say that it takes it. */
function letDrop(element: Element, signal: AbortSignal): void {
  for (const type of ['dragenter', 'dragover']) {
    element.addEventListener(type, (event) => event.preventDefault(), { signal });
  }
}

/** Whether an event is of a part that the page itself put there, or of something inside where only the component counts. */
function isNotTheirs({ target }: Event, { type }: DomEvent, element: Element): boolean {
  if (!(target instanceof Element)) return true;
  if (type === 'scroll') return target !== element && target.parentElement !== element;
  return target.closest(ownPart) !== null;
}

function teller({ delivery }: DomEvent, fire: (payload: JsonObject) => Promise<void>): Tell {
  if (delivery === 'idle') return (payload) => void fire(payload);
  if (delivery === 'latest') return tellLatest(fire);
  return tellEach(fire);
}

/** One after the other: the gateway does not begin a handler that still runs. */
export function tellEach(fire: (payload: JsonObject) => Promise<void>): Tell {
  let last = Promise.resolve();
  let waiting = 0;
  return (payload, isRepeat) => {
    // A key that is held down waits for nothing.
    if (waiting >= mostWaiting || (isRepeat && waiting > 0)) return;
    waiting += 1;
    last = last
      .then(() => fire(payload))
      .finally(() => {
        waiting -= 1;
      });
  };
}

/** What a person does with a control, told one after the other. */
export function oneByOne(tell: () => Promise<void>): () => void {
  const each = tellEach(tell);
  return () => each({}, false);
}

/** At most one a frame, and the next when the one before is done. */
function tellLatest(fire: (payload: JsonObject) => Promise<void>): Tell {
  let latest: JsonObject | undefined;
  let isTelling = false;
  const next = (): void => {
    isTelling = latest !== undefined;
    if (!isTelling) return;
    requestAnimationFrame(() => {
      const payload = latest ?? {};
      latest = undefined;
      void fire(payload).finally(next);
    });
  };
  return (payload) => {
    latest = payload;
    if (!isTelling) next();
  };
}

/** The fields of an event that scripts read. */
function fieldsOf(event: Event, fields: DomEvent['fields']): JsonObject {
  if (fields === 'key' && event instanceof KeyboardEvent) return keyFields(event);
  if (fields !== 'mouse') return {};
  if (event instanceof MouseEvent) return mouseFields(event);
  if (!(event instanceof TouchEvent)) return {};
  const [touch] = [...event.touches, ...event.changedTouches];
  return { ...modifiersOf(event), ...(touch === undefined ? {} : placeOf(touch)) };
}

/** What handlers are told of a key. */
export function keyFields(event: KeyboardEvent): JsonObject {
  const { key, code, repeat, location } = event;
  // Nothing new asks for the number of a key; scripts of projects do.
  const number = Reflect.get(event, 'which');
  return { ...modifiersOf(event), key, code, which: number, keyCode: number, repeat, location };
}

/** What handlers are told of an event of the mouse. */
export function mouseFields(event: MouseEvent): JsonObject {
  const { button, buttons } = event;
  return { ...modifiersOf(event), ...placeOf(event), button, buttons };
}

function modifiersOf({ altKey, ctrlKey, metaKey, shiftKey }: MouseEvent | KeyboardEvent | TouchEvent): JsonObject {
  return { altKey, ctrlKey, metaKey, shiftKey };
}

function placeOf({ clientX, clientY, pageX, pageY, screenX, screenY }: MouseEvent | Touch): JsonObject {
  return { clientX, clientY, pageX, pageY, screenX, screenY };
}
