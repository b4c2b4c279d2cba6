/**
 * Checkpoints that were kept outside of a database, held against its trail: of a copy that was cut short, or of one that was
 * made anew with the station's own key, nothing inside tells (AL-4, AL-13).
 */
import { originOf, readCheckpoint, readNote, type Checkpoint } from '../../ledger/checkpoint.ts';
import type { Look, TrailVerdict } from '../audit/trail.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { announcedKeys, verifierOf } from './signingKey.ts';

/** A signed note, with the name of its file. */
export interface OutsideNote {
  readonly name: string;
  readonly text: string;
  /** Whether somebody named it, as one of this station; one that lies beside the log was only found there. */
  readonly isGiven: boolean;
}

/** What became of notes from outside, each a sentence without its stop. */
export interface OutsideVerdict {
  /** Those that are of this trail, and the largest of them; undefined where there is none. */
  readonly held: number;
  readonly largest: number | undefined;
  readonly altered: readonly string[];
  readonly missing: readonly string[];
  readonly notChecked: readonly string[];
}

/** What a file says; undefined for one that is no checkpoint as a station writes it. */
export function checkpointIn(text: string): Checkpoint | undefined {
  return readCheckpoint(readNote(text)?.text ?? '');
}

/** Holds notes against a trail: `look` hears of each entry of a walk over it, `verdict` says what was found. */
export function outsideVerifier(
  db: Sqlite,
  notes: readonly OutsideNote[],
): { readonly look: Look; readonly verdict: (trail: TrailVerdict) => OutsideVerdict } {
  const read = notes.map((note) => ({ ...note, checkpoint: checkpointIn(note.text) }));
  const sizes = new Set(read.map(({ checkpoint }) => checkpoint?.size));
  const roots = new Map<number, Buffer>();
  return {
    look: (size, tree) => {
      if (sizes.has(size)) roots.set(size, tree.root(size));
    },
    verdict: (trail) => {
      const altered: string[] = [];
      const missing: string[] = [];
      const notChecked: string[] = [];
      const held: number[] = [];
      const keys = verifierOf(db, announcedKeys(db));
      const origin = originOf(db.prepare<[], { id: string }>('SELECT id FROM station').get()?.id ?? '');
      for (const { name, text, checkpoint } of read) {
        if (checkpoint === undefined) altered.push(`${name} is no checkpoint as a station writes it`);
        else if (checkpoint.origin !== origin)
          notChecked.push(`${name}: a checkpoint of another station (${checkpoint.origin})`);
        else if (!trail.ok) notChecked.push(`${name}: the trail that it is of does not hold`);
        else if (checkpoint.size > trail.entries) {
          const count = `${checkpoint.size} entries, and here are ${trail.entries}`;
          if (keys.readNote(text) === 'bad') altered.push(`the signature of ${name} does not hold`);
          else missing.push(`${name} was made of ${count}: what came after is missing`);
        } else if (checkpoint.size > 0 && roots.get(checkpoint.size)?.equals(checkpoint.root) !== true)
          altered.push(`${name} is of another trail of ${checkpoint.size} entries than this one`);
        else if (typeof keys.readNote(text) === 'string') altered.push(`the signature of ${name} does not hold`);
        else held.push(checkpoint.size);
      }
      const given = read.filter(({ isGiven }) => isGiven);
      if (given.length > 0 && given.every(({ checkpoint }) => checkpoint?.origin !== origin))
        missing.push('no checkpoint that was given is one of this station');
      return {
        held: held.length,
        largest: held.length === 0 ? undefined : Math.max(...held),
        altered,
        missing,
        notChecked,
      };
    },
  };
}
