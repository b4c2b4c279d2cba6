/** Templates: an instance is a folder, whose members are tags of their own. */
import type { Instance, WireMetric, WireTemplate } from './codec.ts';
import { insideOf, type Reading } from './metrics.ts';
import { Unreadable } from './unreadable.ts';

/** Instances that stand in each other. */
const deepest = 20;

/** A metric of a message, or a member of one. */
export interface Placed {
  readonly wire: WireMetric;
  readonly path: string;
  readonly reading: Reading;
  /** The instances that it is a member of, from the outermost. */
  readonly around: readonly Instance[];
  /** What it is where it is a template itself. */
  readonly template: Pick<WireTemplate, 'ref' | 'isDefinition'> | undefined;
}

/**
 * A metric at a path, and where it is an instance of a template all of its members, those of instances in it too. Throws `Unreadable`.
 */
export function* placed(
  wire: WireMetric,
  path: string,
  reading: Reading,
  around: readonly Instance[] = [],
): Generator<Placed, void> {
  const template = wire.value?.in === 'template' ? reading.template(wire.value.value) : undefined;
  yield { wire, path, reading, around, template };
  if (template === undefined || template.isDefinition) return;
  if (around.length === deepest) throw new Unreadable(`templates stand in each other more than ${deepest} times`);
  const inside = insideOf(wire, reading);
  for (const member of template.metrics) {
    if (member.name === undefined) throw new Unreadable('a member of a template has no name');
    yield* placed(member, `${path}/${member.name}`, inside, [...around, { name: wire.name ?? '', ref: template.ref }]);
  }
}
