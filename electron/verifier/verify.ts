/**
 * Verification of a bundle by a stranger: from its text and a key that came another way, with nothing but Node's own crypto.
 * The format is `docs/bundle-format.md`. This folder shares no code with the program that writes bundles: what both get wrong
 * would be right to both.
 */
import { chained, type Entry, inTheTree, readEntries, versions } from './entries.ts';
import { Findings, type Report } from './findings.ts';
import { hashes, isConsistent, leaf, rootOf } from './hashes.ts';
import { at, type Json, listAt, members, Missing, only, parse, shown, Tampered, textAt, utf8 } from './json.ts';
import { type Keys, logOf, type Note, originOf, readKeys, readNote } from './keys.ts';
import { attachmentsOf } from './pdf.ts';
import { type Asked, whole } from './range.ts';
import { signatures } from './signatures.ts';
import { type Witness, witnessed } from './witnesses.ts';
import { counted, wordsOf } from './words.ts';

export interface Given extends Asked {
  /** The id of the station's key, from elsewhere; without it nothing is more than `unknown key`. */
  readonly key?: string | undefined;
  /** Signed notes that lie beside the bundle, or were kept elsewhere, by the names of their files. */
  readonly checkpoints?: ReadonlyMap<string, string | Uint8Array>;
  /** Whoever must have seen the log. */
  readonly witnesses?: readonly Witness[];
}

/** Verifies a bundle, as its text or its bytes. Never throws: what cannot be read is `tampered`. */
export function verifyBundle(bundle: string | Uint8Array, given: Given = {}): Report {
  const report = new Findings();
  try {
    const text = typeof bundle === 'string' ? bundle : utf8(bundle, 'the bundle');
    // One form of one value: no member twice, nothing beside it, no text or number that others read as another one.
    const value = parse(text.replace(/\n$/, ''), 'the bundle', 'canonical');
    check(value, given, report);
  } catch (error) {
    if (error instanceof Missing) report.add('incomplete', error.message);
    else if (error instanceof Tampered) report.add('tampered', error.message);
    else throw error;
  }
  return report;
}

const pages =
  'the pages of the PDF: what was signed is what is said here; hold the pages against it, and their six words';
/** How the line begins that says so, for whoever did check them. */
export const pagesNotChecked = 'Not checked: the pages of the PDF';

/** Verifies the bundle that a signed record on paper has attached; not its pages. Never throws. */
export function verifyPdf(bytes: Buffer, given: Given = {}): Report {
  const report = new Findings();
  try {
    const { bundle, printed } = attachmentsOf(bytes);
    parse(printed, 'what is attached of the printing');
    const of = verifyBundle(bundle, given);
    return { ...of, notChecked: [...of.notChecked, pages] };
  } catch (error) {
    if (!(error instanceof Tampered)) throw error;
    report.add('tampered', error.message);
    return report;
  }
}

function check(bundle: Json, given: Given, report: Findings): void {
  const format = textAt(bundle, 'format');
  if (format !== 'countersign-bundle/1') {
    throw new Tampered(`this is no bundle that is known here: its format is ${shown(format)}`);
  }
  only(bundle, 'the bundle', members.bundle);
  only(at(bundle, 'station') ?? null, 'the station', members.station);
  const station = textAt(bundle, 'station', 'id');
  const keys = readKeys(listAt(bundle, 'keys'));
  const entries = readEntries(listAt(bundle, 'entries'), station);
  const newest = readNote(textAt(bundle, 'checkpoint'), station, keys, 'the checkpoint');
  whole(bundle, entries, newest.note, given, report);
  chained(entries);
  if (inTheTree(listAt(bundle, 'entries'), entries, newest.note, report)) {
    report.add(
      'ok',
      `${counted(entries.length, 'entry', 'entries')} of station ${shown(station)} ${entries.length === 1 ? 'is' : 'are'} in its log of ${newest.note.size}.`,
    );
  }
  report.add('ok', `Its checkpoint in words: ${wordsOf(newest.note.text)}.`);
  const earlier = listAt(bundle, 'checkpoints').map((one) => ({
    ...readNote(textAt(one, 'note'), station, keys, 'an earlier checkpoint'),
    proof: hashes(listAt(one, 'consistency')),
  }));
  for (const one of listAt(bundle, 'checkpoints')) only(one, 'a checkpoint', members.checkpoint);
  for (const [index, { note, proof }] of earlier.entries()) {
    const before = earlier[index - 1]?.note.size ?? 0;
    if (note.size <= before || note.size >= newest.note.size) {
      throw new Tampered(`the checkpoints are not in their order: ${before}, then ${note.size}`);
    }
    if (!isConsistent(note.size, note.root, newest.note.size, newest.note.root, proof)) {
      throw new Tampered(
        `the log of ${counted(newest.note.size, 'entry', 'entries')} does not go on from that of ${note.size}: one was rewritten`,
      );
    }
  }
  if (earlier.length > 0) report.add('ok', `It goes on from ${earlier.length} earlier checkpoints.`);
  const known = [newest, ...earlier].map(({ note }) => note);
  const kept = beside(given.checkpoints ?? new Map(), { station, keys, entries, known }, report);
  witnessed([...known, ...kept], given.witnesses ?? [], report);
  const announcements = announcementsIn(entries);
  for (const one of listAt(bundle, 'keys')) report.orMissing(() => announced(one, announcements));
  if (at(bundle, 'range') === null) report.orMissing(() => versions(entries));
  signatures(bundle, entries, keys, report);
  believed(newest.key, given.key, report);
  report.notChecked.push(
    `whether the station is called ${shown(textAt(bundle, 'station', 'name'))}: it is its id that is proved`,
    'whether the station went on after this log, or had another one that it showed to others: compare a checkpoint that was kept elsewhere',
    'whether the clock of the station was right, and whether providers outside proved whom they said',
    'accounts and templates: they are held against the trail by "countersign verify" at the station’s database',
  );
}

interface Evidence {
  readonly station: string;
  readonly keys: Keys;
  readonly entries: readonly Entry[];
  /** The checkpoints of the bundle; the newest is the first. */
  readonly known: readonly Note[];
}

/** Checkpoints that lie beside the bundle: no log may contradict one. Gives those that are of this one. */
function beside(given: ReadonlyMap<string, string | Uint8Array>, evidence: Evidence, report: Findings): Note[] {
  const { station, keys, entries, known } = evidence;
  const size = known[0]?.size ?? 0;
  const isWhole = entries.length === size;
  const own: Note[] = [];
  for (const [name, kept] of given) {
    const text = typeof kept === 'string' ? kept : utf8(kept, shown(name));
    const origin = logOf(text, name);
    if (origin !== originOf(station)) {
      report.notChecked.push(`${shown(name)}: a checkpoint of another log (${shown(origin)})`);
      continue;
    }
    const found = readNote(text, station, keys, name, 'beside');
    const { note } = found;
    if (note === undefined) {
      // The log announces each key before it signs.
      if (found.size <= size) throw new Tampered(`${shown(name)} was signed with a key that this log never announced`);
      report.notChecked.push(`${shown(name)}: it is signed with a key that is not in the bundle`);
      continue;
    }
    const root =
      known.find((one) => one.size === note.size)?.root ??
      (isWhole && note.size < size ? rootOf(entries.slice(0, note.size).map(({ bytes }) => leaf(bytes))) : undefined);
    if (root === undefined) {
      report.notChecked.push(
        `${shown(name)}: of ${counted(note.size, 'entry', 'entries')}, which this bundle says nothing of${note.size > size ? ': the log went on' : ''}`,
      );
    } else if (root.equals(note.root)) {
      report.add('ok', `${shown(name)} is of this log, at ${counted(note.size, 'entry', 'entries')}.`);
      own.push(note);
    } else {
      throw new Tampered(`${shown(name)} is of another log of ${counted(note.size, 'entry', 'entries')} than this one`);
    }
  }
  return own;
}

interface Announcement {
  readonly key: string;
  readonly publicKey: string;
}

/** The keys that entries announce. Throws `Tampered` for an entry that does not say which. */
function announcementsIn(entries: readonly Entry[]): Announcement[] {
  return entries
    .filter(({ action }) => action === 'station.key-announced')
    .map(({ value }) => ({ key: textAt(value, 'detail', 'key'), publicKey: textAt(value, 'detail', 'publicKey') }));
}

/**
 * That the log announces a key of the bundle: it is vouched for by the key of the checkpoint. Throws `Missing` where it does not,
 * and `Tampered` where any entry announces another key by this id.
 */
function announced(one: Json, announcements: readonly Announcement[]): void {
  const id = textAt(one, 'id');
  const own = announcements.filter(({ key }) => key === id);
  if (own.length === 0) throw new Missing(`no entry of this bundle announces the key ${shown(id)}`);
  if (own.some(({ publicKey }) => publicKey !== textAt(one, 'publicKey')))
    throw new Tampered(`the log announces another key by the id ${shown(id)}`);
}

/** Whether the key of the checkpoint is the station's, by the id that came another way. */
function believed(maker: string, key: string | undefined, report: Findings): void {
  if (key === undefined) {
    report.add(
      'unknown key',
      `${maker} signed the checkpoint. Whether it is the station’s key is not in the bundle: give the id that you have from the station with --key`,
    );
  } else if (maker !== key) {
    report.add('unknown key', `${maker} signed the checkpoint, which is not the key that was given`);
  }
}
