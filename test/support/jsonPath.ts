/** The keys of a path in a JSON file, `root.children[2].propConfig["props.text"]`, read as JavaScript reads one. */
export function keysOf(path: string): (string | number)[] {
  const step = /\.?([A-Za-z_$][\w$-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/gy;
  return [...path.matchAll(step)].map(([, name, index, quoted]) =>
    quoted === undefined ? (index === undefined ? (name ?? '') : Number(index)) : (JSON.parse(quoted) as string),
  );
}

/** What stands at a path; undefined for nothing. */
export function atPath(value: unknown, path: string): unknown {
  return keysOf(path).reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}
