/**
 * A provider of edge nodes that speak Sparkplug B through an MQTT broker: `{ "kind": "sparkplug", "broker": "mqtts://10.0.0.9" }`. A
 * path is `Group/Node/Metric` or `Group/Node/Device/Metric`.
 */
import { batch, effect, type ReadonlySignal } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../../contract/errors.ts';
import { levelOf, pendingCode } from '../../platform/quality.ts';
import { followed, pendingValue } from '../followed.ts';
import {
  Connection,
  type QualifiedValue,
  type TagNode,
  type TagProvider,
  type TagWrite,
  type WriteAnswer,
} from '../provider.ts';
import { readComing } from './broker/coming.ts';
import type { BrokerConnection } from './broker/connection.ts';
import { openSayings } from './broker/sayings.ts';
import { openSession } from './broker/session.ts';
import { providerKind, type ProviderContext } from './kind.ts';
import { groupsIn, metricsIn } from './sparkplug/browse.ts';
import { openEdge, type Edge, type News } from './sparkplug/edge.ts';
import { openHost } from './sparkplug/host.ts';
import { loadCodec, type Codec } from './sparkplug/library.ts';
import { openSpread } from './sparkplug/spread.ts';
import { sparkplugSettings, type SparkplugSettings } from './sparkplug/settings.ts';
import { filtersOf, nodeOf } from './sparkplug/topics.ts';
import { commandFor, outcome, sent } from './sparkplug/writes.ts';
import { openStanding } from './standing.ts';

export const sparkplug = providerKind(sparkplugSettings, openSparkplug);

/** Milliseconds in which a node says what it has, for whoever reads or looks through it. */
const patience = 2000;
/** Milliseconds in which it is listened for nodes where none is known. */
const listening = 1000;
/** Milliseconds after a connection in which nodes are born by themselves, before they are asked. */
const settling = 1000;
/** Milliseconds by which the clock of a node may differ before it is said. */
const clockTolerance = 60_000;

/** What to look at where nothing is heard of any node. */
function whyUnheard({ groups, broker }: SparkplugSettings): string {
  const asked = groups.length === 0 ? 'any group' : `the group${groups.length === 1 ? '' : 's'} ${groups.join(', ')}`;
  return (
    `Nothing was heard of a node of ${asked}. Look whether one runs and speaks to ${broker}, in Sparkplug B; whether "groups" ` +
    'is as the node says its own; and whether the user of the station may read spBv1.0/# there. A node that runs already may say ' +
    'nothing until something changes: name it, as Group/Node, and it is asked.'
  );
}

/** A tag that is followed, with the last value that it had. */
interface Kept {
  readonly path: string;
  last: QualifiedValue | undefined;
  readonly put: (value: QualifiedValue) => void;
}

function openSparkplug(settings: SparkplugSettings, context: ProviderContext): TagProvider {
  const { name, clock } = context;
  const seconds = settings.timeout / 1000;
  const standing = openStanding(settings.broker, context);
  const { away } = standing;
  const host = openHost(settings.hostId, clock);
  const sayings = openSayings(clock);
  const signals = new Map<string, ReadonlySignal<QualifiedValue>>();
  const kept = new Map<string, Kept>();
  /** Followed tags by their node. */
  const ofNodes = new Map<string, Set<Kept>>();
  /** Nodes that somebody looks through. */
  const lookedAt = new Map<string, () => void>();
  let opened: { readonly edge: Edge; readonly codec: Codec } | undefined;
  let callOffSettling = (): void => undefined;
  let callOffListening = (): void => undefined;

  const set = (one: Kept, value: QualifiedValue): void => {
    one.last = value;
    one.put(value);
  };
  /** Puts how a tag stands, as far as its node has said it. */
  const refresh = (one: Kept): void => {
    const reason = `${nodeOf(one.path)?.id ?? 'the node'} has not said yet what it has`;
    const unknown = { value: null, quality: { code: pendingCode, reason }, timestamp: clock.now() };
    set(one, opened?.edge.nodes.current(one.path) ?? unknown);
  };
  const refreshing = openSpread(clock, (one: Kept) => {
    // The connection may be lost by now.
    if (session.live() !== undefined && kept.get(one.path) === one) refresh(one);
  });
  const onNews = ({ metrics, nodes }: News): void => {
    standing.received(metrics.size);
    for (const node of nodes) refreshing.add(ofNodes.get(node.id) ?? []);
    refreshing.add([...metrics].flatMap(({ path }) => kept.get(path) ?? []));
    // Who says that its value is bad does not say that it holds it.
    for (const { path, value } of metrics) if (levelOf(value.quality) !== 'bad') sayings.reported(path, value.value);
    for (const node of nodes) if (node.trouble === undefined) lookedAt.get(node.id)?.();
    const connection = session.live();
    if (nodes.size > 0 && connection !== undefined) standing.take(Connection.connected, wordsFor(connection));
  };
  const isUnheard = (): boolean => opened?.edge.nodes.all().length === 0;
  const wordsFor = (connection: BrokerConnection): string => {
    if (isUnheard()) return `${connection.words}; nothing was heard of any node yet`;
    const off = opened?.edge.nodes.all().find(({ skew }) => Math.abs(skew) > clockTolerance);
    if (off === undefined) return connection.words;
    const minutes = Math.round(Math.abs(off.skew) / 60_000);
    return `${connection.words}; the clock of ${off.id} is ${minutes} min ${off.skew > 0 ? 'ahead of' : 'behind'} the station's`;
  };
  const askFollowed = (): void => {
    for (const id of ofNodes.keys()) ask(id);
  };
  const ask = (id: string): void => {
    const [group = '', node = ''] = id.split('/');
    if (session.live() !== undefined) opened?.edge.ask({ group, name: node });
  };
  const session = openSession({
    settings,
    context,
    standing,
    ...(host.will === undefined ? {} : { will: host.will }),
    connected: async (connection) => {
      const codec = await loadCodec();
      opened ??= {
        codec,
        edge: openEdge({
          clock,
          codec,
          rebirthInterval: settings.rebirthInterval * 1000,
          isWanted: (id) => ofNodes.has(id) || lookedAt.has(id),
          send: (topic, payload) =>
            void session
              .live()
              ?.publish({ topic, payload, qos: 0, retain: false })
              .catch(() => undefined),
          onNews,
        }),
      };
      const refused = await connection.subscribe([...host.topics, ...filtersOf(settings.groups)], 1);
      const [first] = refused.values();
      if (first !== undefined) throw new CountersignError(ErrorCode.notLive, first);
      await host.come(connection);
      callOffSettling = clock.after(settling, () => {
        askFollowed();
        if (isUnheard()) standing.take(Connection.connected, wordsFor(connection));
      });
      refreshing.add(kept.values());
    },
    lost: () => {
      callOffSettling();
      host.stop();
      opened?.edge.lost('the connection to the broker was lost, and the node has not said since what it has');
      batch(() => {
        for (const one of kept.values()) set(one, away(one.last));
      });
    },
    take: (message) => {
      host.take(message, session.live());
      opened?.edge.take(message);
    },
    leaving: host.leave,
  });
  const tag = (path: string): ReadonlySignal<QualifiedValue> | undefined => {
    const known = signals.get(path);
    const id = nodeOf(path)?.id;
    if (known !== undefined || id === undefined) return known;
    const made = followed({
      clock,
      first: pendingValue(clock.now()),
      open: (put) => {
        const one: Kept = { path, last: undefined, put };
        const siblings = ofNodes.get(id) ?? new Set();
        ofNodes.set(id, siblings.add(one));
        kept.set(path, one);
        if (session.live() !== undefined) refresh(one);
        else if (standing.connection() === Connection.faulted) put(away(undefined));
        ask(id);
        return () => {
          kept.delete(path);
          siblings.delete(one);
          if (siblings.size === 0) ofNodes.delete(id);
        };
      },
      left: () => signals.delete(path),
    });
    signals.set(path, made);
    return made;
  };
  const read = (paths: readonly string[]): Promise<readonly QualifiedValue[]> =>
    readComing(paths, {
      tag,
      isLive: () => session.live() !== undefined,
      away: (path) => away(kept.get(path)?.last),
      lacking: (path) => `${path} is no path like Group/Node/Metric.`,
      patience,
      clock,
    });
  /** Sends a command, and answers why not, or what will be known of it. */
  const send = async (
    connection: BrokerConnection,
    { edge, codec }: { readonly edge: Edge; readonly codec: Codec },
    write: TagWrite,
  ): Promise<WriteAnswer | { readonly later: Promise<WriteAnswer> }> => {
    const { path } = write;
    const command = commandFor(write, edge.nodes, codec, clock.now());
    if ('code' in command) return command;
    const saying = sayings.expect(path, command.wanted);
    const refused = await sent(connection, command);
    if (refused !== undefined) {
      saying.giveUp();
      return refused;
    }
    return {
      later: saying.within(settings.timeout).then((isConfirmed) => {
        // What the node said may wait for its turn.
        const one = kept.get(path);
        if (one !== undefined && session.live() === connection) refresh(one);
        return outcome(isConfirmed, edge.nodes.current(path), command.wanted, seconds);
      }),
    };
  };
  const write = async (writes: readonly TagWrite[]): Promise<readonly WriteAnswer[]> => {
    const connection = session.live();
    // Followed meanwhile, so that it is known how they stand.
    const stop = effect(() => writes.forEach(({ path }) => void tag(path)?.value));
    try {
      await read(writes.map(({ path }) => path));
      if (connection === undefined || opened === undefined || session.live() !== connection)
        return writes.map(() => ({ code: 'Bad_NotConnected', reason: `Nothing was written: ${standing.words()}.` }));
      const answers: (WriteAnswer | { readonly later: Promise<WriteAnswer> })[] = [];
      for (const one of writes) answers.push(await send(connection, opened, one));
      return await Promise.all(answers.map((answer) => ('later' in answer ? answer.later : Promise.resolve(answer))));
    } finally {
      stop();
    }
  };
  /** Waits for a node to say what it has, which it is asked for. */
  const look = async (id: string): Promise<void> => {
    const node = opened?.edge.nodes.node(id);
    const isKnown = node !== undefined && node.trouble === undefined;
    if (isKnown || nodeOf(`${id}/bdSeq`) === undefined) return;
    await new Promise<void>((resolve) => {
      const callOff = clock.after(patience, resolve);
      lookedAt.set(id, () => {
        callOff();
        resolve();
      });
      ask(id);
    });
    lookedAt.delete(id);
  };
  /** Nodes speak when it pleases them: it is listened for a moment. */
  const listened = (): Promise<void> =>
    new Promise((resolve) => {
      callOffListening();
      const callOff = clock.after(listening, resolve);
      callOffListening = () => {
        callOff();
        resolve();
      };
    });
  const browse = async (folder: string): Promise<readonly TagNode[]> => {
    if (standing.connection() === Connection.connecting) await session.settled();
    if (session.live() === undefined || opened === undefined)
      throw new CountersignError(ErrorCode.notLive, `[${name}] is not connected: ${standing.words()}.`);
    const { nodes } = opened.edge;
    if (nodes.all().length === 0) await listened();
    const path = folder.replace(/\/$/, '');
    const [group = '', node] = path.split('/');
    if (node !== undefined) await look(`${group}/${node}`);
    const of = nodes.node(`${group}/${node}`);
    const found = node === undefined ? groupsIn(path, nodes.all()) : of && metricsIn(path, of);
    if (found === undefined)
      throw new CountersignError(ErrorCode.objectNotFound, `[${name}] has heard of nothing at ${folder}.`);
    if (of?.trouble !== undefined && found.length === 0)
      throw new CountersignError(ErrorCode.notLive, `[${name}] does not know what is at ${folder}: ${of.trouble}.`);
    return found;
  };
  return {
    name,
    kind: 'sparkplug',
    tag,
    read,
    write,
    browse,
    describe: (path) => {
      const metric = opened?.edge.nodes.metric(path);
      if (metric === undefined && nodeOf(path) === undefined) return undefined;
      return {
        ...metric?.about,
        name: path.slice(path.lastIndexOf('/') + 1),
        tagType: metric?.about['typeId'] === undefined ? 'AtomicTag' : 'UdtInstance',
        valueSource: 'opc',
        opcItemPath: path,
      };
    },
    whyNoTag: (path) => `nothing was heard of ${path}, and a metric is Group/Node/Metric or Group/Node/Device/Metric`,
    status: () => ({
      ...standing.status(kept.size),
      ...(session.live() !== undefined && isUnheard() ? { whyEmpty: whyUnheard(settings) } : {}),
    }),
    close: async () => {
      callOffSettling();
      callOffListening();
      for (const end of lookedAt.values()) end();
      await session.close();
      host.stop();
      opened?.edge.lost('the provider is closed');
      refreshing.clear();
    },
  };
}
