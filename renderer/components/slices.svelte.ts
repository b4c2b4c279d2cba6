/**
 * What a page shows comes by slices: its first components are seen at once, and the document takes what a person does in between.
 */
import { untrack } from 'svelte';
import { componentsInOneGo } from '../../electron/contract/limits.ts';
import type { NodeState } from '../page/node.svelte.ts';
import { renderers, type Renderers } from './componentType.ts';
import { inTurn } from './turns.ts';

/**
 * How many others stand for one whose file is loaded when it is needed, since those are the large ones; and for the first of its
 * type in this document, whose code the browser has to read.
 */
const large = 5;
/** Types of which one was drawn; nothing follows them. */
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const known = new Set<string>();

/** How many more are drawn in this go; undefined between two of them. */
let room: number | undefined;
/** Containers of which more is to be drawn; nothing follows them. */
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const waiting = new Set<() => void>();
let next: ReturnType<typeof setTimeout> | undefined;
/** Components whose file is on its way, or which wait for their turn. */
let coming = 0;
let isBusy = $state(false);

/** Whether more of what the page has is still to be drawn: who does not see it waits until all of it is there. */
export function isBeingDrawn(): boolean {
  return isBusy;
}

/** In a turn of its own: what is drawn changes nothing that a part of it reads. */
function noteBusy(): void {
  queueMicrotask(() => (isBusy = waiting.size + coming > 0));
}

/** A go is what is drawn in one turn of the document. */
function begin(): number {
  queueMicrotask(() => (room = undefined));
  return componentsInOneGo;
}

/** Up to which one children are drawn, of which the first ones are. */
function upTo(drawn: number, children: readonly NodeState[], registry: Renderers): number {
  room ??= begin();
  let end = drawn;
  for (const { type } of children.slice(drawn)) {
    if (room <= 0) break;
    const entry = Object.hasOwn(registry, type) ? registry[type] : undefined;
    room -= (entry !== undefined && 'load' in entry) || !known.has(type) ? large : 1;
    known.add(type);
    end += 1;
  }
  return end;
}

function drawMore(): void {
  room = componentsInOneGo;
  for (const draw of waiting) {
    if (room <= 0) break;
    waiting.delete(draw);
    draw();
  }
  // What is inside of them is drawn before this go ends.
  begin();
  next = waiting.size === 0 ? undefined : setTimeout(drawMore);
  noteBusy();
}

type Loaded = Awaited<ReturnType<Extract<Renderers[string], { load: unknown }>['load']>>;

/** When what each file shows may be drawn, by what loads it. */
const turns = new WeakMap<() => Promise<Loaded>, Promise<void>>();

/**
 * The file that shows a type, once what it shows may be drawn: of files that come together, each has a turn of the document. What
 * is drawn first takes the longest.
 */
export async function loadedInTurn(load: () => Promise<Loaded>): Promise<Loaded> {
  coming += 1;
  noteBusy();
  try {
    const loaded = await load();
    let turn = turns.get(load);
    if (turn === undefined) {
      turn = inTurn();
      turns.set(load, turn);
    }
    await turn;
    return loaded;
  } finally {
    coming -= 1;
    noteBusy();
  }
}

/**
 * The children of a container, as many as are to be drawn. A component calls it when it is made; of those that come later as many are
 * drawn at once as there is room for in that go.
 */
export function bySlices(children: () => readonly NodeState[]): () => readonly NodeState[] {
  const registry = renderers();
  let drawn = $state(upTo(0, children(), registry));
  const draw = (): void => {
    drawn = upTo(drawn, children(), registry);
  };
  $effect.pre(() => {
    const { length } = children();
    untrack(() => {
      if (length < drawn) drawn = length;
      else if (length > drawn && !waiting.has(draw)) draw();
    });
  });
  $effect(() => {
    if (drawn >= children().length) return undefined;
    waiting.add(draw);
    noteBusy();
    next ??= setTimeout(drawMore);
    return () => waiting.delete(draw);
  });
  return () => (drawn >= children().length ? children() : children().slice(0, drawn));
}
