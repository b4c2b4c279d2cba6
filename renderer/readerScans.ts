/**
 * Scans of a reader that types a prefix: they go to what takes scans (on a surface the fields that ask who somebody is), and into
 * nothing else, whatever has the focus (HM-12).
 */
import type { ReaderKeys } from '../electron/contract/readerKeys.ts';
import { prefixedReader, fastest } from './badgeReader.ts';

/** Takes what was read, undefined where a scan broke off; says whether it took it. */
export type TakeScan = (scan: string | undefined) => boolean;

const takers: TakeScan[] = [];

/** Has scans go there from now on, until the function that it gives is called. */
export function takeScans(take: TakeScan): () => void {
  takers.push(take);
  return () => void takers.splice(takers.indexOf(take), 1);
}

/** Gives a scan to what began to take them last. */
export const giveToLast: TakeScan = (scan) => takers.at(-1)?.(scan) ?? false;

/** Gives a scan to all that take them. */
export const giveToAll: TakeScan = (scan) => takers.map((take) => take(scan)).includes(true);

/** Whether what has the focus asks for a secret, also one that is shown at the moment: what is read there may be one. */
export function asksSecret(element: Element | null): boolean {
  return element?.matches('[data-secret] *, [type="password"], .masked') ?? false;
}

/** Puts the key of a person where it would have gone. */
function putBack(target: EventTarget | null, key: string): void {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (!isField || key.length !== 1 || target.disabled || target.readOnly) return;
  target.setRangeText(key, target.selectionStart ?? 0, target.selectionEnd ?? 0, 'end');
  target.dispatchEvent(new InputEvent('input', { data: key, inputType: 'insertText', bubbles: true }));
}

/** Hears the keys of a document before anything in it does; what is a reader's goes no further than to `give`. */
export function hearScans(keys: ReaderKeys, give: (scan: string | undefined) => void): (event: KeyboardEvent) => void {
  const reader = prefixedReader(keys);
  /** What gives a person back the key that looked like the first one of a scan. */
  let wait: { readonly timer: ReturnType<typeof setTimeout>; readonly back: () => void } | undefined;
  return (event) => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const heard = reader.hear(event.key, event.timeStamp);
    const waited = wait;
    wait = undefined;
    clearTimeout(waited?.timer);
    if (heard.kind === 'typed') waited?.back();
    if (heard.kind === 'broken') give(undefined);
    if (heard.kind === 'typed' || heard.kind === 'broken') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (heard.kind === 'scan') give(heard.text);
    if (heard.kind !== 'first') return;
    const { target, key } = event;
    const back = (): void => {
      wait = undefined;
      reader.giveUp();
      putBack(target, key);
    };
    wait = { timer: setTimeout(back, fastest), back };
  };
}
