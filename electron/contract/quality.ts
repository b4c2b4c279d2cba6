/**
 * What a person reads of a quality that is not good; the same words on pages, on the signing surface and in lists:
 * `Bad_Stale` is "Stale", `Bad_NotFound` "Not found", `Uncertain_LastKnownValue` "Uncertain, last known value".
 */
export function qualityWord(code: string): string {
  const [level = code, ...rest] = code.split('_');
  const reason = rest
    .join(' ')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  if (reason === '') return level;
  return level === 'Bad' ? reason.replace(/^./, (first) => first.toUpperCase()) : `${level}, ${reason}`;
}

/** Whether a value of a quality still says something: it is good, stale or uncertain. Of any other nobody knows what is so. */
export function stillHolds({ code }: { readonly code: string }): boolean {
  return code === 'Bad_Stale' || code.startsWith('Good') || code.startsWith('Uncertain');
}
