/** How people read what is verified: counts, and a checkpoint in words. */
import { createHash } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';

/** How many of something there are: `1 entry`, `2 entries`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The six words of the text of a note: 66 bits of a hash, 11 a word. */
export function wordsOf(text: string): string {
  const digest = createHash('sha256').update('countersign.words.v1\n').update(text, 'utf8').digest();
  const bits = [...digest.subarray(0, 9)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: 6 }, (_, index) => {
    return wordlist[Number.parseInt(bits.slice(index * 11, index * 11 + 11), 2)] ?? '';
  }).join(' ');
}
