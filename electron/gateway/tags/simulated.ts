/** Values that move by themselves, for a project that has no plant behind it. */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Json } from '../../contract/json.ts';
import type { Clock } from '../platform/ports.ts';
import { good } from '../platform/quality.ts';
import { isoUtc } from '../platform/time.ts';
import type { Simulation } from './definitions.ts';
import type { QualifiedValue } from './provider.ts';

/** Milliseconds between two steps of the simulation. */
const stepMs = 500;

export interface Simulations {
  readonly open: (simulation: Simulation) => ReadonlySignal<QualifiedValue>;
  readonly close: () => void;
}

/** Opens simulations that all began at this moment. */
export function openSimulations(clock: Clock): Simulations {
  const simulated: { readonly tag: Signal<QualifiedValue>; readonly simulation: Simulation }[] = [];
  const started = clock.monotonic();
  let stop: (() => void) | undefined;
  const step = (): void => {
    const seconds = (clock.monotonic() - started) / 1000;
    stop = clock.after(stepMs, step);
    for (const { tag, simulation } of simulated) advance(tag, simulatedValue(simulation, seconds), clock);
  };
  return {
    open: (simulation) => {
      const value = simulatedValue(simulation, (clock.monotonic() - started) / 1000) ?? null;
      const tag = signal<QualifiedValue>({ value, quality: good, timestamp: clock.now() });
      simulated.push({ tag, simulation });
      stop ??= clock.after(stepMs, step);
      return tag;
    },
    close: () => stop?.(),
  };
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

/** What it gives `seconds` after its beginning; undefined where it gives nothing more. */
export function simulatedValue(simulation: Simulation, seconds: number): number | undefined {
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
