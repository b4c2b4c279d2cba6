/** What signers read: plain, short, and always clear about whether anything was signed. */
import type { ChallengeView, Decision } from '../../contract/challenge.ts';
import type { Clock } from '../ports.ts';
import { localTime } from '../time.ts';
import { inWords } from './expression.ts';
import type { Slot } from './requests.ts';

export const nothingSigned = 'Nothing was signed.';

/** The rows that the signing surface shows: everything that the signature will cover. */
function contentRows(slot: Slot, zone: string): ChallengeView['content'] {
  const { content } = slot.request;
  return [
    { label: 'Request', value: content.name },
    { label: 'Description', value: content.description },
    { label: 'Requested by', value: content.requestedBy.name },
    { label: 'Requested at', value: localTime(Date.parse(content.requestedAt.utc), zone) },
    { label: 'Station', value: content.station.name },
    { label: 'Template', value: content.template.name },
  ].filter(({ value }) => value !== '');
}

/** Everything that a signing surface shows of one challenge. */
export function challengeViewOf(
  challenge: { readonly id: string; readonly decision: Decision; readonly deadline: number },
  slot: Slot,
  sessionUser: string | null,
  clock: Clock,
): ChallengeView {
  const { template, content, contentHash } = slot.request;
  return {
    id: challenge.id,
    decision: challenge.decision,
    requestName: content.name,
    content: contentRows(slot, clock.zone),
    contentHash,
    slot: {
      position: slot.position,
      of: slot.of,
      needs: inWords(slot.alternatives),
      distinct: template.forceUniqueUser && slot.of > 1,
    },
    meanings: [...template.meanings[challenge.decision]],
    sessionUser,
    timeLeft: Math.max(0, challenge.deadline - clock.monotonic()),
  };
}

/** The text of a refusal that no further attempt can mend: time ran out, somebody else decided, the content changed. */
export function finalRefusal(reason: string): string {
  return `${reason} ${nothingSigned} Close this; the page shows how the request stands.`;
}

/** The text of a refused attempt, with what to do next. */
export function refusal(reason: string, attemptsLeft: number): string {
  if (attemptsLeft <= 0) {
    return `${reason} ${nothingSigned} That was the last attempt allowed here; close this and start again from the page.`;
  }
  return `${reason} ${nothingSigned} Try again: ${attemptsLeft} ${attemptsLeft === 1 ? 'attempt' : 'attempts'} left.`;
}
