import type { Field } from '../../../electron/contract/components/formFields.ts';
import type { Json } from '../../../electron/contract/json.ts';
import type { NodeState } from '../../page/node.svelte.ts';
import type { PageActions } from '../../page/state.svelte.ts';

/** What an input of a form is given, whatever it takes. */
export interface FieldProps {
  readonly node: NodeState;
  readonly page: PageActions;
  readonly field: Field;
  readonly label: string;
  /** What it holds; undefined where nothing was entered. */
  readonly value: Json | undefined;
  readonly isOpen: boolean;
  /** What is wrong with it, in words, where that is to be said. */
  readonly reason: string | undefined;
  /** Counts how often the form was emptied. */
  readonly round: number;
  /** Counts how often a person gave the form up: what is on its way to it is stopped. */
  readonly stops: number;
  /** A person changed it; resolves when the gateway has it. */
  readonly write: (value: Json) => Promise<void>;
  readonly changed: () => void;
  /** Hears why what was entered last is not held; undefined where it is. */
  readonly refused: (why: string | undefined) => void;
}
