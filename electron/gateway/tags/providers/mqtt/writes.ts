/** Writes to topics: the message for a value, and what became of it. */
import type { Json } from '../../../../contract/json.ts';
import { millisOfDate } from '../../../../contract/values.ts';
import { good } from '../../../platform/quality.ts';
import { takenAs, takenLike } from '../../dataTypes.ts';
import type { WriteAnswer } from '../../provider.ts';
import { Unconfirmed, type BrokerConnection } from '../broker/connection.ts';
import { objectWith } from './paths.ts';
import type { TopicTag } from './settings.ts';

/** What is sent for a value, and the value as the tag has it once it is held; or why it is not sent. */
export function messageFor(
  tag: TopicTag,
  value: Json,
  held: Json,
): { readonly payload: string; readonly wanted: Json } | { readonly refused: string } {
  if (value === null) return { refused: 'takes no empty value' };
  const taken = tag.dataType === undefined ? takenLike({ value: held }, value) : takenAs(tag.dataType, value);
  if ('refused' in taken) return taken;
  const wanted = taken.value;
  const millis = millisOfDate(wanted);
  if (tag.dataType === 'DateTime' && millis === undefined) return { refused: 'takes dates' };
  const sent = millis === undefined ? wanted : new Date(millis).toISOString();
  if (tag.writePath !== undefined) return { payload: JSON.stringify(objectWith(tag.writePath, sent)), wanted };
  return { payload: typeof sent === 'object' ? JSON.stringify(sent) : String(sent), wanted };
}

/** Sends a message; undefined once the broker has it, and otherwise why nobody may count on it. */
export async function sent(
  connection: BrokerConnection,
  topic: string,
  payload: string,
  { retain, expiry }: { readonly retain: boolean; readonly expiry: number },
): Promise<WriteAnswer | undefined> {
  try {
    // What is kept for later may be late; what is not, must not be.
    const { hasTakers } = await connection.publish({ topic, payload, qos: 1, retain, ...(retain ? {} : { expiry }) });
    if (hasTakers || retain) return undefined;
    return { code: 'Bad_NotConnected', reason: `Nothing was written: at the broker nobody follows ${topic}.` };
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

/** What is known of a value that the broker took, by whether the topic of the tag has said it in time. */
export function outcome(topic: string, isConfirmed: boolean, held: Json, seconds: number): WriteAnswer {
  if (isConfirmed) return good;
  const now = held === null ? '' : ` and says ${JSON.stringify(held).slice(0, 50)}`;
  return {
    code: 'Uncertain',
    reason: `The broker took the value; whether it is held is not known: ${topic} did not say it within ${seconds} s${now}.`,
    mayBeDone: true,
  };
}
