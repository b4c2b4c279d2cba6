/** How large the input of a call is, where it comes as objects and not as a text whose length says it (EL-7). */

/** Whether a value has more characters, bytes and members in all than `most`. It looks no further than that. */
export function isLargerThan(value: unknown, most: number): boolean {
  let left = most;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    left -= 1;
    if (typeof next === 'string') left -= next.length;
    else if (next instanceof ArrayBuffer || ArrayBuffer.isView(next)) left -= next.byteLength;
    else if (Array.isArray(next)) {
      if (next.length > left) return true;
      for (const member of next) open.push(member);
    } else if (next instanceof Map || next instanceof Set) {
      // No contract has any: its schema refuses it.
      return next.size > left;
    } else if (typeof next === 'object' && next !== null) {
      for (const [name, member] of Object.entries(next)) {
        left -= name.length;
        open.push(member);
      }
    }
    if (left < 0) return true;
  }
  return false;
}
