/** What a signed record on paper says. */

/** A signed record as its pages show it: all texts are ready to be read. */
export interface PaperDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly station: string;
  /** What each page names at its foot, beside its number. */
  readonly reference: string;
  readonly printed: string;
  readonly state: string;
  /** `2 of 2 signed`. */
  readonly signed: string;
  /** What whoever relies on the page must know first. */
  readonly warnings: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** The record; `tag` is where a value was read, or empty; `was` says what the first version had, where that was something else. */
  readonly values: readonly {
    readonly label: string;
    readonly tag: string;
    readonly value: string;
    readonly quality: string;
    readonly at: string;
    readonly was: string | null;
  }[];
  readonly changes: readonly string[];
  readonly hashes: readonly string[];
  readonly slots: readonly {
    readonly number: string;
    readonly name: string;
    readonly line: string;
    readonly comment: string;
    readonly when: string;
    readonly how: readonly string[];
    readonly entry: string;
  }[];
  readonly binding: string;
  readonly checkpoint: { readonly line: string; readonly words: readonly string[]; readonly advice: string };
  readonly trail: readonly {
    readonly seq: string;
    readonly when: string;
    readonly who: string;
    readonly what: string;
    readonly hash: string;
  }[];
  readonly notes: readonly string[];
}

/** What a PDF is made of. */
export interface PaperParts {
  readonly document: PaperDocument;
  /** The square that a scanner reads, as SVG. */
  readonly code: string;
  /** The attachments `bundle.json` and `printed.json`. */
  readonly bundle: string;
  readonly printed: string;
  /** Seconds since 1970: the time in the file's own metadata. */
  readonly at: number;
}
