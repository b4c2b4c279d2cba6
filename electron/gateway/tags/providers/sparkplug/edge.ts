/** What edge nodes say, from the messages of the broker to the values of metrics, and what they are asked to say anew. */
import type { Clock } from '../../../platform/ports.ts';
import type { Message } from '../broker/connection.ts';
import { openInbox } from './inbox.ts';
import type { Codec } from './library.ts';
import type { Metric } from './metrics.ts';
import { openNodes, type EdgeNode, type Nodes } from './nodes.ts';
import { openRebirths, type NodeName } from './rebirths.ts';
import { commandTopic, messageTopic } from './topics.ts';
import { booleanType } from './types.ts';
import { Unreadable } from './unreadable.ts';

/** Bytes of a message that is read. */
const mostBytes = 32_000_000;

/** What came with a few milliseconds of reading. */
export interface News {
  /** Metrics that have another value. */
  readonly metrics: ReadonlySet<Metric>;
  /** Nodes that stand otherwise: there, gone, or not understood. */
  readonly nodes: ReadonlySet<EdgeNode>;
}

export interface Edge {
  readonly nodes: Pick<Nodes, 'current' | 'metric' | 'node' | 'all'>;
  readonly take: (message: Message) => void;
  /** Has a node say everything anew where it is not known how it stands. */
  readonly ask: (node: NodeName) => void;
  /** Nothing is heard any more: what waits is thrown away, and no node is believed before it has said everything anew. */
  readonly lost: (reason: string) => void;
}

export interface EdgeOptions {
  readonly clock: Clock;
  readonly codec: Codec;
  /** Milliseconds in which a node is asked once at most. */
  readonly rebirthInterval: number;
  /** Whether anybody wants to know how a node stands, by its id. */
  readonly isWanted: (id: string) => boolean;
  readonly send: (topic: string, payload: Buffer) => void;
  readonly onNews: (news: News) => void;
}

export function openEdge({ clock, codec, rebirthInterval, isWanted, send, onNews }: EdgeOptions): Edge {
  let metrics = new Set<Metric>();
  let stood = new Set<EdgeNode>();
  const nodes = openNodes({
    now: clock.now,
    dataSet: codec.readDataSet,
    template: codec.readTemplate,
    touched: (metric) => metrics.add(metric),
    changed: (node) => {
      stood.add(node);
      if (node.trouble === undefined) rebirths.born(node);
    },
    unclear: (node) => {
      rebirths.ask(node);
    },
  });
  const isOpen = ({ group, name }: NodeName): boolean => {
    const id = `${group}/${name}`;
    const node = nodes.node(id);
    return isWanted(id) && (node === undefined || (node.trouble !== undefined && !node.isGone));
  };
  const rebirths = openRebirths(clock, rebirthInterval, (node) => {
    if (!isOpen(node)) return false;
    const value = { in: 'boolean', value: true } as const;
    const payload = codec.writeCommand('Node Control/Rebirth', booleanType, value, clock.now());
    send(commandTopic(node.group, node.name, undefined), Buffer.from(payload));
    return true;
  });
  const tell = (): void => {
    const news = { metrics, nodes: stood };
    metrics = new Set();
    stood = new Set();
    if (news.metrics.size > 0 || news.nodes.size > 0) onNews(news);
  };
  const inbox = openInbox({
    clock,
    *apply({ topic, payload }) {
      if (payload.length > mostBytes) {
        nodes.miss(topic, `a message of the node has ${payload.length} bytes; ${mostBytes} are read`);
        return;
      }
      try {
        yield* nodes.apply(topic, codec.readPayload(payload));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        nodes.miss(topic, `a message of the node cannot be read: ${error.message}`);
      }
    },
    overrun: (topic) => {
      nodes.miss(topic, 'the node says more than the station can take in');
      tell();
    },
    done: tell,
  });
  return {
    nodes,
    take: ({ topic, payload, isRetained }) => {
      const of = messageTopic(topic);
      if (of === undefined) return;
      // Nodes have nothing kept. What a broker keeps all the same says how a node stood once, also of one that is gone since.
      if (isRetained) nodes.mention(of);
      else inbox.take({ topic: of, payload });
    },
    ask: rebirths.ask,
    lost: (reason) => {
      inbox.clear();
      rebirths.clear();
      nodes.lost(reason);
    },
  };
}
