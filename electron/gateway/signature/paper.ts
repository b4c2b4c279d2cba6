/**
 * A signed record on paper (21 CFR 11.50, Annex 11; ES-1, ES-20, ES-25): everything that it says is read from a bundle, which
 * was verified before and is attached to it.
 */
import { z } from 'zod';
import { encodeQR } from 'qr';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { readJsonText } from '../../contract/json.ts';
import { canonicalJson, domainHash, HashDomain } from '../../ledger/canonical.ts';
import { keyHashOf, noteOf, readCheckpoint, readNote } from '../../ledger/checkpoint.ts';
import { checkpointWords } from '../../ledger/words.ts';
import { verifyBundle } from '../../verifier/verify.ts';
import { localTime } from '../../format/localTime.ts';
import { auditView, type AuditView } from '../audit/search.ts';
import type { PaperDocument, PaperParts } from '../paper/document.ts';
import { onOneLine } from '../platform/oneLine.ts';
import { bundleText, type Bundle } from './bundle.ts';
import { inWords, parseSlots } from './expression.ts';
import { readManifestation, type Manifestation } from './manifestation.ts';
import type { Printing } from './printing.ts';
import { textsByLabel, valuesOf } from './record.ts';
import { requestContent, type RequestContent } from './requests.ts';
import { endOfRequest } from './states.ts';
import { asRead, factsOf, qualityInWords } from './wording.ts';

/**
 * What the PDF/A of a request is made of. Throws `forbidden` for a bundle that does not verify by `key`, where one is given:
 * what cannot be believed is not printed.
 */
export function partsOf(made: Bundle, printed: Printing, key?: string): PaperParts {
  const text = bundleText(made);
  const { verdict, lines } = verifyBundle(text, { key });
  if (verdict !== 'ok' && !(verdict === 'unknown key' && key === undefined)) {
    const why = lines.find((line) => line.startsWith(verdict)) ?? verdict;
    throw new CountersignError(
      ErrorCode.forbidden,
      `This record does not verify, so it is not printed: ${why}. Run "countersign verify", and keep the station as it is.`,
    );
  }
  requireComplete(made, printed);
  const { note, document } = documentOf(made, printed);
  return {
    document,
    code: encodeQR(note, 'svg', { ecc: 'low' }),
    bundle: text,
    printed: `${canonicalJson(printed)}\n`,
    at: Math.floor(Date.parse(printed.at) / 1000),
  };
}

const exportedEntry = z.object({ actor: z.object({ name: z.string() }), detail: z.object({ copy: z.number() }) });
const askedRecord = z.object({ record: z.object({ id: z.string(), version: z.string() }).nullable() });
const namedVersion = z.object({ target: z.string(), detail: z.object({ new: z.object({ version: z.string() }) }) });

/**
 * Throws `forbidden` for a bundle that leaves out what the pages would say: that a record was changed after its first version, or
 * who asked for this copy.
 */
function requireComplete(made: Bundle, { request, by, copy }: Printing): void {
  const refuse = (what: string): never => {
    throw new CountersignError(ErrorCode.forbidden, `This record is not printed: its bundle lacks ${what}.`);
  };
  const entries = made.entries.map(({ bytes }) => readJsonText(bytes));
  const content = made.requests.find(({ id }) => id === request)?.content;
  const record = askedRecord.safeParse(readJsonText(content ?? '')).data?.record;
  if (record !== undefined && record !== null && record.id !== '') {
    const versions = entries
      .flatMap((entry) => namedVersion.safeParse(entry).data ?? [])
      .filter(({ target }) => target === `record:${record.id}`)
      .map(({ detail }) => detail.new.version);
    const asked = made.requests.flatMap(
      ({ content: text }) => askedRecord.safeParse(readJsonText(text)).data?.record ?? [],
    );
    if (!versions.includes(record.version)) refuse('the entry about this version of the record');
    if (!asked.some(({ id, version }) => id === record.id && version === versions[0]))
      refuse('the first version of the record');
  }
  if (by === null) return;
  const isRecorded = made.entries.some(({ bytes }, index) => {
    const isExport =
      bytes.includes('"action":"signature.exported"') && bytes.includes(`"signature-request:${request}"`);
    const found = isExport ? exportedEntry.safeParse(entries[index]).data : undefined;
    return found?.actor.name === by && found.detail.copy === copy;
  });
  if (!isRecorded) refuse(`the entry that says that ${by} asked for it`);
}

/** One request of a bundle with what the paper says of it. */
interface Asked {
  readonly id: string;
  readonly content: RequestContent;
  readonly template: string;
  readonly bytes: string;
}

/** What the pages of a request say. Throws `object-not-found` for one that is not in the bundle. */
export function documentOf(
  made: Bundle,
  printed: Printing,
): { readonly note: string; readonly document: PaperDocument } {
  const { zone } = printed;
  const requests = made.requests.map(({ id, content, template }) => ({
    id,
    content: requestContent.parse(readJsonText(content)),
    template,
    bytes: content,
  }));
  const asked = requests.find(({ id }) => id === printed.request);
  if (asked === undefined) {
    throw new CountersignError(ErrorCode.objectNotFound, `There is no request ${printed.request} in this bundle.`);
  }
  const trail = made.entries.map(({ seq, bytes }) => ({
    ...auditView({ seq, bytes, hash: domainHash(HashDomain.auditEntry, bytes) }),
    bytes,
  }));
  const own = trail.filter(({ target }) => target === `signature-request:${asked.id}`);
  const signatures = signaturesOf(made, asked.id, own);
  const slots = slotsOf(asked, own, signatures);
  const state =
    own.map(({ bytes }) => endOfRequest(readJsonText(bytes))).findLast((end) => end !== undefined) ?? 'pending';
  const { record } = asked.content;
  const history = versionsOf(asked, requests, trail);
  const facts = factsOf(asked.content, zone);
  const note = readNote(made.checkpoint);
  const noteText = note?.text ?? '';
  const checkpoint = readCheckpoint(noteText);
  const recordId = record === null || record.id === '' ? undefined : record.id;
  const reference = recordId === undefined ? asked.content.name : `${recordId}, version ${record?.version ?? ''}`;
  return {
    // Without the cosignatures of witnesses, which would make the square too fine to scan.
    note: note === undefined ? made.checkpoint : noteOf(note),
    document: {
      title: onOneLine(
        [`${signatures.size === 0 ? 'Record to be signed' : 'Signed record'}: ${asked.content.name}`, recordId ?? []]
          .flat()
          .join(', '),
      ),
      subtitle: onOneLine(`Station ${made.station.name} (${made.station.id})`),
      station: onOneLine(made.station.name),
      reference: onOneLine(reference),
      printed: footOf(printed, made.station.name),
      state: capital(state),
      signed: `${signatures.size} of ${slots.length} signed`,
      warnings: [...history.warnings, ...warningsOf(state, [...signatures.values()])],
      facts: [...facts.what.slice(1), ...facts.origin].map(({ label, value }) => ({ label, value: onOneLine(value) })),
      values: (record === null ? [] : valuesOf(record.content)).map((value) => {
        const { label, value: shown, quality, at, tag } = asRead(value, zone);
        return {
          label: onOneLine(label),
          tag: tag ?? '',
          value: onOneLine(shown),
          quality: quality === null ? (at === null ? '' : 'Good') : `▲ ${quality}`,
          at: at ?? '',
          was: history.was(value.label),
        };
      }),
      changes: history.changes,
      hashes: [
        `Content ${inGroups(domainHash(HashDomain.content, asked.bytes))}`,
        ...(record === null ? [] : [`Record  ${inGroups(record.hash)}`]),
      ],
      slots,
      binding:
        signatures.size === 0
          ? 'Nothing of this is signed.'
          : 'Each signer was shown all of the content above before signing. Their electronic signatures are bound to it: a value that is changed breaks them.',
      checkpoint: {
        line: `Checkpoint of ${made.station.name}, ${checkpoint?.size ?? 0} entries, ${localTime(Date.parse(checkpoint?.at ?? ''), zone)}`,
        words: checkpointWords(noteText),
        advice:
          'The station shows the same six words for this checkpoint on its page Audit, and whoever verifies the bundle that is attached to this file gets them too. Other words: do not rely on this page. The square holds the checkpoint with its signature.',
      },
      trail: trail
        .filter(({ action }) => action !== 'station.key-announced')
        .map(({ seq, atLocal, who, action, detail, hash }) => ({
          seq: String(seq),
          when: atLocal,
          who,
          what: whatOf(action, detail),
          hash: inGroups(hash.slice(0, 16)),
        })),
      notes: [
        `Signed with the key ${inGroups(checkpointKeyOf(made))}. Hold it against the one that you have from the station.`,
        `Verify this file with countersign-verify, or with "countersign verify".`,
      ],
    },
  };
}

function footOf({ at, zone, by, copy }: Printing, station: string): string {
  const when = localTime(Date.parse(at), zone);
  if (by === null) return onOneLine(`Made ${when} from the records of ${station}`);
  return onOneLine(`Printed ${when} by ${by} at ${station}${copy === null ? '' : `. Copy ${copy}`}`);
}

interface SignedEntry extends Manifestation {
  readonly seq: number;
  readonly entryHash: string;
}

/** The signatures of a request, by the ids of their slots. */
function signaturesOf(
  made: Bundle,
  requestId: string,
  own: readonly (AuditView & { readonly bytes: string })[],
): ReadonlyMap<string, SignedEntry> {
  const place = z.object({ id: z.string(), request: z.object({ id: z.string() }), slot: z.object({ id: z.string() }) });
  const found = new Map<string, SignedEntry>();
  for (const { bytes } of made.signatures) {
    const { id, request, slot } = place.parse(readJsonText(bytes));
    if (request.id !== requestId) continue;
    const entry = own.find(
      ({ action, bytes: text }) =>
        (action === 'signature.approved' || action === 'signature.rejected') && text.includes(`"id":"${id}"`),
    );
    found.set(slot.id, {
      ...readManifestation(bytes, domainHash(HashDomain.signature, bytes)),
      seq: entry?.seq ?? 0,
      entryHash: entry?.hash ?? '',
    });
  }
  return found;
}

const askedTemplate = z.object({ expression: z.string() });
const requestedEntry = z.object({ detail: z.object({ slots: z.array(z.string()) }) });

function slotsOf(
  asked: Asked,
  own: readonly { readonly action: string; readonly bytes: string }[],
  signatures: ReadonlyMap<string, SignedEntry>,
): PaperDocument['slots'] {
  const entry = own.find(({ action }) => action === 'signature.requested');
  const ids = requestedEntry.parse(readJsonText(entry?.bytes ?? '')).detail.slots;
  const needs = parseSlots(askedTemplate.parse(readJsonText(asked.template)).expression);
  return ids.map((id, index) => {
    const signed = signatures.get(id);
    const number = String(index + 1);
    if (signed === undefined) {
      const wanted = needs[index];
      return {
        number,
        name: 'Not signed here',
        line: wanted === undefined ? '' : `Wants ${onOneLine(inWords(wanted))}`,
        comment: '',
        when: '',
        how: ['On paper:', 'Name and date:'],
        entry: '',
      };
    }
    const { fullName, userName, userId, as, meaning, decision, comment } = signed;
    const { signedAtLocal, signedAt, station, factors, address } = signed;
    return {
      number,
      name: onOneLine(fullName),
      line: onOneLine(`${userName}, as ${as}. ${meaning}: ${decision === 'approve' ? 'approved' : 'rejected'}`),
      comment: onOneLine(comment),
      when: signedAtLocal,
      how: [
        signedAt,
        onOneLine(`User id ${userId}`),
        onOneLine(`Station ${station}${address === '' ? '' : `, from ${address}`}`),
        onOneLine(capital(factors)),
        ...(signed.clock === 'Not verified' ? [] : [`▲ ${signed.clock}`]),
      ],
      entry: `Entry ${signed.seq} ${inGroups(signed.entryHash.slice(0, 16))}`,
    };
  });
}

function warningsOf(state: string, signatures: readonly SignedEntry[]): string[] {
  return [
    ...(state === 'approved' ? [] : ['This record is not approved.']),
    ...(signatures.some(({ clock }) => clock !== 'Not verified')
      ? ['The clock of the station was set while it ran: look at the times.']
      : []),
  ];
}

const versionEntry = z.object({
  actor: z.object({ name: z.string() }),
  at: z.object({ utc: z.string(), zone: z.string() }),
  detail: z.object({
    old: z.object({ version: z.string() }).nullable(),
    new: z.object({ version: z.string() }),
    reason: z.string(),
  }),
});

/** What changed of a record since its first version (ES-20). */
function versionsOf(
  { content: { record } }: Asked,
  requests: readonly Asked[],
  trail: readonly (AuditView & { readonly bytes: string })[],
): {
  /** What the value of this label was in the first version; null where it is the same. */
  readonly was: (label: string) => string | null;
  readonly changes: readonly string[];
  readonly warnings: readonly string[];
} {
  if (record === null || record.id === '') return { was: () => null, changes: [], warnings: [] };
  const versions = trail
    .filter(({ action }) => action === 'record.created' || action === 'record.changed')
    .flatMap(({ bytes }) => versionEntry.safeParse(readJsonText(bytes)).data ?? []);
  const names = versions.map(({ detail }) => detail.new.version);
  const position = names.indexOf(record.version);
  const first = names[0];
  const original = requests.find(({ content }) => content.record?.version === first)?.content.record;
  const before = textsByLabel(original?.content ?? null, qualityInWords);
  const isFirst = position <= 0 || original === undefined;
  const now = textsByLabel(record.content, qualityInWords);
  const parts = versions.slice(1, position + 1).map(({ actor, at, detail }) => {
    const why = detail.reason === '' ? 'no reason was given' : detail.reason;
    const when = localTime(Date.parse(at.utc), at.zone);
    return onOneLine(
      `Version ${detail.new.version} in place of ${detail.old?.version ?? ''}, ${when}, ${actor.name}: ${why}`,
    );
  });
  const gone = isFirst ? [] : [...before].filter(([label]) => !now.has(label));
  return {
    was: (label) => {
      if (isFirst) return null;
      const old = before.get(label);
      if (old === undefined) return `Not in version ${first ?? ''}.`;
      return old === now.get(label) ? null : onOneLine(`Version ${first ?? ''}: ${old}`);
    },
    changes: [
      ...parts,
      ...gone.map(([label, value]) => onOneLine(`Removed after first entry: ${label}, which was ${value}`)),
    ],
    warnings:
      position >= 0 && position < names.length - 1
        ? [onOneLine(`This is version ${record.version}; version ${names.at(-1) ?? ''} came after it.`)]
        : [],
  };
}

/** The id of the key that made the newest checkpoint. */
function checkpointKeyOf(made: Bundle): string {
  const note = readNote(made.checkpoint);
  // The last 32 bytes of the DER are the key itself (RFC 8410).
  const raw = (publicKey: string): Buffer => Buffer.from(publicKey, 'base64').subarray(-32);
  const key = made.keys.find(
    ({ publicKey }) => note !== undefined && keyHashOf(note.keyName, raw(publicKey)).equals(note.keyHash),
  );
  return key?.id ?? '';
}

/** What belongs to an entry, without what says nothing to people: ids and hashes stand in the bundle. */
function whatOf(action: string, detail: AuditView['detail']): string {
  const parts = detail
    .filter(({ value }) => value !== '' && !/(?:^| )[0-9A-Fa-f-]{32,}(?: |$)/.test(value))
    .map(({ label, value }) => `${label}: ${value}`);
  return [capital(action.replace(/[.\-_]/g, ' ')), ...parts].join('; ');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function inGroups(hash: string): string {
  return (hash.match(/.{1,4}/g) ?? []).join(' ');
}
