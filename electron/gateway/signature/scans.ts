/**
 * Scans of records that were signed in ink (ES-25): whoever brings one enters the hash that stands on its page. It is taken for the
 * version that was printed and no other; the trail has the hash of the scan, and the file itself lies where the site keeps such.
 */
import { createHash } from 'node:crypto';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { Store } from '../store/database.ts';
import type { RecordVersions } from './recordVersions.ts';
import type { Requests } from './requests.ts';

export interface Scan {
  /** Names the request, or one of its slots. */
  readonly uuid: string;
  /** The hash of the record or of the content, as it stands on the page: with blanks or without, in any case. */
  readonly hash: string;
  /** The scan itself. */
  readonly bytes: Uint8Array;
}

export interface Scans {
  /**
   * Attaches a scan to what was printed, in the name of whoever brings it; gives the SHA-256 of the scan, in hexadecimal. Throws
   * `illegal-argument` for a UUID that names no request, and for the hash of another version or record.
   */
  readonly attachScan: (scan: Scan, actor: Actor) => string;
}

export interface ScanDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly requests: Pick<Requests, 'slot' | 'slotIdsOf'>;
  readonly versions: Pick<RecordVersions, 'of'>;
  /** The id of the request that a UUID names. Throws `illegal-argument` for one that names none. */
  readonly requestIdOf: (uuid: string) => string;
}

/** Attaches scans to the requests of a store. */
export function openScans({ store, trail, requests, versions, requestIdOf }: ScanDependencies): Scans {
  return {
    attachScan: ({ uuid, hash, bytes }, actor) => {
      const request = requestIdOf(uuid);
      const asked = requests.slot(requests.slotIdsOf(request)[0] ?? '')?.request;
      if (asked?.intact !== true)
        throw new CountersignError(ErrorCode.store, 'The request was altered in the database. Nothing was attached.');
      const { record } = asked.content;
      const entered = hash.replace(/\s/g, '').toLowerCase();
      if (entered !== asked.contentHash && entered !== record?.hash) {
        const id = record?.id ?? '';
        const other = id === '' ? undefined : versions.of(id).find(({ contentHash }) => contentHash === entered);
        throw new CountersignError(
          ErrorCode.illegalArgument,
          other === undefined
            ? 'The hash is not the one on the page of this request. Enter the line "Record" or "Content" of the page that was signed. Nothing was attached.'
            : `The page is of version ${other.version} of record ${id}, and this request is about version ${record?.version ?? ''}. Nothing was attached.`,
        );
      }
      const scan = createHash('sha256').update(bytes).digest('hex');
      store.transaction(() =>
        trail.append({
          action: 'signature.scan-attached',
          actor,
          target: `signature-request:${request}`,
          detail: { page: entered, version: record?.version ?? null, scan, bytes: bytes.length },
        }),
      );
      return scan;
    },
  };
}
