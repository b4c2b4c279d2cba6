/** Writes to nodes of a server: each value as the node's type takes it, and what the server said, in words. */
import type { Quality } from '../../../../contract/page.ts';
import { good } from '../../../platform/quality.ts';
import type { TagWrite, WriteAnswer } from '../../provider.ts';
import type { ServerConnection } from './connection.ts';
import { resolved } from './nodeIds.ts';
import type { Opcua } from './library.ts';
import type { Nodes } from './nodes.ts';
import { qualityOf } from './qualities.ts';
import { BuiltIn } from './types.ts';
import { wordsOf } from './words.ts';
import { writtenFor, type Written } from './writing.ts';

/** Writes in the order of the list, and answers a quality each. Never rejects. `timeout` is what the server has for an answer, ms. */
export async function writeNodes(
  { opc, session, namespaces }: Pick<ServerConnection, 'opc' | 'session' | 'namespaces'>,
  nodes: Nodes,
  writes: readonly TagWrite[],
  timeout: number,
): Promise<readonly WriteAnswer[]> {
  try {
    await nodes.learn(writes.map(({ path }) => path));
  } catch (error) {
    return writes.map(() => ({ code: 'Bad_NotConnected', reason: `Nothing was written: ${wordsOf(error)}.` }));
  }
  const answers = writes.map((write): Quality | Written => {
    const type = nodes.facts(write.path)?.type;
    if (type === undefined) return { code: 'Bad_NotFound', reason: `The server says no type of ${write.path}.` };
    const written = writtenFor(type, write.value);
    return 'refused' in written
      ? { code: 'Bad_OutOfRange', reason: `Nothing was written: ${write.path} ${written.refused}.` }
      : written;
  });
  const sent = answers.flatMap((answer, at) => {
    const nodeId = resolved(writes[at]?.path ?? '', namespaces);
    return 'value' in answer && nodeId !== undefined ? [{ at, nodeId, written: answer }] : [];
  });
  if (sent.length === 0) return answers.map(refusalOf);
  const results = new Map<number, WriteAnswer>();
  try {
    const statuses = await session.write(
      sent.map(({ nodeId, written: { dataType, arrayType, value, dimensions = null } }) => ({
        nodeId,
        attributeId: opc.AttributeIds.Value,
        value: {
          value: new opc.Variant({
            dataType,
            arrayType: opc.VariantArrayType[arrayType],
            value: dataType === BuiltIn.NodeId ? nodeIdsIn(opc, value) : value,
            dimensions,
          }),
        },
      })),
    );
    for (const [index, { at }] of sent.entries()) {
      results.set(at, outcomeOf(statuses[index]?.name ?? 'BadUnexpectedError'));
    }
  } catch (error) {
    // It may have arrived: nobody is told that it did not.
    const reason = `Whether it was written is not known: ${wordsOf(error)} (${timeout / 1000} s at most).`;
    for (const { at } of sent) results.set(at, { code: 'Bad_Failure', reason, mayBeDone: true });
  }
  return answers.map((answer, at) => results.get(at) ?? refusalOf(answer));
}

/** What became of a write, by the name of the status that the server answers. */
export function outcomeOf(status: string): WriteAnswer {
  const doubtful = (words: string): WriteAnswer => ({ code: 'Uncertain', reason: words, mayBeDone: true });
  if (status.startsWith('GoodClamped'))
    return doubtful('The server took another value: this one is outside of what it takes.');
  if (status.startsWith('GoodCompletesAsynchronously'))
    return doubtful('The server will write it later: look whether the value is held.');
  const { code, reason = code } = qualityOf(status);
  if (code === 'Good') return good;
  return underWay.test(status)
    ? { code, reason: `Whether it was written is not known: ${reason}.`, mayBeDone: true }
    : { code, reason: `Nothing was written: ${reason}.` };
}

/** What a server says that passed a write on, and did not hear what became of it; and what says nothing of the reason. */
const underWay =
  /^(?:Uncertain|Bad(?:#|$|Timeout|RequestTimeout|CommunicationError|NoCommunication|DeviceFailure|UnexpectedError|InternalError|UnknownResponse))/;

/** Texts of node ids as the library takes them. */
function nodeIdsIn(opc: Opcua, value: unknown): unknown {
  return Array.isArray(value) ? value.map((one) => opc.coerceNodeId(one)) : opc.coerceNodeId(String(value));
}

/** The refusal of a value that was not sent. */
function refusalOf(answer: Quality | Written): Quality {
  return 'code' in answer ? answer : { code: 'Bad_NotFound', reason: 'The server has no namespace of this name.' };
}
