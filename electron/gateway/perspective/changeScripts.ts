/** Change scripts: what runs when a property of a component, of a view or of the session holds another value. */
import { untracked } from '@preact/signals-core';
import { keepDouble } from '../../contract/doubles.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Ports } from '../platform/ports.ts';
import type { PythonVersion } from '../platform/pythonVersion.ts';
import { after, hopsNow } from '../scripting/hops.ts';
import type { ScriptArgument } from '../scripting/protocol.ts';
import { parsePropertyPath } from './address.ts';
import type { Qualified } from '../expression/evaluate.ts';
import type { Origin, Properties } from './properties.ts';
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
  /** Hears of a script that failed. */
  readonly report: (error: unknown) => void;
  readonly isOpen: () => boolean;
}

/** What waits behind the change script that runs: whether there is a newer change, and how many scripts led to it. */
interface Newest {
  again: boolean;
  hops: number;
}

/** Runs change scripts; while the one of a property runs, only the newest change of it waits. */
export function openChangeScripts({
  session,
  pageId,
  ports,
  report,
  isOpen,
}: ChangeScriptDependencies): (change: PropertyChange) => void {
  const changing = new Map<string, Newest>();
  const qualified = ({ value, quality, isDouble }: Qualified): JsonObject => {
    const fields = { value, quality: quality.code, timestamp: ports.clock.now() };
    if (isDouble === true) keepDouble(fields, 'value');
    return fields;
  };
  const run = async (change: PropertyChange, state: Newest): Promise<void> => {
    const { self, properties, where, viewId, property, script: source, python } = change;
    const script = {
      filename: `${where} ${property}.onChange`,
      name: 'valueChanged',
      parameters: ['self', 'previousValue', 'currentValue', 'origin', 'missedEvents'],
      source,
      python,
      here: [session.id, pageId, ports.newId(), viewId] as const,
    };
    const path = parsePropertyPath(property);
    const read = (): Qualified =>
      untracked(() => ({
        value: properties.get(path) ?? null,
        quality: properties.quality(path),
        isDouble: properties.isDouble(path),
      }));
    let { before, origin } = change;
    let missed = false;
    const changedMeanwhile = (): boolean => state.again;
    do {
      state.again = false;
      const now = read();
      const given: readonly ScriptArgument[] = [
        ['node', self],
        ['changed', qualified(before)],
        ['changed', qualified(now)],
        ['data', origin],
        ['data', missed],
      ];
      await after(state.hops, () => session.interpreter.run(script, given)).catch(report);
      before = now;
      origin = properties.origin(path);
      missed = changedMeanwhile();
    } while (missed && isOpen());
  };
  return (change) => {
    const key = `${JSON.stringify(change.self)} ${change.property}`;
    const known = changing.get(key);
    // The script is told that it missed some.
    if (known !== undefined) {
      known.again = true;
      known.hops = hopsNow();
      return;
    }
    const state = { again: false, hops: hopsNow() };
    changing.set(key, state);
    void run(change, state).finally(() => changing.delete(key));
  };
}
