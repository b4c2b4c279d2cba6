/** A checkpoint in words that a person reads out, or writes into a log on paper. */
import { createHash } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';

const wordCount = 6;
const bitsOfWord = 11n;

/**
 * The six words of a checkpoint, by the text of its note: the first 66 bits of SHA-256 over `countersign.words.v1`, a line
 * feed and the text, 11 bits a word of the English list of BIP 39. They tell one checkpoint from another to a person; whoever
 * holds the key of the station could make two of the same words, which the note itself does not allow.
 */
export function checkpointWords(text: string): readonly string[] {
  const digest = createHash('sha256').update(`countersign.words.v1\n${text}`).digest('hex');
  const bits = BigInt(`0x${digest}`) >> (256n - BigInt(wordCount) * bitsOfWord);
  return Array.from({ length: wordCount }, (_, index) => {
    const at = (bits >> (BigInt(wordCount - 1 - index) * bitsOfWord)) & ((1n << bitsOfWord) - 1n);
    return wordlist[Number(at)] ?? '';
  });
}
