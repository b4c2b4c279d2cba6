/** The monitored items of a connection: those of all tags that are followed, made and deleted many at a time. */
import { batch } from '@preact/signals-core';
import type { DataValue } from 'node-opcua-client';
import type { Quality } from '../../../../contract/page.ts';
import type { Clock } from '../../../platform/ports.ts';
import { heldBack } from '../../deadband.ts';
import type { QualifiedValue } from '../../provider.ts';
import type { ServerConnection } from './connection.ts';
import { resolved } from './nodeIds.ts';
import { qualityOf } from './qualities.ts';
import { mostAtOnce, type Arrivals } from './session.ts';
import type { OpcuaSettings } from './settings.ts';
import { BuiltIn } from './types.ts';
import { valueOf } from './values.ts';

/** Milliseconds for which tags that begin to be followed are gathered. */
const gathering = 20;
/** Milliseconds after which a node that was not there is looked for again. */
const again = 10_000;

/** A tag that is followed. */
export interface FollowedNode {
  readonly path: string;
  readonly take: (value: QualifiedValue) => void;
}

export interface Items {
  readonly add: (node: FollowedNode) => void;
  readonly remove: (node: FollowedNode) => void;
  /** Puts a value that was read otherwise to all that follow the path. */
  readonly put: (path: string, value: QualifiedValue) => void;
  /** Between the two the connection is broken: what is added and removed waits. */
  readonly pause: () => void;
  readonly goOn: () => void;
  /** Nothing is asked any more; what comes is not put. */
  readonly stop: () => void;
}

interface Item {
  readonly node: FollowedNode;
  /** The number that the server gave it. */
  id?: number;
  /** It was not there, and is looked for again. */
  isAwaited: boolean;
  /** Holds small changes back that the server does not. */
  calm?: (value: QualifiedValue) => QualifiedValue;
  /** How many values came, and which of them is shown: one that takes time to be read is not put over a newer one. */
  came: number;
  shown: number;
}

interface Arrived {
  readonly item: Item;
  readonly handle: number;
  readonly data: DataValue;
  /** Which of the values of its item it is. */
  readonly turn: number;
}

/** Follows nodes over a connection. `received` hears how many values came, `failed` that the server does not answer. */
export function itemsOf(
  connection: ServerConnection,
  settings: OpcuaSettings,
  clock: Clock,
  hears: { readonly received: (count: number) => void; readonly failed: (error: unknown) => void },
): Items {
  const { opc, session, subscriptionId, namespaces } = connection;
  const byHandle = new Map<number, Item>();
  const handles = new Map<FollowedNode, number>();
  let fresh = new Set<number>();
  let leaving: number[] = [];
  let lastHandle = 0;
  let isWorking = false;
  let isStopped = false;
  let isPaused = false;
  const callOffs = new Set<() => void>();

  const later = (ms: number, task: () => void): void => {
    const callOff = clock.after(ms, () => {
      callOffs.delete(callOff);
      task();
    });
    callOffs.add(callOff);
  };
  const take = (arrivals: readonly Arrived[]): void => {
    const now = clock.now();
    batch(() => {
      for (const { item, data, turn } of arrivals) {
        if (turn < item.shown) continue;
        item.shown = turn;
        const value = valueOf(data, now);
        item.node.take(item.calm?.(value) ?? value);
      }
    });
  };
  /** Structures of types that the server declares are read with what it declares. */
  const takeAll = async (arrivals: readonly Arrived[]): Promise<void> => {
    const structured = arrivals.filter(({ data }) => isStructure(data.value));
    take(arrivals.filter(({ data }) => !isStructure(data.value)));
    if (structured.length === 0) return;
    await opc
      .promoteOpaqueStructure(
        session,
        structured.map(({ data }) => data),
      )
      .catch(() => undefined);
    if (isStopped) return;
    // The connection broke meanwhile: nothing is live, and they are asked for anew when it is back.
    if (isPaused) for (const { handle, item } of structured) makeAnew(handle, item);
    else take(structured);
  };
  connection.onValues((values: Arrivals) => {
    if (isStopped) return;
    hears.received(values.length);
    for (const round of roundsOf(values)) {
      void takeAll(
        round.flatMap(({ clientHandle, value }) => {
          const item = byHandle.get(clientHandle);
          if (/^BadNodeId(Unknown|Invalid)/.test(value.statusCode.name)) lookAgain(clientHandle);
          if (item === undefined) return [];
          item.came += 1;
          return [{ item, handle: clientHandle, data: value, turn: item.came }];
        }),
      );
    }
  });

  const makeAnew = (handle: number, item: Item): void => {
    if (byHandle.get(handle) !== item) return;
    if (item.id !== undefined) leaving.push(item.id);
    delete item.id;
    enqueue(handle);
  };
  /** A node may come, and come back: somebody loads a program into a controller. */
  const lookAgain = (handle: number): void => {
    const item = byHandle.get(handle);
    if (item === undefined || item.isAwaited) return;
    item.isAwaited = true;
    later(again, () => {
      item.isAwaited = false;
      makeAnew(handle, item);
    });
  };
  const refuse = (handle: number, quality: Quality): void => {
    const item = byHandle.get(handle);
    item?.node.take({ value: null, quality, timestamp: clock.now() });
    lookAgain(handle);
  };
  const create = async (batchOf: readonly number[]): Promise<void> => {
    const known = batchOf.flatMap((handle) => {
      const item = byHandle.get(handle);
      if (item === undefined) return [];
      const nodeId = resolved(item.node.path, namespaces);
      if (nodeId !== undefined) return [{ handle, nodeId }];
      refuse(handle, { code: 'Bad_NotFound', reason: `the server has no namespace of this name: ${item.node.path}` });
      return [];
    });
    const unfiltered = await ask(known, settings.deadband > 0);
    if (unfiltered.length === 0) return;
    // Some servers know no deadband, some not of every type, and none one in per cent where it knows no range.
    if (settings.deadbandMode === 'Absolute')
      for (const { handle } of unfiltered) {
        const item = byHandle.get(handle);
        if (item !== undefined) item.calm = heldBack(settings.deadband);
      }
    await ask(unfiltered, false);
  };
  /** Asks the server to follow nodes; answers those that it does not follow with a filter. */
  const ask = async (
    wanted: readonly { readonly handle: number; readonly nodeId: string }[],
    isFiltered: boolean,
  ): Promise<readonly { readonly handle: number; readonly nodeId: string }[]> => {
    if (wanted.length === 0) return [];
    const { samplingInterval = settings.publishingInterval, queueSize, deadband, deadbandMode } = settings;
    const filter = isFiltered
      ? new opc.DataChangeFilter({
          trigger: opc.DataChangeTrigger.StatusValue,
          deadbandType: opc.DeadbandType[deadbandMode],
          deadbandValue: deadband,
        })
      : null;
    const { results } = await session.createMonitoredItems({
      subscriptionId,
      timestampsToReturn: opc.TimestampsToReturn.Both,
      itemsToCreate: wanted.map(({ handle, nodeId }) => ({
        itemToMonitor: { nodeId, attributeId: opc.AttributeIds.Value },
        monitoringMode: opc.MonitoringMode.Reporting,
        requestedParameters: { clientHandle: handle, samplingInterval, queueSize, discardOldest: true, filter },
      })),
    });
    const unfiltered: { readonly handle: number; readonly nodeId: string }[] = [];
    for (const [at, one] of wanted.entries()) {
      const result = results?.[at];
      const { name } = result?.statusCode ?? opc.StatusCodes.BadUnexpectedError;
      const item = byHandle.get(one.handle);
      if (name === 'Good' && result !== undefined) {
        if (item === undefined) leaving.push(result.monitoredItemId);
        else item.id = result.monitoredItemId;
      } else if (isFiltered && /Filter|Deadband/.test(name)) unfiltered.push(one);
      else refuse(one.handle, qualityOf(name));
    }
    return unfiltered;
  };
  const work = async (): Promise<void> => {
    while (!isStopped && !isPaused && (fresh.size > 0 || leaving.length > 0)) {
      const monitoredItemIds = leaving.slice(0, mostAtOnce);
      leaving = leaving.slice(mostAtOnce);
      if (monitoredItemIds.length > 0) await session.deleteMonitoredItems({ subscriptionId, monitoredItemIds });
      const next = [...fresh].slice(0, mostAtOnce);
      fresh = new Set([...fresh].slice(mostAtOnce));
      await create(next);
    }
  };
  const wake = (): void => {
    if (isWorking || isStopped || isPaused) return;
    isWorking = true;
    later(gathering, () => {
      void work()
        .catch((error: unknown) => {
          if (!isStopped) hears.failed(error);
        })
        .finally(() => {
          isWorking = false;
          if (fresh.size > 0 || leaving.length > 0) wake();
        });
    });
  };
  const enqueue = (handle: number): void => {
    fresh.add(handle);
    wake();
  };
  return {
    add: (node) => {
      lastHandle += 1;
      byHandle.set(lastHandle, { node, isAwaited: false, came: 0, shown: 0 });
      handles.set(node, lastHandle);
      enqueue(lastHandle);
    },
    remove: (node) => {
      const handle = handles.get(node);
      if (handle === undefined) return;
      const id = byHandle.get(handle)?.id;
      handles.delete(node);
      byHandle.delete(handle);
      fresh.delete(handle);
      if (id === undefined) return;
      leaving.push(id);
      wake();
    },
    put: (path, value) => {
      for (const [node, handle] of handles) {
        if (node.path !== path) continue;
        const item = byHandle.get(handle);
        if (item !== undefined) {
          item.came += 1;
          item.shown = item.came;
        }
        if (item?.calm !== undefined) {
          item.calm = heldBack(settings.deadband);
          item.calm(value);
        }
        node.take(value);
      }
    },
    pause: () => {
      isPaused = true;
    },
    goOn: () => {
      isPaused = false;
      if (fresh.size > 0 || leaving.length > 0) wake();
    },
    stop: () => {
      isStopped = true;
      for (const callOff of callOffs) callOff();
    },
  };
}

function isStructure({ dataType }: { readonly dataType: number }): boolean {
  return dataType === BuiltIn.ExtensionObject;
}

/** Values in the order in which they were made, each node once a round, so that whoever follows hears of every one. */
function roundsOf(values: Arrivals): readonly Arrivals[] {
  const rounds: Arrivals[number][][] = [];
  const seen = new Map<number, number>();
  for (const one of values) {
    const round = seen.get(one.clientHandle) ?? 0;
    seen.set(one.clientHandle, round + 1);
    (rounds[round] ??= []).push(one);
  }
  return rounds;
}
