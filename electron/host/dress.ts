/** What lies over a page as its surface shows it: with how the project wants it to look, and whose it is. */
import type { Surface } from '../contract/challenge.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Over } from '../gateway/session/surface.ts';

/** Dresses for a gateway; the station sign is read anew each time, so that a new one is seen at once. */
export function dresser({
  project: { theme, profile, alarmBanner, onScreenKeyboard },
  station,
  stationSign,
  badgeReader,
}: Pick<Gateway, 'project' | 'station' | 'stationSign' | 'badgeReader'>): (over: Over) => Surface {
  const look = { theme, profile, alarms: alarmBanner ? 'banner' : 'none', onScreenKeyboard } as const;
  return (over) =>
    over.kind === 'nothing'
      ? { ...over, station: station.name, look }
      : { ...over, look, own: { station: station.name, sign: stationSign(), reader: badgeReader } };
}
