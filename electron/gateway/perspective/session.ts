/**
 * Sessions: one run of the HMI at one station. A session owns its pages, its properties and its Python interpreter.
 */
import { batch, signal } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import { dateValue } from '../../contract/values.ts';
import { regionOf } from '../expression/references.ts';
import type { Region } from '../expression/values.ts';
import type { Clock } from '../platform/ports.ts';
import { zoneOffset } from '../platform/time.ts';
import type { Interpreter } from '../scripting/interpreter.ts';
import type { Bindings } from './bindings/bindings.ts';
import type { PageHost } from './pageHost.ts';
import type { SessionEvents } from './sessionEvents.ts';
import { createProperties, type Path, type Properties } from './properties.ts';
import { newPipes } from './pipes.ts';
import { newSymbols } from './symbols.ts';

/** A page of a session, by their ids. */
export interface PageTarget {
  readonly sessionId: string;
  readonly pageId: string;
}

/** A page as its session knows it. */
export interface SessionPage {
  readonly id: string;
  readonly host: PageHost;
  readonly close: () => Promise<void>;
}

export interface Session {
  readonly id: string;
  /** Ends its bindings and change scripts, its pages and its interpreter. */
  readonly close: () => Promise<void>;
  /**
   * Begins anew, as another session would: the scripts of its end and of its beginning run, and in between what scripts wrote
   * to it is gone. Who is signed in, and its pages, are not its own to end.
   */
  readonly restart: () => void;
  readonly properties: Properties;
  readonly bindings: Bindings;
  /** The scripts of its events. */
  readonly events: SessionEvents;
  /** Writes `session.props.auth`, which the system alone writes, and the paths of the levels that go with it. */
  readonly setAuth: (auth: JsonObject, levels: readonly string[]) => void;
  /** The host saw a person: `session.props.lastActivity`. */
  readonly used: () => void;
  /** Paths of the security levels of whoever is signed in, following them. */
  readonly levels: () => ReadonlySet<string>;
  readonly interpreter: Interpreter;
  readonly pages: Map<string, SessionPage>;
}

/** The client of a session. */
export interface SessionClient {
  readonly address: string | null;
  readonly host: string;
  readonly userAgent: string;
  readonly zone?: string | undefined;
  /** Where it found the gateway, where it went anywhere. */
  readonly gatewayAddress?: string | undefined;
  /** What its device is known by for good, where it is. */
  readonly identifier?: string | undefined;
  readonly scope: 'workstation' | 'browser';
}

/** Session properties that scripts write, beside what the project has in `custom`. */
export const writtenProps = ['theme', 'locale', 'timeZoneId', 'symbols', 'pipes', 'appBar'] as const;

/** Session properties that the system alone writes. */
const systemProps = new Set(['id', 'auth', 'address', 'host', 'gateway', 'lastActivity', 'device', 'geolocation']);

/** What only sessions of mobile devices have. */
const mobileProps: readonly string[] = [
  'device.accelerometer',
  'device.settings.pullToRefresh',
  'device.settings.preventSleep',
  'bluetooth',
  'geolocation',
];

/** Why a session lacks a property that the platform's have, as a sentence; undefined where they have none, either. */
export function whyAbsent(path: Path): string | undefined {
  const [scope, ...names] = path;
  const name = scope === 'props' ? names.join('.') : '';
  if (mobileProps.some((one) => name === one || name.startsWith(`${one}.`)))
    return `session.props.${name} is of mobile devices, and this is none`;
  if (name === 'googleMapsApiKey') return `session.props.${name} is not done here`;
  return undefined;
}

/** What a new session has in `props`, made when it is first asked for; its values are nobody's. */
let template: Json | undefined;

/**
 * Why `session.props` has nothing at a path (the names after `props`), in words; undefined where it has, or may have: of lists, of what
 * holds nothing yet, and of what is no object, nobody knows.
 */
export function whyNoSessionProp(names: readonly (string | number)[]): string | undefined {
  const client = { address: null, host: '', userAgent: '', scope: 'browser' } as const;
  const first = { theme: '', zone: 'UTC', custom: {} };
  template ??= sessionProperties('', first, client, { now: () => 0, zone: 'UTC' }).properties.get(['props']) ?? null;
  let value: Json = template;
  for (const [index, name] of names.entries()) {
    if (!isJsonObject(value) || Object.keys(value).length === 0) return undefined;
    const inside: Json | undefined = Object.hasOwn(value, name) ? value[name] : undefined;
    if (inside === undefined) {
      return whyAbsent(['props', ...names]) ?? `The session has no props.${names.slice(0, index + 1).join('.')}`;
    }
    value = inside;
  }
  return undefined;
}

/** Milliseconds between two times at which somebody was seen that are told: bindings follow them. */
const tellActivityEvery = 1000;

/** `session.props.auth` while nobody is signed in. */
export const nobody: JsonObject = Object.freeze({
  authenticated: false,
  user: Object.freeze({
    id: null,
    userName: null,
    fullName: null,
    firstName: null,
    lastName: null,
    email: null,
    roles: [],
  }),
  securityLevels: [],
  idp: null,
  idpAttributes: {},
});

/** Makes the properties of a session as Perspective names them. Nobody is signed in on a new session. */
export function sessionProperties(
  id: string,
  { theme, zone, custom }: { readonly theme: string; readonly zone: string; readonly custom: JsonObject },
  client: SessionClient,
  clock: Pick<Clock, 'now' | 'zone'>,
): Pick<Session, 'properties' | 'setAuth' | 'levels' | 'used'> {
  let lastActivity = clock.now();
  const zoneOfStation = { id: clock.zone, utcOffset: offsetOf(clock) };
  const zoneOfBrowser =
    client.zone === undefined
      ? { id: null, utcOffset: null }
      : { id: client.zone, utcOffset: offsetOf({ now: clock.now, zone: client.zone }) };
  const levels = signal<ReadonlySet<string>>(new Set());
  const properties = createProperties({
    props: {
      id,
      theme,
      locale: 'en-US',
      timeZoneId: zone,
      symbols: newSymbols,
      pipes: newPipes,
      appBar: { togglePosition: 'hidden' },
      geolocation: { permissionGranted: false },
      host: client.host,
      address: client.address,
      auth: nobody,
      lastActivity: dateValue(lastActivity),
      gateway: {
        address: client.gatewayAddress ?? null,
        timezone: { ...zoneOfStation, name: clock.zone },
        connected: true,
      },
      device: {
        type: client.scope,
        identifier: client.identifier ?? null,
        userAgent: client.userAgent,
        timezone: client.scope === 'workstation' ? zoneOfStation : zoneOfBrowser,
        settings: {},
      },
    },
    custom,
  });
  // Whoever writes (a script, a binding, the browser): what the system alone writes stays as it is.
  const open: Properties = {
    ...properties,
    set: (path, value, ...how) => {
      checkSessionWrite(path, value);
      properties.set(path, value, ...how);
    },
  };
  return {
    properties: open,
    setAuth: (auth, held) =>
      batch(() => {
        levels.value = new Set(held);
        properties.set(['props', 'auth'], auth);
      }),
    levels: () => levels.value,
    used: () => {
      const now = clock.now();
      if (Math.abs(now - lastActivity) < tellActivityEvery) return;
      lastActivity = now;
      properties.set(['props', 'lastActivity'], dateValue(now));
    },
  };
}

/** How a session reads numbers and dates. */
export function sessionRegion({ properties }: Pick<Session, 'properties'>): Region {
  return regionOf((path) => ({ value: properties.get(path.split('.').slice(1)) ?? null }));
}

/** Hours by which a zone is before UTC now. */
function offsetOf({ now, zone }: Pick<Clock, 'now' | 'zone'>): number {
  const [, sign, hours = 0, minutes = 0] = /^([+-])(\d\d):(\d\d)$/.exec(zoneOffset(now(), zone)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60);
}

function checkSessionWrite(path: Path, value: Json): void {
  const isAppBar = path[0] === 'props' && path[1] === 'appBar';
  const position = path.length === 2 && isJsonObject(value) ? value['togglePosition'] : value;
  if (isAppBar && (path[2] ?? 'togglePosition') === 'togglePosition' && position !== 'hidden') {
    throw new CountersignError(
      ErrorCode.unsupported,
      'There is no app bar here: session.props.appBar.togglePosition is hidden',
    );
  }
  if (path[0] === 'props' && systemProps.has(String(path[1]))) {
    throw new CountersignError(ErrorCode.illegalArgument, `session.${path.join('.')} is written by the system only`);
  }
}
