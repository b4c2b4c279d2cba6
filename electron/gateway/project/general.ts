/** What a project says of its sessions as a whole: `general-properties` and `inactivity-properties`, and what of that is not done. */
import { z } from 'zod';
import { json, type Json } from '../../contract/json.ts';
import type { ProjectProblem } from '../../contract/page.ts';
import { zoneCalled } from '../../format/zoneId.ts';
import { orElse } from '../platform/absent.ts';
import { knownZone } from '../platform/time.ts';

/** `general-properties/data.bin`; settings that are there and not done are named. */
export const generalPropertiesFile = z
  .object({
    /** The zone of sessions: one by its name, or the gateway's. */
    timezone: orElse(z.string(), ''),
    sessionClosedMessage: orElse(z.string(), ''),
    pageClosedMessage: orElse(z.string(), ''),
  })
  .catchall(json);
export type GeneralProperties = z.output<typeof generalPropertiesFile>;

/** `inactivity-properties/data.bin`: minutes without use, then seconds in which a person is told what comes. */
export const inactivityFile = z
  .object({
    isIdleTimeoutEnabled: orElse(z.boolean(), false),
    idleMinutes: orElse(z.number().positive(), 60),
    gracePeriod: orElse(z.number().nonnegative(), 60),
    gracePeriodMessage: orElse(z.string(), 'You will be logged out due to inactivity in {seconds} seconds'),
    timeoutAction: orElse(z.string(), 'UserLogout'),
  })
  .catchall(json);

/** What happens to a session that nobody uses, where something does. */
export interface Inactivity {
  /** Milliseconds without use until its person is told, and from then on until it ends. */
  readonly limit: number;
  readonly grace: number;
  readonly message: string;
  /** Whether the session is closed, and not only its person signed out. */
  readonly closes: boolean;
}

/** Undefined where the project lets sessions stand. */
export function inactivityOf(settings: z.output<typeof inactivityFile> | undefined): Inactivity | undefined {
  if (settings?.isIdleTimeoutEnabled !== true) return undefined;
  return {
    limit: settings.idleMinutes * 60_000,
    grace: settings.gracePeriod * 1000,
    message: settings.gracePeriodMessage.replaceAll('{seconds}', String(settings.gracePeriod)),
    closes: closing.test(settings.timeoutAction),
  };
}

const closing = /close/i;

/** The zone that the project gives its sessions, as it calls it; undefined for the station's. */
export function zoneOf({ timezone }: Pick<GeneralProperties, 'timezone'>): string | undefined {
  return knownZone(zoneCalled(timezone)) === undefined ? undefined : timezone;
}

/** What settings of a designer's first ones say, and what only says how the project is listed, or in which words things are told. */
const firstSettings: Readonly<Record<string, Json>> = { updateMode: 'Instant', locale: 'Browser' };
const harmless = new Set([
  'hideFromLaunchListings',
  'thumbnailPath',
  'updateMessage',
  'updateTimeout',
  'sessionClosedMessage',
  'pageClosedMessage',
]);

/** General properties that are set and not done, each once. */
export function generalPropertiesNotDone(file: string, settings: GeneralProperties): readonly ProjectProblem[] {
  const { timezone, ...others } = settings;
  const zone = timezone === 'Gateway Timezone' || zoneOf(settings) !== undefined ? '' : timezone;
  return notDone(
    file,
    { ...others, timezone: zone },
    (key, value) => harmless.has(key) || value === firstSettings[key],
  );
}

/** Settings of inactivity that are set and not done. */
export function inactivityNotDone(
  file: string,
  { isIdleTimeoutEnabled, timeoutAction, isCustomLogout, logoutUrl = null }: z.output<typeof inactivityFile>,
): readonly ProjectProblem[] {
  if (!isIdleTimeoutEnabled) return [];
  const isKnown = timeoutAction === 'UserLogout' || closing.test(timeoutAction);
  return notDone(
    file,
    { timeoutAction: isKnown ? '' : timeoutAction, logoutUrl: isCustomLogout === true ? logoutUrl : '' },
    () => false,
  );
}

function notDone(
  file: string,
  settings: Readonly<Record<string, Json>>,
  isDone: (key: string, value: Json) => boolean,
): readonly ProjectProblem[] {
  return Object.entries(settings)
    .filter(([key, value]) => value !== null && value !== '' && !isDone(key, value))
    .map(([key, value]) => ({ file, reason: `the setting ${key} (${JSON.stringify(value)}) is not done here` }));
}
