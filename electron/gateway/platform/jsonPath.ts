/** Where something stands in a JSON file: `root.children[2].propConfig["props.text"].binding`. */

/** The path of an entry inside of what stands at a path; an empty path is the file itself. */
export function jsonPath(at: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
    return path === '' ? key : `${path}.${key}`;
  }, at);
}
