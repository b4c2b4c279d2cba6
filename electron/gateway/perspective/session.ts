/**
 * Sessions: one run of the HMI at one station. A session owns its pages, its properties and its Python interpreter.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { Interpreter } from '../scripting/interpreter.ts';
import type { Page } from './page.ts';
import { createProperties, type Path, type Properties } from './properties.ts';

export interface Session {
  readonly id: string;
  readonly properties: Properties;
  /** Writes `session.props.auth`, which the system alone writes. */
  readonly setAuth: (auth: JsonObject) => void;
  readonly interpreter: Interpreter;
  readonly pages: Map<string, Page>;
}

/** Session properties that the system alone writes. */
const systemProps = new Set(['id', 'auth', 'address', 'host', 'gateway', 'lastActivity']);

/** `session.props.auth` while nobody is signed in. */
export const nobody: JsonObject = Object.freeze({
  authenticated: false,
  user: null,
  securityLevels: [],
  idp: null,
  idpAttributes: {},
});

/** Makes the properties of a session as Perspective names them. Nobody is signed in on a new session. */
export function sessionProperties(
  id: string,
  theme: string,
  zone: string,
  custom: JsonObject,
): Pick<Session, 'properties' | 'setAuth'> {
  const properties = createProperties({
    props: {
      id,
      theme,
      locale: 'en',
      timeZoneId: zone,
      host: 'localhost',
      address: '127.0.0.1',
      auth: nobody,
    },
    custom,
  });
  // Whoever writes (a script, a binding, the browser): what the system alone writes stays as it is.
  const open: Properties = {
    ...properties,
    set: (path, value, quality) => {
      checkSessionWrite(path);
      properties.set(path, value, quality);
    },
  };
  return { properties: open, setAuth: (auth) => properties.set(['props', 'auth'], auth) };
}

function checkSessionWrite(path: Path): void {
  if (path[0] === 'props' && systemProps.has(String(path[1]))) {
    throw new CountersignError(ErrorCode.illegalArgument, `session.${path.join('.')} is written by the system only`);
  }
}
