/** Files that a person hands over, one after the other, and how far each of them is. */

/** A file of the list. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: 'waits' | 'goes' | 'there' | 'refused';
  readonly reason?: string;
}

export interface Uploads {
  readonly all: readonly Upload[];
  /** Whether any is on its way. */
  readonly isGoing: boolean;
  readonly take: (files: readonly File[]) => void;
  /** Begins none of those that wait, and forgets all: nobody waits for them any more. */
  readonly stop: () => void;
  /** Takes from the list what is not on its way: all of it, or one. */
  readonly clear: (key?: number) => void;
}

const isOnItsWay = ({ state }: Upload): boolean => state === 'waits' || state === 'goes';

/**
 * A list of files that are handed over.
 *
 * @param most How many are taken at one time, with those that are on their way; more are not begun.
 * @param send Sends one; resolves to why it was not taken, or undefined.
 */
export function uploadsOf(
  most: () => number,
  send: (file: File, onProgress: (bytes: number) => void) => Promise<string | undefined>,
): Uploads {
  let all = $state.raw<readonly Upload[]>([]);
  let last = Promise.resolve();
  let begun = 0;
  /** Counts how often all of them were stopped. */
  let stops = 0;
  const change = (key: number, how: Partial<Upload>): void => {
    all = all.map((upload) => (upload.key === key ? { ...upload, ...how } : upload));
  };
  return {
    get all() {
      return all;
    },
    get isGoing() {
      return all.some(isOnItsWay);
    },
    take: (files) => {
      const room = Math.max(0, most());
      for (const file of files) {
        const { name, size } = file;
        const key = begun++;
        if (all.filter(isOnItsWay).length >= room) {
          const reason = `${room} files are taken at one time. The file was not taken.`;
          all = [...all, { key, name, size, sent: 0, state: 'refused', reason }];
          continue;
        }
        all = [...all, { key, name, size, sent: 0, state: 'waits' }];
        const own = stops;
        last = last.then(async () => {
          if (own !== stops) return;
          change(key, { state: 'goes' });
          const reason = await send(file, (sent) => change(key, { sent })).catch(
            () => 'The file cannot be read. It was not taken.',
          );
          change(key, reason === undefined ? { state: 'there' } : { state: 'refused', reason });
        });
      }
    },
    stop: () => {
      stops += 1;
      all = [];
    },
    clear: (key) => {
      all = all.filter((upload) => isOnItsWay(upload) || (key !== undefined && upload.key !== key));
    },
  };
}

export function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** How far a file is, in words. */
export function stateText({ state, sent, size, reason }: Upload): string {
  if (state === 'goes') return `${sizeText(sent)} of ${sizeText(size)}`;
  return { waits: 'Waits', there: `Received, ${sizeText(size)}`, refused: reason ?? '' }[state];
}
