/**
 * Alarms that are acknowledged with a signature: one record lists them, and the station acknowledges them once it has all of its
 * signatures. Until then the request waits as any other does, also over a restart.
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import { localTime } from '../../format/localTime.ts';
import type { Doer, ToSign } from '../alarms/actions.ts';
import type { Alarms } from '../alarms/alarms.ts';
import type { AlarmEvent } from '../alarms/event.ts';
import type { Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import { isoUtc } from '../platform/time.ts';
import type { ScriptActors } from '../session/scriptActors.ts';
import type { Sessions } from '../session/sessions.ts';
import type { SlotSummary } from '../signature/lists.ts';
import type { SignatureService } from '../signature/service.ts';

export interface AlarmSignatureDependencies {
  readonly alarms: Pick<Alarms, 'event' | 'acknowledge'>;
  readonly signature: Pick<
    SignatureService,
    | 'templates'
    | 'pending'
    | 'contentOf'
    | 'getAuthRequest'
    | 'queueAuthRequest'
    | 'triggerAuthRequest'
    | 'cancelAuthRequest'
  >;
  readonly trail: Trail;
  readonly ports: Pick<Ports, 'clock'>;
  readonly actors: ScriptActors;
  readonly sessions: Pick<Sessions, 'challengeHost'>;
  /** An event with what of it everybody may see: whoever signs sees the record. */
  readonly forEverybody: (event: AlarmEvent) => AlarmEvent;
}

export interface AlarmSignatures {
  /**
   * Asks for the signature of events and opens its challenge on the doer's page. Rejects with `illegal-argument` where there is no such
   * template, `not-posted` where the page cannot show it, and `validation` where others were signed together with one of them.
   */
  readonly ask: (asked: ToSign, doer: Doer) => Promise<void>;
  /** Acknowledges the events of a request that was approved; those that were acknowledged since stay as they are. */
  readonly acknowledge: (requestId: string) => void;
}

/** What of a record says which alarms it is about. */
const signedAlarms = z.object({ Alarms: z.array(z.object({ Event: z.string() })), Note: z.string() });

const ofSignature = z.object({ signature: z.object({ id: z.string() }) });
/** The id of the signature that an entry records; undefined for any other entry. */
function signedIn(detail: JsonObject): string | undefined {
  return ofSignature.safeParse(detail).data?.signature.id;
}

/** A request that waits for signatures, with the alarms that it is about. */
interface Waiting {
  readonly requestId: string;
  readonly slots: readonly SlotSummary[];
  readonly ids: ReadonlySet<string>;
  readonly notes: string;
}

const none = 'None was acknowledged.';
const callbacks = Object.freeze({ onApprove: { station: 'acknowledgeAlarms' } } as const);

/** What asks for such signatures, and what acts on a request that has all of them. */
export function alarmSignatures(given: AlarmSignatureDependencies): AlarmSignatures {
  const { alarms, signature, trail, ports, actors, sessions, forEverybody } = given;
  /** Only of what the station itself asked: a script can ask for a record of this form, and have something else done with it. */
  const about = (uuid: string) => {
    const content = signature.contentOf(uuid);
    const isOwn = isDeepStrictEqual(content?.callbacks, callbacks);
    return isOwn ? signedAlarms.safeParse(content?.record?.content).data : undefined;
  };
  /** The requests by a template that wait and are about one of these events. */
  const waitingFor = (template: string, ids: ReadonlySet<string>): readonly Waiting[] =>
    [...Map.groupBy(signature.pending({ template }).slots, ({ requestId }) => requestId)].flatMap(
      ([requestId, slots]) => {
        const record = about(requestId);
        const own = new Set(record?.Alarms.map(({ Event }) => Event));
        return record === undefined || ![...own].some((id) => ids.has(id))
          ? []
          : [{ requestId, slots, ids: own, notes: record.Note }];
      },
    );
  /** The request to go on with; the others about these events end, unless somebody signed them already. */
  const goesOn = (waiting: readonly Waiting[], { notes }: ToSign, ids: ReadonlySet<string>, doer: Doer) => {
    const same = waiting.find(
      (one) =>
        (notes === '' || notes === one.notes) && one.ids.size === ids.size && [...one.ids].every((id) => ids.has(id)),
    );
    if (same !== undefined) return same;
    const begun = waiting.find(({ slots: [slot], slots }) => slots.length < (slot?.of ?? 0));
    if (begun !== undefined) {
      const words = `“${begun.slots[0]?.request}” is signed in part, with the note “${begun.notes}”: it is signed or rejected first.`;
      throw new CountersignError(ErrorCode.validation, `${words} ${none}`);
    }
    const actor = actors.person(doer) ?? actors.requester(doer);
    for (const { requestId } of waiting) signature.cancelAuthRequest(requestId, 'it is asked for anew', actor);
    return undefined;
  };
  return {
    ask: async (asked, doer) => {
      const { template, events, notes } = asked;
      const { sessionId = '', pageId = '' } = doer;
      const host = sessions.challengeHost({ sessionId, pageId });
      if (!signature.templates.exists(template)) {
        const words = `The alarm asks for the signature “${template}”, and there is no such template.`;
        throw new CountersignError(ErrorCode.illegalArgument, `${words} ${none}`);
      }
      const ids = new Set(events.map(({ id }) => id));
      const before = goesOn(waitingFor(template, ids), asked, ids, doer);
      const [first] = events;
      const slots =
        before?.slots.map(({ uuid }) => uuid) ??
        signature.queueAuthRequest({
          template: signature.templates.get(template),
          name: `Acknowledge ${events.length === 1 ? first?.displayPath : `${events.length} alarms`}`.slice(0, 500),
          description: '',
          callbacks,
          requestedBy: actors.person(doer) ?? actors.requester(doer),
          record: { content: recordOf(events.map(forEverybody), notes, ports.clock.zone) },
        });
      // Of several signatures, one that whoever asks can give.
      const user = actors.userName(doer);
      const own = user === undefined ? [] : signature.pending({ template, user }).slots.map(({ uuid }) => uuid);
      await signature.triggerAuthRequest({
        uuid: slots.find((uuid) => own.includes(uuid)) ?? slots[0] ?? '',
        decision: 'approve',
        host,
        actor: actors.requester(doer),
      });
    },
    acknowledge: (requestId) => {
      const record = about(requestId);
      const { requestedBy, slots } = signature.getAuthRequest(requestId);
      // In the order of the trail: a clock that was set back between two of them has no other (ES-22).
      const order = trail.about(`signature-request:${requestId}`).flatMap(({ detail }) => signedIn(detail) ?? []);
      const signatures = slots
        .flatMap((slot) => slot.signature ?? [])
        .toSorted((one, other) => order.indexOf(one.signatureId) - order.indexOf(other.signatureId));
      const last = signatures.at(-1);
      if (record === undefined || last === undefined) throw new Error(`Request ${requestId} acknowledges no alarm.`);
      const known = record.Alarms.flatMap(({ Event }) => (alarms.event(Event) === undefined ? [] : [Event]));
      const signedBy = signatures.map(({ fullName, userName }) => `${fullName} (${userName})`);
      const notes = record.Note;
      alarms.acknowledge(known, { by: last.userName, notes, isSigned: true }, (events) => {
        for (const { id, source, activeAt } of events) {
          trail.append({
            action: 'alarm.acknowledged',
            actor: { kind: 'person', id: last.userId, name: last.fullName },
            target: `alarm:${id}`,
            detail: { source, activeAt: isoUtc(activeAt), notes, request: requestId, signedBy, askedBy: requestedBy },
          });
        }
      });
    },
  };
}

function recordOf(events: readonly AlarmEvent[], notes: string, zone: string): JsonObject {
  return {
    Alarms: events.map(({ id, displayPath, activeAt, value }) => ({
      Alarm: displayPath,
      'Active since': localTime(activeAt, zone),
      'Value then': value,
      Event: id,
    })),
    Note: notes,
  };
}
