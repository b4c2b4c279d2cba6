/** Fields that take text, and keys that are struck in them by the on-screen keyboard (HM-11). */
import { typeIn } from '../lock.ts';

const textTypes: ReadonlySet<string> = new Set(['text', 'search', 'password', 'email', 'url', 'tel', 'number']);
const numeric: ReadonlySet<string> = new Set(['numeric', 'decimal', 'tel']);

/** What the on-screen keyboard types into. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** The field where an element is one that takes text now. */
export function textField(element: Element | null): TextField | undefined {
  const isText =
    element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && textTypes.has(element.type));
  return isText && !element.disabled && !element.readOnly ? element : undefined;
}

/** What fields asked for of a keyboard before the system's own was kept away. */
const wanted = new WeakMap<TextField, string>();

/** Keeps the keyboard of the system away from a field: two would cover everything. */
export function keepSystemAway(field: TextField): void {
  if (field.inputMode === 'none') return;
  wanted.set(field, field.inputMode);
  field.inputMode = 'none';
}

/** Whether a field takes numbers alone. */
export function takesNumbers(field: TextField): boolean {
  return field.type === 'number' || field.type === 'tel' || numeric.has(wanted.get(field) ?? field.inputMode);
}

/** Whether what is typed into a field is for nobody's eyes. */
export function isSecret(field: TextField): boolean {
  return field.type === 'password' || field.classList.contains('masked');
}

/** What a key does where nobody keeps it from that. */
export type Edit = { readonly insert: string } | 'delete' | 'nothing';

/**
 * Strikes a key in the field that has the focus: whoever listens hears it as of any keyboard, may keep it, and what is typed can be
 * undone.
 */
export function strike(field: TextField, key: string, edit: Edit): void {
  const init: KeyboardEventInit = { key, bubbles: true, cancelable: true };
  const isLetThrough = field.dispatchEvent(new KeyboardEvent('keydown', init)) && document.activeElement === field;
  if (isLetThrough && edit !== 'nothing') typeIn(edit);
  (document.activeElement ?? field).dispatchEvent(new KeyboardEvent('keyup', init));
}

/** Enter, which begins a line where there are several; else it is for whoever listens. */
export function strikeEnter(field: TextField): void {
  strike(field, 'Enter', field instanceof HTMLTextAreaElement ? { insert: '\n' } : 'nothing');
}
