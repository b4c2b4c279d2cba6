/** The names and origins under which a station serves pages and surfaces, and the cookie by which it knows a browser. */
import { getCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { ServerConfig } from '../config.ts';
import { nameOf, namesOf, schemeOf } from '../listen.ts';

export type Bindings = { Bindings: HttpBindings };

/** The ports of pages and of surfaces: they are origins of their own by these. */
export interface PagePorts {
  readonly pages: number;
  readonly surfaces: number;
}

export interface Origins {
  readonly originOf: (hostName: string, port: number) => string;
  /** Whether a `Host` header has a name of this station. */
  readonly isOurs: (host: string | undefined) => boolean;
  /** Whether a request comes from the origin that it was sent to, under a name of this station. */
  readonly isSame: (origin: string | undefined, host: string | undefined, port: number) => boolean;
  /** The browser's cookie of a request. */
  readonly cookieOf: (context: Context<Bindings>) => string | undefined;
  /** The same of a request that is to become a WebSocket. */
  readonly cookieIn: (header: string | undefined) => string | undefined;
  readonly setCookie: (context: Context<Bindings>, value: string) => void;
}

/** Makes them; `ports` gives what both listen on by now. */
export function originsOf(config: Pick<ServerConfig, 'host' | 'names' | 'tls'>, ports: () => PagePorts): Origins {
  const { tls } = config;
  const scheme = schemeOf(config);
  const names = namesOf(config);
  const originOf = (hostName: string, port: number): string =>
    new URL(`${scheme}://${hostName.includes(':') ? `[${hostName}]` : hostName}:${port}`).origin;
  const isOurs = (host: string | undefined): boolean => names.has(nameOf(host ?? ''));
  /** Its port is in its name: cookies of one host are sent to all of its ports. */
  const cookieName = (): string => `countersign-${ports().pages}`;
  return {
    originOf,
    isOurs,
    isSame: (origin, host, port) => isOurs(host) && originOf(nameOf(host ?? ''), port) === origin,
    cookieOf: (context) =>
      tls === undefined ? getCookie(context, cookieName()) : getCookie(context, cookieName(), 'host'),
    cookieIn: (header = '') => {
      const name = tls === undefined ? cookieName() : `__Host-${cookieName()}`;
      return parse(header, name)[name];
    },
    setCookie: (context, value) => {
      const common = { path: '/', httpOnly: true, sameSite: 'Strict' } as const;
      if (tls === undefined) setCookie(context, cookieName(), value, common);
      else setCookie(context, cookieName(), value, { ...common, secure: true, prefix: 'host' });
    },
  };
}
