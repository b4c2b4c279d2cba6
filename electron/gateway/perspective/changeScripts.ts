/** Change scripts: what runs when a property of a component, of a view or of the session holds another value. */
import { untracked } from '@preact/signals-core';
import { keepDouble } from '../../contract/doubles.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Ports } from '../platform/ports.ts';
import type { PythonVersion } from '../platform/pythonVersion.ts';
import { after, leadIn, type Lead } from '../scripting/hops.ts';
import type { ScriptArgument } from '../scripting/protocol.ts';
import { parsePropertyPath } from './address.ts';
import type { Qualified } from '../expression/evaluate.ts';
import type { LastScripts } from './lastScripts.ts';
import { heldAt, type Origin, type Path, type Properties } from './properties.ts';
import type { Session } from './session.ts';

/** A property that changed, and the script that hears of it. */
export interface PropertyChange {
  /** What has the property, as scripts get it. */
  readonly self: Json;
  readonly properties: Properties;
  /** How an engineer finds what has the property: `views/Line 4: root/Valve`. */
  readonly where: string;
  /** The id of the view that it stands in; empty for those of the session. */
  readonly viewId: string;
  readonly property: string;
  readonly script: string;
  readonly python: PythonVersion | undefined;
  readonly before: Qualified;
  /** Who wrote it. */
  readonly origin: Origin;
}

export interface ChangeScriptDependencies {
  readonly session: Pick<Session, 'id' | 'interpreter'>;
  /** The page that the scripts run on; empty for those of the session. */
  readonly pageId: string;
  readonly ports: Ports;
  /** Hears of a script that failed, with the id of the view that it stands in. */
  readonly report: (error: unknown, viewId: string) => void;
  readonly isOpen: () => boolean;
  /** Takes the scripts of a change that run in a view. */
  readonly keep: LastScripts['keep'];
}

/** A change that waits behind the script that runs: who wrote it, what, and what led to it. */
interface Waiting {
  readonly origin: Origin;
  readonly now: Qualified;
  readonly lead: Lead;
}

/** What waits behind the change script of a property, the oldest first, and whether a newer change took the place of one. */
interface Behind {
  waiting: readonly Waiting[];
  hasMissed: boolean;
}

/** What a property holds, nothing where it is not there; since when its source says, or else since `now`, epoch milliseconds. */
export function standingAt(properties: Properties, path: Path, now: number): Qualified {
  return { timestamp: now, ...(heldAt(properties, path) ?? { value: null, quality: properties.quality(path) }) };
}

/**
 * Runs change scripts; while the one of a property runs, only the newest change of each origin waits: what a person entered does
 * not go because a binding brings the next value.
 */
export function openChangeScripts({
  session,
  pageId,
  ports,
  report,
  isOpen,
  keep,
}: ChangeScriptDependencies): (change: PropertyChange) => void {
  const changing = new Map<string, Behind>();
  const qualified = ({ value, quality, isDouble, timestamp = ports.clock.now() }: Qualified): JsonObject => {
    const fields = { value, quality: quality.code, timestamp };
    if (isDouble === true) keepDouble(fields, 'value');
    return fields;
  };
  /** A change as it stands at this moment. */
  const read = ({ properties, property, origin }: PropertyChange): Waiting => {
    const path = parsePropertyPath(property);
    const now = untracked(() => standingAt(properties, path, ports.clock.now()));
    return { origin, now, lead: leadIn(session.id, ports.clock.monotonic()) };
  };
  const run = async (change: PropertyChange, key: string): Promise<void> => {
    const behind: Behind = { waiting: [], hasMissed: false };
    changing.set(key, behind);
    const { self, where, viewId, property, script: source, python } = change;
    const script = {
      filename: `${where} ${property}.onChange`,
      name: 'valueChanged',
      parameters: ['self', 'previousValue', 'currentValue', 'origin', 'missedEvents'],
      source,
      python,
      here: [session.id, pageId, ports.newId(), viewId] as const,
    };
    let { before } = change;
    let missed = false;
    try {
      for (let next: Waiting | undefined = read(change); next !== undefined;) {
        const { origin, now, lead } = next;
        const given: readonly ScriptArgument[] = [
          ['node', self],
          ['changed', qualified(before)],
          ['changed', qualified(now)],
          ['data', origin],
          ['data', missed],
        ];
        await after(lead, () => session.interpreter.run(script, given)).catch((error: unknown) =>
          report(error, viewId),
        );
        before = now;
        missed = behind.hasMissed;
        behind.hasMissed = false;
        [next, ...behind.waiting] = isOpen() ? behind.waiting : [];
      }
    } finally {
      // At once with the last look at what waits: a change finds a script that will hear of it, or starts one.
      changing.delete(key);
    }
  };
  return (change) => {
    const key = `${JSON.stringify(change.self)} ${change.property}`;
    const known = changing.get(key);
    if (known !== undefined) {
      const others = known.waiting.filter(({ origin }) => origin !== change.origin);
      // The script is told that it missed some.
      known.hasMissed ||= others.length < known.waiting.length;
      known.waiting = [...others, read(change)];
      return;
    }
    keep(change.viewId, run(change, key));
  };
}
