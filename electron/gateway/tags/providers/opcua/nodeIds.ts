/** Paths of tags as node ids: `ns=2;s=Line1.Temp`, `i=2258`, or with the name of the namespace: `nsu=http://plant;s=Temp`. */

const form =
  /^(?:ns=(?<index>\d{1,5});|nsu=(?<uri>[^;]+);)?(?:i=\d{1,10}|s=.+|g=[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|b=[\w+/=-]+)$/is;

/** Whether a path can be a node id. */
export function isNodeId(path: string): boolean {
  const [, index = '0'] = form.exec(path) ?? [];
  return form.test(path) && Number(index) <= 0xffff;
}

/**
 * A path with the index that a server gives its namespace, as its node ids have it; undefined where the server has no such
 * namespace.
 */
export function resolved(path: string, namespaces: readonly string[]): string | undefined {
  const uri = form.exec(path)?.groups?.['uri'];
  if (uri === undefined) return path;
  // A semicolon cannot stand in the name here; it is written as a per cent sign and its number.
  const index = namespaces.indexOf(uri.replaceAll(/%3b/gi, ';').replaceAll('%25', '%'));
  return index < 0 ? undefined : `ns=${index};${path.slice(path.indexOf(';') + 1)}`;
}
