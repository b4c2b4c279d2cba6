/** One Python expression of calls, read into data: scripts have no `eval`, and a test's script must not need it. */

/** A value, or steps that lead from a name to one. */
export type PythonValue =
  | { readonly value: unknown }
  | { readonly list: readonly PythonValue[] }
  | { readonly dict: readonly (readonly [PythonValue, PythonValue])[] }
  | { readonly name: string; readonly steps: readonly Step[] };
type Step =
  | { readonly get: string }
  | { readonly index: PythonValue }
  | { readonly call: readonly PythonValue[]; readonly named: readonly (readonly [string, PythonValue])[] };

const words: Readonly<Record<string, unknown>> = { True: true, False: false, None: null };

/** Reads `sso.user.login(cid, 'anna', has_remote_addr=True).sub_status[0]` and the like. Throws for anything else. */
export function readPythonCall(text: string): PythonValue {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|'[^']*'|\w+|\S/gu) ?? [];
  let at = 0;
  const take = (wanted?: string): string => {
    const token = tokens[at] ?? '';
    if (wanted !== undefined && token !== wanted) throw new Error(`${wanted} expected, not ${token}, in ${text}`);
    at += 1;
    return token;
  };
  const listOf = <T>(close: string, item: () => T): T[] => {
    const items: T[] = [];
    while (tokens[at] !== close) {
      items.push(item());
      if (tokens[at] !== close) take(',');
    }
    take(close);
    return items;
  };
  const steps = (): Step[] => {
    const found: Step[] = [];
    for (;;) {
      const sign = tokens[at];
      if (sign === '.') {
        take();
        found.push({ get: take() });
      } else if (sign === '[') {
        take();
        found.push({ index: value() });
        take(']');
      } else if (sign === '(') {
        take();
        const named: [string, PythonValue][] = [];
        const call: PythonValue[] = [];
        listOf(')', () => {
          if (tokens[at + 1] !== '=') return call.push(value());
          const name = take();
          take('=');
          return named.push([name, value()]);
        });
        found.push({ call, named });
      } else return found;
    }
  };
  const value = (): PythonValue => {
    const token = take();
    if (token === '[') return { list: listOf(']', value) };
    if (token === '{') {
      return {
        dict: listOf('}', () => {
          const key = value();
          take(':');
          return [key, value()] as const;
        }),
      };
    }
    if (token.startsWith('"')) return { value: JSON.parse(token) as unknown };
    if (token.startsWith("'")) return { value: token.slice(1, -1) };
    if (/^\d+$/.test(token)) return { value: Number(token) };
    if (token in words) return { value: words[token] };
    return { name: token, steps: steps() };
  };
  const read = value();
  if (at !== tokens.length) throw new Error(`Nothing expected after ${tokens.slice(0, at).join(' ')}`);
  return read;
}
