/**
 * The tag provider of a project's own tags: memory tags that hold what is written, and simulated ones that move by
 * themselves, for a project that has no plant behind it.
 */
import { signal, type Signal } from '@preact/signals-core';
import type { Json } from '../../contract/json.ts';
import type { Clock } from '../platform/ports.ts';
import type { Simulation, TagDefinition } from '../project/schemas.ts';
import { isoUtc } from '../platform/time.ts';
import type { QualifiedValue, TagProvider } from './tags.ts';
import { good } from '../platform/quality.ts';

/** Milliseconds between two steps of the simulation. */
const stepMs = 500;

/** Opens the provider `[default]` over tag definitions. */
export function projectTags(definitions: readonly TagDefinition[], clock: Clock): TagProvider {
  const tags = new Map<string, Signal<QualifiedValue>>();
  const simulated: { readonly tag: Signal<QualifiedValue>; readonly simulation: Simulation }[] = [];
  const started = clock.monotonic();
  let stop = (): void => undefined;
  for (const { path, value = null, simulate } of definitions) {
    const first = simulate === undefined ? value : simulatedValue(simulate, 0);
    const tag = signal<QualifiedValue>({ value: first ?? null, quality: good, timestamp: clock.now() });
    tags.set(path.toLowerCase(), tag);
    if (simulate !== undefined) simulated.push({ tag, simulation: simulate });
  }

  const step = (): void => {
    const seconds = (clock.monotonic() - started) / 1000;
    stop = clock.after(stepMs, step);
    for (const { tag, simulation } of simulated) advance(tag, simulatedValue(simulation, seconds), clock);
  };
  if (simulated.length > 0) stop = clock.after(stepMs, step);

  return {
    name: 'default',
    tag: (path) => tags.get(path.toLowerCase()),
    write: (path, value) => {
      const tag = tags.get(path.toLowerCase());
      if (tag === undefined) return `There is no tag [default]${path}.`;
      if (simulated.some((entry) => entry.tag === tag)) return `The tag [default]${path} takes no writes.`;
      const kept = asHeld(value, tag.peek().value);
      if (kept === undefined) return `The tag [default]${path} holds a ${typeof tag.peek().value}, and this is none.`;
      tag.value = { value: kept, quality: good, timestamp: clock.now() };
      return undefined;
    },
    close: () => stop(),
  };
}

/**
 * A value as a tag holds it: what a person types is a text, and a number or a truth value stays one. Undefined for what is
 * no such thing; nothing may be written anywhere.
 */
function asHeld(written: Json, held: Json): Json | undefined {
  if (typeof written !== 'string' || (typeof held !== 'number' && typeof held !== 'boolean')) return written;
  const text = written.trim().toLowerCase();
  if (typeof held === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  const number = Number(text);
  return text === '' || !Number.isFinite(number) ? undefined : number;
}

/** Takes a new value, or lets the old one go stale when there is none. */
function advance(tag: Signal<QualifiedValue>, value: Json | undefined, clock: Clock): void {
  const last = tag.peek();
  if (value !== undefined) {
    if (value !== last.value) tag.value = { value, quality: good, timestamp: clock.now() };
  } else if (last.quality.code !== 'Bad_Stale') {
    tag.value = { ...last, quality: { code: 'Bad_Stale', since: isoUtc(last.timestamp) } };
  }
}

function simulatedValue(simulation: Simulation, seconds: number): number | undefined {
  switch (simulation.kind) {
    case 'sine':
      return simulation.mean + simulation.amplitude * Math.sin((2 * Math.PI * seconds) / simulation.period);
    case 'ramp': {
      const steps = Math.floor((simulation.to - simulation.from) / simulation.step) + 1;
      return simulation.from + simulation.step * (Math.floor(seconds / simulation.every) % steps);
    }
    case 'stops':
      return seconds <= simulation.after ? simulation.value : undefined;
  }
}
