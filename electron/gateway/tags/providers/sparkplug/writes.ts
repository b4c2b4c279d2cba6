/** Writes to metrics: a command to the node, and what became of it. */
import type { Json } from '../../../../contract/json.ts';
import type { Quality } from '../../../../contract/page.ts';
import { good } from '../../../platform/quality.ts';
import type { QualifiedValue, TagWrite, WriteAnswer } from '../../provider.ts';
import { Unconfirmed, type BrokerConnection } from '../broker/connection.ts';
import { isSame } from '../broker/sayings.ts';
import type { Codec } from './library.ts';
import type { Nodes } from './nodes.ts';
import { commandTopic, nodeOf } from './topics.ts';
import { sentValue } from './sending.ts';

export interface Command {
  readonly topic: string;
  readonly payload: Buffer;
  /** The value as the tag has it once it is held. */
  readonly wanted: Json;
}

/** What a metric says of `readOnly` that may be written. */
const open: ReadonlySet<unknown> = new Set([undefined, false, 0, 'false']);

/** The command for a write, or why there is none. */
export function commandFor(
  { path, value }: TagWrite,
  nodes: Pick<Nodes, 'current' | 'metric'>,
  codec: Codec,
  now: number,
): Command | Quality {
  const of = nodeOf(path);
  const metric = nodes.metric(path);
  const current = nodes.current(path);
  if (of === undefined || current === undefined || current.quality.code === 'Bad_NotFound')
    return { code: 'Bad_NotFound', reason: `Nothing was written: no node has said that it has ${path}.` };
  if (metric === undefined || current.quality.code === 'Bad_Stale')
    return { code: 'Bad_Stale', reason: `Nothing was written: ${current.quality.reason ?? 'the node is not there'}.` };
  // Some nodes say it as a number or a text: what is not clearly open is not written.
  if (!open.has(metric.about['readOnly']))
    return { code: 'Bad_ReadOnly', reason: `${path} is read-only, as its node says.` };
  const sent = sentValue(metric.type, value, metric.isLong);
  if ('refused' in sent) return { code: 'Bad_TypeMismatch', reason: `${path} ${sent.refused}.` };
  return {
    topic: commandTopic(of.group, of.node, metric.device),
    payload: Buffer.from(codec.writeCommand(metric.name, metric.type, sent.sent, now, metric.around)),
    wanted: sent.wanted,
  };
}

/** Sends a command; undefined once it is on its way, and otherwise why it is not. */
export async function sent(
  connection: BrokerConnection,
  { topic, payload }: Pick<Command, 'topic' | 'payload'>,
): Promise<WriteAnswer | undefined> {
  try {
    await connection.publish({ topic, payload, qos: 0, retain: false });
    return undefined;
  } catch (error) {
    if (!(error instanceof Unconfirmed)) throw error;
    return error.wasSent
      ? {
          code: 'Bad_NotConnected',
          reason: `It is not known whether the value was written: ${error.message}.`,
          mayBeDone: true,
        }
      : { code: 'Bad_NotConnected', reason: `Nothing was written: ${error.message}.` };
  }
}

/** What is known of a command, by whether the node has said the value in time. A node says nothing of a value that it had before. */
export function outcome(
  isConfirmed: boolean,
  held: QualifiedValue | undefined,
  wanted: Json,
  seconds: number,
): WriteAnswer {
  if (isConfirmed || (held?.quality.code === 'Good' && isSame(held.value, wanted))) return good;
  const now = held === undefined ? '' : `; it says ${JSON.stringify(held.value).slice(0, 50)}`;
  return {
    code: 'Uncertain',
    reason: `Whether the value is held is not known: the node did not say it within ${seconds} s${now}.`,
    mayBeDone: true,
  };
}
