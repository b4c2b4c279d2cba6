/** Texts that were translated before: those that were asked for since, and those that were only taken over. */
import { hash } from 'node:crypto';
import type { PythonVersion } from '../../platform/pythonVersion.ts';
import type { Translated } from './translated.ts';

export interface KnownTranslation {
  /** SHA-256 of the text and of the Python that it is written for, in hexadecimal. */
  readonly sum: string;
  readonly translated: Translated;
}

export interface KnownTranslations {
  /** The translation of a text: the one that is known, or what `make` gives. */
  readonly of: (source: string, python: PythonVersion, make: () => Translated) => Translated;
  /** Takes a translation over that was made elsewhere, by this version of the translator. */
  readonly take: (known: KnownTranslation) => void;
  /** How many were made here. */
  readonly made: () => number;
  /** Those that were asked for, the newest first. */
  readonly used: () => readonly KnownTranslation[];
  /** Those that were taken over and not asked for yet, in the order in which they were taken. */
  readonly unused: () => readonly KnownTranslation[];
}

/** Those that are held: of more, the first is made anew where it is asked for again. */
const most = 5000;

export function knownTranslations(): KnownTranslations {
  const used = new Map<string, KnownTranslation>();
  const unused = new Map<string, KnownTranslation>();
  let made = 0;
  const found = (text: string, make: () => Translated): KnownTranslation => {
    const sum = sumOf(text);
    const taken = unused.get(sum);
    if (taken !== undefined) {
      unused.delete(sum);
      return taken;
    }
    const translated = make();
    made += 1;
    return { sum, translated };
  };
  return {
    of: (source, python, make) => {
      const text = `${python}\n${source}`;
      const before = used.get(text);
      if (before !== undefined) return before.translated;
      const known = found(text, make);
      used.set(text, known);
      const [first] = used.size > most ? used.keys() : [];
      if (first !== undefined) used.delete(first);
      return known.translated;
    },
    take: (known) => void unused.set(known.sum, known),
    made: () => made,
    used: () => [...used.values()].reverse(),
    unused: () => [...unused.values()],
  };
}

/** In UTF-16: in UTF-8 texts with different halves of signs (surrogates) would be the same. */
function sumOf(text: string): string {
  return hash('sha256', Buffer.from(text, 'utf16le'));
}
