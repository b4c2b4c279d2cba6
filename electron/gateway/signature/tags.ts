/**
 * The tags of `[System]` that pages follow to show signatures as they happen:
 *
 *     [System]Signatures/Slots             the newest sign-in slots as rows
 *     [System]Signatures/PendingCount
 *     [System]Signatures/Changes           goes up with each change, and each minute, in which ages change
 *     [System]Signatures/Newest/<field>    the newest slot: Uuid, Request, Needs, State, Signer, Meaning, SignedAt ...
 */
import { signal, type Signal } from '@preact/signals-core';
import type { Json } from '../../contract/json.ts';
import { localTime } from '../../format/localTime.ts';
import type { Ports } from '../platform/ports.ts';
import type { SlotSummary } from './lists.ts';
import type { SignatureService } from './service.ts';
import type { QualifiedValue } from '../tags/provider.ts';
import type { ServiceTags } from '../tags/system.ts';
import { good } from '../platform/quality.ts';

/** Requests whose slots are shown, and milliseconds between two refreshes: one animation frame. */
const requestsShown = 50;
const frame = 16;
const newest = 'signatures/newest/';

/** What is told of a slot. */
const fields: Readonly<Record<keyof SlotSummary | 'slot', true>> = {
  uuid: true,
  requestId: true,
  request: true,
  description: true,
  template: true,
  recordId: true,
  recordVersion: true,
  position: true,
  of: true,
  needs: true,
  state: true,
  requestState: true,
  reason: true,
  requestedBy: true,
  requestedAt: true,
  signer: true,
  userName: true,
  meaning: true,
  comment: true,
  signedAt: true,
  problem: true,
  slot: true,
};
const newestTags = new Set(Object.keys(fields).map((name) => `${newest}${name.toLowerCase()}`));

/** Opens them; they follow the signature service until they are closed. */
export function signatureTags(signature: SignatureService, { clock, log }: Ports): ServiceTags {
  const now = (value: Json): QualifiedValue => ({ value, quality: good, timestamp: clock.now() });
  const readable = (utc: string): string => (utc === '' ? '' : localTime(Date.parse(utc), clock.zone));
  const toRow = (slot: SlotSummary): Readonly<Record<string, Json>> => ({
    ...slot,
    // What does not hold is never shown as signed (ES-3).
    ...(slot.problem === '' ? {} : { state: `not valid: ${slot.problem}` }),
    slot: `${slot.position} of ${slot.of}`,
    requestedAt: readable(slot.requestedAt),
    signedAt: readable(slot.signedAt),
  });
  let changes = 0;
  const read = (): Map<string, Json> => {
    const rows = signature.latest(requestsShown).map(toRow);
    const fields = Object.entries(rows[0] ?? {}).map(
      ([name, value]) => [`Signatures/Newest/${name.replace(/^./, (first) => first.toUpperCase())}`, value] as const,
    );
    return new Map<string, Json>([
      ['Signatures/Slots', rows],
      ['Signatures/PendingCount', signature.pendingCount()],
      ['Signatures/Changes', (changes += 1)],
      ...fields,
    ]);
  };
  const tags = new Map<string, Signal<QualifiedValue>>();
  let paths: readonly string[] = [];
  const refresh = (): void => {
    try {
      show();
    } catch (error) {
      // A database that cannot be read is no reason for the pages to stop: they keep what they show, and the log says why.
      log.error('The lists of signatures cannot be read.', { reason: String(error) });
    }
  };
  const show = (): void => {
    const held = read();
    for (const [path, value] of held) {
      const key = path.toLowerCase();
      const tag = tags.get(key);
      if (tag === undefined) tags.set(key, signal(now(value)));
      else tag.value = now(value);
    }
    paths = [...held.keys()];
  };
  refresh();
  // Several changes within a frame are one refresh: signing does not wait for lists that nobody has seen yet.
  let callOff: (() => void) | undefined;
  const stop = signature.onChange(() => {
    callOff ??= clock.after(frame, () => {
      callOff = undefined;
      refresh();
    });
  });
  let stopTicking = (): void => undefined;
  const tick = (): void => {
    stopTicking = clock.after(60_000, () => {
      refresh();
      tick();
    });
  };
  tick();
  const find = (path: string): Signal<QualifiedValue> | undefined => {
    const key = path.toLowerCase();
    // Before the first request the newest slot's fields are empty, and followed from the start.
    if (!tags.has(key) && newestTags.has(key)) tags.set(key, signal(now('')));
    return tags.get(key);
  };
  return {
    tag: find,
    paths: () => paths,
    close: () => {
      stop();
      callOff?.();
      stopTicking();
    },
  };
}
