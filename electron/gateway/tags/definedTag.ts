/** A tag that a file defines, as its provider opens it. */
import type { ReadonlySignal } from '@preact/signals-core';
import type { Json } from '../../contract/json.ts';
import type { QualifiedValue, WriteAnswer, Writer } from './provider.ts';

export interface DefinedTag {
  readonly value: ReadonlySignal<QualifiedValue>;
  readonly read: () => Promise<QualifiedValue>;
  readonly write: (value: Json, by: Writer) => Promise<WriteAnswer>;
}
