/** Which texts of scripts a thread has: each is sent once, and then its id alone. */
import type { ScriptText } from './protocol.ts';

/** What has to be sent before scripts are asked for by the ids of their texts. */
export interface TextsToSend {
  readonly texts: readonly ScriptText[];
  /** The thread forgets all that it had before: a project that is changed again and again has new texts without end. */
  readonly isAnew: boolean;
}

/** Remembers what a thread has, which is no more than `most` texts and those of one request. */
export function sentTexts(most: number): (wanted: readonly ScriptText[]) => TextsToSend {
  const sent = new Set<string>();
  return (wanted) => {
    const missing = (): ScriptText[] => [
      ...new Map(wanted.filter(({ id }) => !sent.has(id)).map((text) => [text.id, text])).values(),
    ];
    let texts = missing();
    const isAnew = texts.length > 0 && sent.size + texts.length > most;
    if (isAnew) {
      sent.clear();
      texts = missing();
    }
    for (const { id } of texts) sent.add(id);
    return { texts, isAnew };
  };
}
