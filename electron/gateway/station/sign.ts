/**
 * The station sign: a few words and a colour that stand on every true signing surface and sign-in dialog. A view of a
 * project can be drawn like a surface, but it cannot carry the sign: neither pages nor scripts can read it, and the audit
 * trail does not hold it.
 */
import { randomInt } from 'node:crypto';
import { stationSign, type StationSign } from '../../contract/challenge.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { Store } from '../store/database.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { signColours } from '../../contract/limits.ts';

export interface StationSigns {
  readonly read: () => StationSign;
  /** Throws `illegal-argument` with the reason for a sign that cannot be. */
  readonly check: (sign: StationSign) => StationSign;
  /** Gives the station another sign. Throws as `check`. */
  readonly change: (sign: StationSign, actor: Actor) => void;
}

/** Short, plain and far from each other by eye and ear. */
const words =
  'amber anchor apple arrow autumn bamboo basket beacon birch bottle bridge bronze button candle canvas canyon carbon cedar cherry cobalt copper coral cotton desert dolphin eagle ember falcon feather ferry forest garden ginger glacier granite hammer harbor hazel hollow island ivory jasmine juniper kettle ladder lantern lemon linen lotus magnet maple marble meadow mirror morning mosaic nickel north nutmeg oak ocean olive orchid otter paper pebble pepper pilot pine planet prairie quartz raven river rocket saddle saffron salmon shadow silver spruce summer sunset thunder timber tulip tunnel valley velvet violet walnut willow window winter yellow zephyr'.split(
    ' ',
  );

function pick<T>(from: readonly T[]): T {
  const found = from[randomInt(from.length)];
  if (found === undefined) throw new Error('There is nothing to choose from.');
  return found;
}

/** A sign that nobody chose: three different words. */
export function randomSign(): StationSign {
  const chosen = new Set<string>();
  while (chosen.size < 3) chosen.add(pick(words));
  return { words: [...chosen].join(' '), colour: pick(signColours) };
}

function check(given: StationSign): StationSign {
  const parsed = stationSign.safeParse(given);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues[0]?.message ?? 'cannot be read';
  throw new CountersignError(ErrorCode.illegalArgument, `The station sign ${problem}. Nothing was changed.`);
}

/** Keeps the sign of a station; a station without one gets it at the first look. */
export function openStationSign(store: Store, trail: Trail, stationId: string): StationSigns {
  const select = store.db.prepare<[], { words: string | null; colour: string | null }>(
    'SELECT sign_words AS words, sign_colour AS colour FROM station',
  );
  const update = store.db.prepare<[string, string]>('UPDATE station SET sign_words = ?, sign_colour = ?');
  return {
    read: () => {
      const known = stationSign.safeParse(select.get());
      if (known.success) return known.data;
      const made = randomSign();
      store.transaction(() => void update.run(made.words, made.colour));
      return made;
    },
    check,
    change: (given, actor) => {
      const sign = check(given);
      store.transaction(() => {
        update.run(sign.words, sign.colour);
        trail.append({ action: 'station.sign-changed', actor, target: `station:${stationId}` });
      });
    },
  };
}
