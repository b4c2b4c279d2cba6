/** A provider that speaks OPC UA: `{ "kind": "opcua", "endpoint": "opc.tcp://10.0.0.5:4840" }`. A path is a node id. */
import { batch, type ReadonlySignal } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../../contract/errors.ts';
import { followed, pendingValue } from '../followed.ts';
import {
  Connection,
  type QualifiedValue,
  type TagNode,
  type TagProvider,
  type TagWrite,
  type WriteAnswer,
} from '../provider.ts';
import { providerKind, type ProviderContext } from './kind.ts';
import { connectTo, type ServerConnection } from './opcua/connection.ts';
import { itemsOf, type FollowedNode, type Items } from './opcua/items.ts';
import { isNodeId, resolved } from './opcua/nodeIds.ts';
import { nodesOf, type Nodes } from './opcua/nodes.ts';
import { mostAtOnce } from './opcua/session.ts';
import { opcuaSettings, type OpcuaSettings } from './opcua/settings.ts';
import { valueOf } from './opcua/values.ts';
import { isRefusal, wordsOf } from './opcua/words.ts';
import { writeNodes } from './opcua/writes.ts';
import { retryDelay } from './retry.ts';
import { openStanding } from './standing.ts';

export const opcua = providerKind(opcuaSettings, openOpcua);

/** What there is while a server is connected. */
interface Live {
  readonly connection: ServerConnection;
  readonly items: Items;
  readonly nodes: Nodes;
}

/** A connection that broke, whose session the server may keep, and what the nodes were that were live. */
interface Broken {
  readonly live: Live;
  readonly lasts: ReadonlyMap<Kept, QualifiedValue | undefined>;
}

/** A node that is followed, with the last value that it had. */
interface Kept extends FollowedNode {
  last: QualifiedValue | undefined;
}

function openOpcua(settings: OpcuaSettings, context: ProviderContext): TagProvider {
  const { name, clock } = context;
  const addresses = [settings.endpoint].flat();
  const standing = openStanding(addresses.join(', '), context);
  const { away } = standing;
  const signals = new Map<string, ReadonlySignal<QualifiedValue>>();
  const nodes = new Set<Kept>();
  let live: Live | undefined;
  let broken: Broken | undefined;
  let attempt = 0;
  /** Which of the addresses is tried: it is left only when it is gone. */
  let at = 0;
  const closing = new AbortController();
  let attempted = Promise.resolve();
  let callOff = (): void => undefined;

  const drop = async (left: Live | undefined): Promise<void> => {
    left?.items.stop();
    await left?.connection.close().catch(() => undefined);
  };
  const leave = (reason: string, { isRefused = false, isKept = false } = {}): void => {
    const left = live;
    live = undefined;
    // Of two servers the other is there at once; the only one may come back with all that it kept.
    if (isKept && left !== undefined && addresses.length === 1) {
      left.items.pause();
      broken = { live: left, lasts: new Map([...nodes].map((node) => [node, node.last])) };
    } else void drop(left);
    if (closing.signal.aborted) return;
    standing.take(Connection.faulted, `${addresses[at] ?? ''}: ${reason}`);
    batch(() => {
      for (const node of nodes) node.take(away(node.last));
    });
    at = (at + 1) % addresses.length;
    attempt += 1;
    callOff();
    const delay = retryDelay({ attempt, addresses: addresses.length, refused: isRefused });
    standing.again(delay);
    callOff = clock.after(delay, () => {
      attempted = connect();
    });
  };
  /** Goes on where a connection broke. Answers whether it does; rejects when the server cannot be reached. */
  const goOn = async (from: Broken): Promise<boolean> => {
    const tell = await from.live.connection.resume();
    // Since then it may have been closed, or a request that was under way has failed: nobody knows what the server made of it.
    if (tell === undefined || broken !== from || closing.signal.aborted) {
      broken = undefined;
      await drop(from.live);
      return closing.signal.aborted;
    }
    broken = undefined;
    live = from.live;
    attempt = 0;
    standing.take(Connection.connected, live.connection.words);
    // What did not change is as it was; what did is told next.
    batch(() => {
      for (const [node, last] of from.lasts) if (last !== undefined && nodes.has(node)) node.take(last);
    });
    tell();
    live?.items.goOn();
    return true;
  };
  const connect = async (): Promise<void> => {
    const address = addresses[at] ?? '';
    let isLost: { readonly reason: string } | undefined;
    let opened: ServerConnection | undefined;
    try {
      if (broken !== undefined && (await goOn(broken))) return;
      opened = await connectTo({
        address,
        settings,
        signal: closing.signal,
        context,
        lost: (reason, isKept) => {
          isLost = { reason };
          if (opened !== undefined && live?.connection === opened) leave(reason, { isKept });
        },
      });
      if (closing.signal.aborted || isLost !== undefined) {
        await opened.close().catch(() => undefined);
        if (isLost !== undefined) leave(isLost.reason);
        return;
      }
      const items = itemsOf(opened, settings, clock, {
        received: (count) => {
          standing.received(count);
          attempt = 0;
        },
        failed: (error) => {
          if (live?.connection === opened) leave(wordsOf(error));
          if (broken?.live.connection !== opened) return;
          void drop(broken?.live);
          broken = undefined;
        },
      });
      live = { connection: opened, items, nodes: nodesOf(opened, clock) };
      standing.take(Connection.connected, opened.words);
      for (const node of nodes) items.add(node);
    } catch (error) {
      leave(wordsOf(error), { isRefused: isRefusal(error) });
    }
  };
  const tag = (path: string): ReadonlySignal<QualifiedValue> | undefined => {
    const kept = signals.get(path);
    if (kept !== undefined || !isNodeId(path)) return kept;
    const made = followed({
      clock,
      first: pendingValue(clock.now()),
      open: (put) => {
        const node: Kept = {
          path,
          last: undefined,
          take: (value) => {
            // Some servers tell the last value once more where a session goes on.
            if (isSame(value, node.last)) return;
            node.last = value;
            put(value);
          },
        };
        nodes.add(node);
        (live ?? broken?.live)?.items.add(node);
        if (standing.connection() === Connection.faulted) put(away(undefined));
        return () => {
          nodes.delete(node);
          (live ?? broken?.live)?.items.remove(node);
        };
      },
      left: () => signals.delete(path),
    });
    signals.set(path, made);
    return made;
  };
  const readLive = async (
    { connection: { opc, session, namespaces } }: Live,
    paths: readonly string[],
  ): Promise<readonly QualifiedValue[]> => {
    const values: QualifiedValue[] = [];
    for (let from = 0; from < paths.length; from += mostAtOnce) {
      const nodeIds = paths.slice(from, from + mostAtOnce).map((path) => resolved(path, namespaces));
      const there = nodeIds.filter((nodeId) => nodeId !== undefined);
      const answers =
        there.length === 0
          ? []
          : await session.read(there.map((nodeId) => ({ nodeId, attributeId: opc.AttributeIds.Value })));
      let next = 0;
      for (const nodeId of nodeIds) {
        const data = nodeId === undefined ? undefined : answers[next++];
        const reason = 'the server has no namespace of this name';
        values.push(
          data === undefined
            ? { value: null, quality: { code: 'Bad_NotFound', reason }, timestamp: clock.now() }
            : valueOf(data, clock.now()),
        );
      }
    }
    return values;
  };
  const read = async (paths: readonly string[]): Promise<readonly QualifiedValue[]> => {
    const lastValues = (): readonly QualifiedValue[] => {
      const kept = new Map([...nodes].map(({ path, last }) => [path, last]));
      return paths.map((path) => away(kept.get(path)));
    };
    if (live === undefined) return lastValues();
    try {
      return await readLive(live, paths);
    } catch (error) {
      const quality = { code: 'Bad_NotConnected', reason: wordsOf(error) };
      return lastValues().map((value) => ({ ...value, quality }));
    }
  };
  let reading = 0;
  let underWay = 0;
  /** Of which reading after a write a path was put last, while some are under way: what many were read for comes after one alone. */
  const putLast = new Map<string, number>();
  const write = async (writes: readonly TagWrite[]): Promise<readonly WriteAnswer[]> => {
    const now = live;
    if (now === undefined)
      return writes.map(() => ({ code: 'Bad_NotConnected', reason: `Nothing was written: ${standing.words()}.` }));
    const answers = await writeNodes(now.connection, now.nodes, writes, settings.timeout);
    // What is held now, whatever was written. Where that cannot be read, the server tells of it as of any other change.
    const paths = [...new Set(writes.map(({ path }) => path).filter(isNodeId))];
    reading += 1;
    const turn = reading;
    underWay += 1;
    const held = await readLive(now, paths).catch(() => []);
    if (live === now)
      batch(() =>
        paths.forEach((path, index) => {
          if ((putLast.get(path) ?? 0) > turn) return;
          putLast.set(path, turn);
          put(now, path, held[index]);
        }),
      );
    underWay -= 1;
    if (underWay === 0) putLast.clear();
    return answers;
  };
  const browse = async (folder: string): Promise<readonly TagNode[]> => {
    // Before the first attempt has ended, nobody knows.
    if (standing.connection() === Connection.connecting) await attempted;
    if (live === undefined)
      throw new CountersignError(ErrorCode.notLive, `[${name}] is not connected: ${standing.words()}.`);
    return live.nodes.browse(folder).catch((error: unknown) => {
      if (error instanceof CountersignError) throw error;
      throw new CountersignError(ErrorCode.notLive, `[${name}] does not answer: ${wordsOf(error)}.`);
    });
  };
  const put = ({ items }: Live, path: string, value: QualifiedValue | undefined): void => {
    if (value !== undefined) items.put(path, value);
  };
  attempted = connect();
  return {
    name,
    kind: 'opcua',
    tag,
    read,
    write,
    browse,
    learn: async (path) => {
      if (isNodeId(path)) await live?.nodes.learn([path]).catch(() => undefined);
    },
    describe: (path) => {
      if (!isNodeId(path)) return undefined;
      // Of a server that does not answer nobody knows what it has.
      if (live === undefined) return { name: path, tagType: 'AtomicTag', valueSource: 'opc', opcItemPath: path };
      const facts = live.nodes.facts(path);
      if (facts === undefined) void live.nodes.learn([path]).catch(() => undefined);
      return facts?.described;
    },
    status: () => standing.status(nodes.size),
    close: async () => {
      closing.abort();
      callOff();
      const left = live ?? broken?.live;
      live = undefined;
      broken = undefined;
      await drop(left);
      await attempted;
    },
  };
}

/** Whether a value is the one that was told last: a number, a text or a truth value of the same moment and quality. */
function isSame(one: QualifiedValue, other: QualifiedValue | undefined): boolean {
  return (
    other !== undefined &&
    Object.is(one.value, other.value) &&
    one.timestamp === other.timestamp &&
    one.quality.code === other.quality.code &&
    one.quality.reason === other.quality.reason
  );
}
