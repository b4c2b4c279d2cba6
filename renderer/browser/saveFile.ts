/** Hands a file of the station to the browser, which saves it as it saves others. */
import type { PageFile } from '../../electron/contract/page.ts';

/** Milliseconds that the browser has to take the file. */
const patience = 60_000;

/** Offers a file for saving. */
export function saveFile({ name, type, data }: PageFile): void {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), patience);
}
