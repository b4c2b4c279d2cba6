/**
 * The edge nodes of a provider: who is there, what each has, and whether all of its messages came. A node of which something is
 * missing is not believed until it has said everything anew.
 */
import type { QualifiedValue } from '../../provider.ts';
import type { Payload, ReadDataSet, ReadTemplate, WireMetric } from './codec.ts';
import { doubled, isTime, metricOf, valueOf, type Metric, type Reading } from './metrics.ts';
import { placed } from './templates.ts';
import { nodeOf, type MessageTopic } from './topics.ts';
import { templateType } from './types.ts';
import { Unreadable } from './unreadable.ts';

/** Metrics that a provider holds, nodes, and devices. */
const mostMetrics = 500_000;
const mostNodes = 10_000;
const mostDevices = 50_000;
/** Metrics between two looks at the time. */
const portion = 25;
/** Characters of a text that is a portion by itself. */
const longText = 10_000;

interface Part {
  /** Why what it said last is not how it stands; undefined where it is. */
  trouble: string | undefined;
  metrics: ReadonlyMap<string, Metric>;
}

export interface EdgeNode extends Part {
  /** `Group/Node`. */
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly devices: Map<string, Part>;
  /** Whether it ever said what it has, or that it is gone. */
  isKnown: boolean;
  /** Whether it said last that it is gone: nobody is there who could be asked. */
  isGone: boolean;
  /** The number of its session, which its death says too. */
  bdSeq: string | undefined;
  /** The number of its last message. */
  seq: number;
  /** How often messages of it were thrown away. */
  missed: number;
  /** Paths by the numbers that stand for the names of metrics. */
  aliases: Map<string, string>;
  /** Milliseconds by which its clock is ahead of the station's. */
  skew: number;
}

export interface Nodes {
  /** Takes a message in, a portion of it with each step. */
  readonly apply: (topic: MessageTopic, payload: Payload) => Generator<void, void>;
  /** What could not be read, or was too much to keep: the node counts as one of which messages are missing. */
  readonly miss: (topic: MessageTopic, reason: string) => void;
  /** There was such a node once; how it stands is not known by that, and it is asked. */
  readonly mention: (topic: MessageTopic) => void;
  /** The value at a path as it stands; undefined for a node that never said what it has. */
  readonly current: (path: string) => QualifiedValue | undefined;
  readonly metric: (path: string) => Metric | undefined;
  readonly node: (id: string) => EdgeNode | undefined;
  readonly all: () => readonly EdgeNode[];
  /** Nothing is heard of any of them any more. */
  readonly lost: (reason: string) => void;
}

export interface NodesOptions {
  readonly now: () => number;
  readonly dataSet: ReadDataSet;
  readonly template: ReadTemplate;
  /** A metric has another value. */
  readonly touched: (metric: Metric) => void;
  /** A node, or one of its devices, stands otherwise than before. */
  readonly changed: (node: EdgeNode) => void;
  /** A node has to say everything anew. */
  readonly unclear: (node: EdgeNode) => void;
}

/** An empty list of nodes. */
export function openNodes({ now, dataSet, template, touched, changed, unclear }: NodesOptions): Nodes {
  const nodes = new Map<string, EdgeNode>();
  let held = 0;
  let devices = 0;

  const nodeFor = ({ group, node: name }: Pick<MessageTopic, 'group' | 'node'>): EdgeNode | undefined => {
    const id = `${group}/${name}`;
    const known = nodes.get(id);
    if (known !== undefined || nodes.size >= mostNodes) return known;
    const made: EdgeNode = {
      id,
      group,
      name,
      trouble: 'the node has not said yet what it has',
      metrics: new Map(),
      devices: new Map(),
      isKnown: false,
      isGone: false,
      bdSeq: undefined,
      seq: 0,
      missed: 0,
      aliases: new Map(),
      skew: 0,
    };
    nodes.set(id, made);
    return made;
  };
  const doubt = (node: EdgeNode, reason: string): void => {
    node.trouble = reason;
    changed(node);
    unclear(node);
  };
  const take = (part: Part, metrics: ReadonlyMap<string, Metric>): void => {
    held += metrics.size - part.metrics.size;
    part.metrics = metrics;
    part.trouble = undefined;
  };
  const readingOf = ({ timestamp }: Payload): Reading => ({
    timestamp: timestamp !== undefined && isTime(timestamp) ? timestamp : now(),
    dataSet,
    template,
  });
  /** Reads all that a birth declares. Undefined where it is more than the provider holds. */
  function* declared(
    node: EdgeNode,
    { device }: MessageTopic,
    payload: Payload,
    see: (wire: WireMetric, metric: Metric | undefined) => void,
  ): Generator<void, ReadonlyMap<string, Metric> | undefined> {
    const before = device === undefined ? node.metrics.size : (node.devices.get(device)?.metrics.size ?? 0);
    if (held - before + payload.count > mostMetrics) return undefined;
    const reading = readingOf(payload);
    const metrics = new Map<string, Metric>();
    let count = 0;
    for (const top of payload.metrics) {
      const name = `${node.id}/${device === undefined ? '' : `${device}/`}${top.name ?? ''}`;
      for (const { wire, path, ...place } of top.name === undefined ? [] : placed(top, name, reading)) {
        const isSession = wire.name === 'bdSeq' && place.around.length === 0;
        const metric = isSession ? undefined : metricOf(wire, { ...place, path, device }, place.reading);
        const twin = metric && metrics.get(path);
        if (metric !== undefined) metrics.set(path, metric);
        if (metric !== undefined && twin !== undefined) doubled(metric, `the name ${wire.name ?? path}`);
        see(wire, metric);
        if (held - before + metrics.size > mostMetrics) return undefined;
        count += 1;
        if (count % portion === 0 || isLong(wire)) yield;
      }
    }
    return metrics;
  }
  function* nodeBirth(node: EdgeNode, topic: MessageTopic, payload: Payload): Generator<void, void> {
    const byAlias: (readonly [string, Metric])[] = [];
    const { missed } = node;
    let bdSeq: string | undefined;
    const metrics = yield* declared(node, topic, payload, ({ name, alias, value }, metric) => {
      if (name === 'bdSeq' && value !== undefined) bdSeq = String(value.value);
      if (alias !== undefined && metric !== undefined) byAlias.push([alias, metric]);
    });
    // What follows takes its time too.
    yield;
    node.seq = payload.seq ?? 0;
    node.isKnown = true;
    node.isGone = false;
    if (metrics === undefined) {
      node.trouble = `the provider holds ${mostMetrics} metrics, and this node would be one too many`;
      changed(node);
      return;
    }
    take(node, metrics);
    node.bdSeq = bdSeq;
    node.aliases = aliasesOf(byAlias);
    node.skew = payload.timestamp === undefined ? 0 : payload.timestamp - now();
    for (const device of node.devices.values())
      device.trouble = 'the node began anew and has not said yet what this device has';
    // What was thrown away while this was read came after it.
    if (node.missed !== missed) doubt(node, 'messages of the node were lost behind its birth');
    else changed(node);
  }
  function* deviceBirth(
    node: EdgeNode,
    topic: MessageTopic & { readonly device: string },
    payload: Payload,
  ): Generator<void, void> {
    const known = node.devices.get(topic.device);
    if (known === undefined && devices >= mostDevices) {
      node.trouble = `the provider holds ${mostDevices} devices, and one of this node would be one too many`;
      changed(node);
      return;
    }
    const part = known ?? { trouble: undefined, metrics: new Map<string, Metric>() };
    const byAlias: (readonly [string, Metric])[] = [];
    const metrics = yield* declared(node, topic, payload, ({ alias }, metric) => {
      if (alias !== undefined && metric !== undefined) byAlias.push([alias, metric]);
    });
    yield;
    node.devices.set(topic.device, part);
    if (known === undefined) devices += 1;
    if (metrics === undefined)
      part.trouble = `the provider holds ${mostMetrics} metrics, and this device would be one too many`;
    else {
      take(part, metrics);
      for (const [alias, path] of aliasesOf(byAlias)) node.aliases.set(alias, path);
    }
    changed(node);
  }
  function* data(node: EdgeNode, { device }: MessageTopic, payload: Payload): Generator<void, void> {
    const part = device === undefined ? node : node.devices.get(device);
    if (part === undefined || part.trouble !== undefined) {
      doubt(node, `the node says values of ${device ?? ''}, and never what this device has`);
      return;
    }
    const reading = readingOf(payload);
    let count = 0;
    for (const top of payload.metrics) {
      const named = `${node.id}/${device === undefined ? '' : `${device}/`}${top.name ?? ''}`;
      const name = top.alias === undefined ? named : (node.aliases.get(top.alias) ?? '');
      for (const { wire, path, reading: own } of placed(top, name, reading)) {
        // By its path, so that it is the metric of this device alone, as its last birth declared it.
        const metric = part.metrics.get(path);
        if (metric === undefined) {
          doubt(node, `the node says a value of ${wire.name ?? `the alias ${wire.alias}`}, which it never declared`);
          return;
        }
        // What was kept while nobody listened is how it was, not how it is.
        if (top.isHistorical !== true && wire.isHistorical !== true) {
          for (const one of metricsOf(part, metric, wire)) {
            if (one.isDoubled === true) continue;
            one.value = valueOf(wire, one.type, own);
            touched(one);
          }
        }
        count += 1;
        if (count % portion === 0 || isLong(wire)) yield;
      }
    }
  }
  function* inOrder(node: EdgeNode, topic: MessageTopic, payload: Payload): Generator<void, void> {
    if (node.trouble !== undefined) {
      node.isGone = false;
      unclear(node);
      return;
    }
    const { seq } = payload;
    const expected = (node.seq + 1) % 256;
    if (seq !== expected) {
      doubt(node, `messages of the node were lost: number ${seq ?? 'none'} came in the place of ${expected}`);
      return;
    }
    node.seq = seq;
    const { kind, device } = topic;
    if (device !== undefined && kind === 'DBIRTH') yield* deviceBirth(node, { ...topic, device }, payload);
    else if (device !== undefined && kind === 'DDEATH') {
      const part = node.devices.get(device);
      if (part !== undefined) part.trouble = 'the node says that the device is gone';
      changed(node);
    } else yield* data(node, topic, payload);
  }
  const death = (node: EdgeNode, { metrics }: Payload): void => {
    let bdSeq: string | undefined;
    for (const { name, value } of metrics) if (name === 'bdSeq' && value !== undefined) bdSeq = String(value.value);
    // The death of an earlier session comes late where the broker did not know yet that it had ended. One that says no session
    // may be of this one: a node that is there after all says everything anew.
    if (node.bdSeq !== undefined && bdSeq !== undefined && bdSeq !== node.bdSeq) return;
    node.trouble = 'the node is gone';
    node.isKnown = true;
    node.isGone = true;
    changed(node);
  };
  const find = (
    path: string,
  ): { readonly node: EdgeNode; readonly part: Part; readonly metric: Metric | undefined } | undefined => {
    const node = nodes.get(nodeOf(path)?.id ?? '');
    if (node === undefined) return undefined;
    const own = node.metrics.get(path);
    const device = own === undefined ? node.devices.get(path.split('/')[2] ?? '') : undefined;
    const part = device ?? node;
    return { node, part, metric: own ?? device?.metrics.get(path) };
  };
  return {
    *apply(topic, payload) {
      const node = nodeFor(topic);
      if (node === undefined) return;
      try {
        if (topic.kind === 'NBIRTH') yield* nodeBirth(node, topic, payload);
        else if (topic.kind === 'NDEATH') death(node, payload);
        else yield* inOrder(node, topic, payload);
      } catch (error) {
        // Metrics are read on the way.
        if (!(error instanceof Unreadable)) throw error;
        doubt(node, `a message of the node cannot be read: ${error.message}`);
      }
    },
    miss: (topic, reason) => {
      const node = nodeFor(topic);
      if (node === undefined) return;
      node.missed += 1;
      doubt(node, reason);
    },
    mention: (topic) => {
      const node = nodeFor(topic);
      if (node?.trouble !== undefined) unclear(node);
    },
    current: (path) => {
      const found = find(path);
      if (found?.node.isKnown !== true) return undefined;
      const { node, part, metric } = found;
      const trouble = node.trouble ?? part.trouble;
      if (trouble !== undefined) {
        const last = metric?.value ?? { value: null, timestamp: now() };
        return { ...last, quality: { code: 'Bad_Stale', reason: trouble } };
      }
      const reason = `the node ${node.id} has no such metric`;
      return metric?.value ?? { value: null, quality: { code: 'Bad_NotFound', reason }, timestamp: now() };
    },
    metric: (path) => find(path)?.metric,
    node: (id) => nodes.get(id),
    all: () => [...nodes.values()],
    lost: (reason) => {
      for (const node of nodes.values()) {
        node.trouble = reason;
        node.isGone = false;
      }
    },
  };
}

/** The paths that aliases stand for. Two metrics of one alias are not believed: messages do not tell them apart. */
function aliasesOf(declared: readonly (readonly [string, Metric])[]): Map<string, string> {
  const known = new Map<string, Metric>();
  for (const [alias, metric] of declared) {
    const twin = known.get(alias);
    if (twin !== undefined && twin.path !== metric.path)
      for (const one of [twin, metric]) doubled(one, `the alias ${alias}`);
    known.set(alias, metric);
  }
  return new Map([...known].map(([alias, { path }]) => [alias, path]));
}

/** The metrics of which a message says something: of an instance that has no value any more, its members have none either. */
function metricsOf({ metrics }: Part, metric: Metric, { value }: WireMetric): readonly Metric[] {
  if (metric.type !== templateType || value !== undefined) return [metric];
  return [metric, ...[...metrics.values()].filter(({ path }) => path.startsWith(`${metric.path}/`))];
}

/** Whether reading a metric takes as long as a portion of others. */
function isLong({ value }: WireMetric): boolean {
  const read = value?.value;
  return typeof read === 'object' || (typeof read === 'string' && read.length > longText);
}
