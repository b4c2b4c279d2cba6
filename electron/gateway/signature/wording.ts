/** What signers read: plain, short, and always clear about whether anything was signed. */
import type { ChallengeView, Decision, Way } from '../../contract/challenge.ts';
import { counted } from '../../contract/counted.ts';
import { qualityWord } from '../../contract/quality.ts';
import { localTime, localTimeBeside } from '../../format/localTime.ts';
import { inLines, onOneLine } from '../platform/oneLine.ts';
import type { Clock } from '../platform/ports.ts';
import type { CallbackRef } from './callbackRefs.ts';
import { inWords } from './expression.ts';
import { valuesOf, type ShownValue } from './record.ts';
import type { RequestContent, Slot } from './requests.ts';

/** A person as a surface names them. */
export interface Signer {
  readonly userName: string;
  readonly fullName: string;
}

export const nothingSigned = 'Nothing was signed.';

type Row = ChallengeView['content'][number];

/** What a signature covers beside the values of the record: what it is, and how it came. */
export function factsOf(content: RequestContent, zone: string): { readonly what: Row[]; readonly origin: Row[] } {
  const { record, callbacks } = content;
  const { onApprove, onReject } = callbacks ?? {};
  const text = (label: string, value: string): Row => ({ label, value, quality: null, at: null, tag: null });
  const plain = (label: string, value: string): Row => text(label, onOneLine(value));
  return {
    what: [
      plain('Request', content.name),
      ...(content.description === '' ? [] : [text('Description', inLines(content.description))]),
      ...(record === null || record.id === '' ? [] : [plain('Record', `${record.id}, version ${record.version}`)]),
    ],
    origin: [
      ...(onApprove === undefined ? [] : [plain('Runs if approved', called(onApprove))]),
      ...(onReject === undefined ? [] : [plain('Runs if rejected', called(onReject))]),
      plain('Requested by', content.requestedBy.name),
      plain('Requested at', localTime(Date.parse(content.requestedAt.utc), zone)),
      plain('Station', content.station.name),
      plain('Template', content.template.name),
    ],
  };
}

/** The rows that the signing surface shows: everything that the signature will cover. */
function contentRows(content: RequestContent, zone: string): Row[] {
  const { what, origin } = factsOf(content, zone);
  const { record, requestedAt } = content;
  const asked = Date.parse(requestedAt.utc);
  const values = (record === null ? [] : valuesOf(record.content)).map((value) => ({
    ...asRead(value, zone),
    at: value.at === null ? null : localTimeBeside(Date.parse(value.at), asked, zone),
  }));
  return [...what, ...values, ...origin];
}

/** A value of a record as people read it: its quality in words, its time as that of the station. */
export function asRead(value: ShownValue, zone: string): Row {
  return {
    label: value.label,
    value: value.value,
    quality: qualityInWords(value),
    tag: value.tag,
    at: value.at === null ? null : localTime(Date.parse(value.at), zone),
  };
}

/** The quality of a value that is not good, in words, and why it is not where that is known; null of one that is. */
export function qualityInWords({ quality, reason }: Pick<ShownValue, 'quality' | 'reason'>): string | null {
  if (quality === null) return null;
  return reason === undefined ? qualityWord(quality) : `${qualityWord(quality)}: ${reason}`;
}

/** What a callback calls, in words: it is signed, so it is shown. */
function called(ref: CallbackRef): string {
  if ('name' in ref) return ref.name;
  if ('station' in ref) return 'the station, which acknowledges the alarms';
  const script = 'of' in ref ? ref.of : undefined;
  return script === undefined ? 'a function of the script that asked' : `a function of ${script}`;
}

/** Everything that a signing surface shows of one challenge. `series` may sign with the password alone. */
export function challengeViewOf(
  challenge: { readonly id: string; readonly decision: Decision; readonly deadline: number },
  slot: Slot,
  sessionUser: string | null,
  series: Signer | undefined,
  ways: readonly Way[],
  clock: Clock,
): ChallengeView {
  const { template, content, contentHash, meanings } = slot.request;
  return {
    id: challenge.id,
    decision: challenge.decision,
    framing: template.framing,
    requestName: onOneLine(content.name),
    content: contentRows(content, clock.zone),
    contentHash,
    slot: {
      position: slot.position,
      of: slot.of,
      needs: inWords(slot.alternatives),
      distinct: template.forceUniqueUser && slot.of > 1,
    },
    consequence: consequence(challenge.decision, slot),
    meanings: [...meanings[challenge.decision]],
    commentRequired: needsComment(slot, challenge.decision),
    ways: [...ways],
    series: series === undefined ? null : { userName: series.userName, fullName: series.fullName },
    sessionUser,
    timeLeft: Math.max(0, challenge.deadline - clock.monotonic()),
  };
}

/** Whether a signer must say why. */
export function needsComment(slot: Slot, decision: Decision): boolean {
  return decision === 'reject' || slot.request.template.commentRequired === 'both';
}

/** What follows from the signature, as far as the rules of the request say. */
function consequence(decision: Decision, slot: Slot): string {
  if (decision === 'reject') return 'Your signature rejects the whole request at once.';
  return slot.of === 1
    ? 'Your signature approves the request.'
    : 'The request is approved when all of its signatures are there.';
}

/** The title of an outcome: of which request it is. */
export function titleOf(outcome: string, { request }: Slot): string {
  return `${outcome}: “${onOneLine(request.content.name)}”`;
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
  return `${reason} ${nothingSigned} Try again: ${counted(attemptsLeft, 'attempt')} left.`;
}
