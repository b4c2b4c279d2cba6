/** This station, open: who it is, its trail and keys, its signing key, its clock. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openInspections, type CheckDatabase, type Inspections } from '../audit/inspection.ts';
import { openSeals, type Seals } from '../audit/seals.ts';
import { openTrail, type Trail } from '../audit/trail.ts';
import { openTogether, type Keep } from '../platform/openTogether.ts';
import type { Ports } from '../platform/ports.ts';
import { readJson } from '../platform/readJson.ts';
import { restoredName, restoredNote } from './backup.ts';
import type { Store } from '../store/database.ts';
import { openAlerts, type Alerts } from './alerting.ts';
import { openAnchors, type Anchors } from './anchoring.ts';
import { keepCheckpoints } from './checkpoints.ts';
import { auditClock, watchClock, type ClockWatch } from './clockMonitor.ts';
import { counterInWords, lookAtCounter, watchCounter, type CounterWatch } from './counterWatch.ts';
import { openHold, type Hold } from './hold.ts';
import { KeyPurpose, type Keys } from './keys.ts';
import { keysWithMisfit } from './misfit.ts';
import { startedProgram, watchProgram, type PackagedProgram, type ProgramWatch } from './program.ts';
import { restNowAndThen } from './rest.ts';
import { openStationSign, type StationSigns } from './sign.ts';
import { openStationKey, type StationKey } from './signingKey.ts';
import { readStation, type Station } from './station.ts';
import { endSealed, sealTrailEnd } from './trailEnd.ts';

export interface StationService {
  readonly station: Station;
  /** The store, for all that is not the station's own: it says first where the station is held. */
  readonly store: Store;
  /** Whether the database is another one than the keys remember. */
  readonly hold: Pick<Hold, 'words' | 'release' | 'whenFree'>;
  readonly trail: Trail;
  readonly keys: Keys;
  readonly key: StationKey;
  /** What tells an older copy of the whole data directory. */
  readonly counter: Pick<CounterWatch, 'words' | 'begin'>;
  /** The verification of the trail beside the daily work. */
  readonly inspections: Inspections;
  /** How far the trail stands outside of the station. */
  readonly anchors: Pick<Anchors, 'status' | 'seen'>;
  /** What of the alerts did not leave the station yet. */
  readonly alerts: Pick<Alerts, 'unsent'>;
  /** Whether the program is the one that its maker signed. */
  readonly program: ProgramWatch['state'];
  /** Whether the log of the database was too long when it was looked at last (SY-16). */
  readonly isLogLong: () => boolean;
  /** What decides who may sign, as the program left it or not. */
  readonly seals: Seals;
  readonly sign: StationSigns;
  readonly clock: ClockWatch;
  /** A change of the clock is looked for, and written down where there was one; a trail that cannot be written is told. */
  readonly lookAtClock: () => void;
  readonly close: () => Promise<void>;
}

export interface StationOptions {
  readonly store: Store;
  readonly ports: Ports;
  readonly dataDir: string;
  /** Its name on the first start. */
  readonly name: string;
  readonly isDemo: boolean;
  readonly checkDatabase: CheckDatabase;
  readonly program: PackagedProgram | undefined;
}

/** A data directory that was restored from a backup: that, and why, is in the trail before anything else is done. */
function noteRestored(store: Store, trail: Trail, dataDir: string, stationId: string): void {
  const file = join(dataDir, restoredName);
  if (!existsSync(file)) return;
  const note = readJson(file, restoredNote);
  const { reason, by, at, backup } = note.ok
    ? note.value
    : { reason: `${restoredName} could not be read`, by: 'unknown', at: '', backup: null };
  store.transaction(() =>
    trail.append({
      action: 'station.restored',
      actor: { kind: 'person', id: 'command-line', name: by },
      target: `station:${stationId}`,
      detail: { reason, at, backup },
    }),
  );
  rmSync(file);
}

/**
 * Opens the station of a data directory, and writes down that it started. Throws `store` where it may not go on, `project` where a
 * setting of the site cannot be used.
 */
export function openStationService(options: StationOptions): StationService {
  return openTogether((keep) => opened(options, keep));
}

/** What a station is from its beginning: its row in the database is held against all of its starts. */
function madeAs({ db }: Store): { readonly made: string; readonly demo: boolean } {
  const row = db.prepare<[], { made: string; demo: number }>('SELECT created_at AS made, demo FROM station').get();
  if (row === undefined) throw new Error('The station is not there.');
  return { made: row.made, demo: row.demo === 1 };
}

function opened(
  { store, ports, dataDir, name, isDemo, checkDatabase, program }: StationOptions,
  keep: Keep,
): StationService {
  const station = readStation(store, ports, name, isDemo);
  const clock = watchClock(ports.clock);
  const opened = openTrail(store, ports, station.id, ports.newId(), clock.trust);
  const { keys, misfit: ofDatabase } = keysWithMisfit(store, dataDir, ports.vault);
  const look = lookAtCounter(keys, ports, station.id);
  const misfit = ofDatabase ?? look.misfit;
  const end = sealTrailEnd(opened, { store, keys, stationId: station.id });
  // A trail that is another one is sealed with the entry that says so, and not before.
  if (misfit === undefined) end.begin();
  const hold = openHold({ store, trail: end.trail, keys, station, misfit });
  const isHeld = (): boolean => hold.words() !== undefined;
  const entries = hold.guarded(end.trail);
  const stopClock = keep(auditClock(clock, store, entries, ports, station.id), (stop) => stop());
  store.transaction(() => {
    entries.append({
      action: 'station.started',
      actor: { kind: 'station', id: station.id, name: station.name },
      target: `station:${station.id}`,
      detail: {
        keys: keys.protection,
        counter: counterInWords(look),
        ...madeAs(store),
        ...endSealed,
        ...startedProgram(program),
      },
    });
  });
  end.begin();
  hold.note(entries);
  noteRestored(store, entries, dataDir, station.id);
  const key = openStationKey(store, entries, ports, keys, station);
  const checkpoints = keep(
    keepCheckpoints(entries, { store, ports, key, stationId: station.id, isHeld }),
    ({ close }) => close(),
  );
  const alerts = keep(
    openAlerts({ dataDir, store, trail: checkpoints.trail, ports, stationId: station.id }),
    ({ close }) => close(),
  );
  const { trail } = alerts;
  const seals = openSeals({
    store,
    trail,
    ports,
    key: keys.derive(KeyPurpose.seals),
    stationId: station.id,
    hasBegun: keys.mark()?.root !== undefined,
  });
  const anchors = keep(openAnchors({ dataDir, store, trail, ports, stationId: station.id }), ({ close }) => close());
  const inspections = openInspections({
    store,
    trail,
    ports,
    seals,
    stationId: station.id,
    check: (verified, tell, signal) =>
      checkDatabase({ dataDir, keyId: key.id, verified, anchored: anchors.entries() }, tell, signal),
  });
  keep(inspections, ({ close }) => close());
  const watched = keep(watchProgram({ store, trail, ports, stationId: station.id, program }), ({ close }) => close());
  const rest = keep(restNowAndThen({ store, checkpoints, keys, station, ports, isHeld }), ({ close }) => close());
  const counter = keep(watchCounter({ look, keys, store, trail, station, ports }), ({ close }) => close());
  return {
    station,
    store: hold.telling(store),
    hold,
    trail,
    keys,
    key,
    counter,
    inspections,
    anchors,
    alerts,
    program: watched.state,
    isLogLong: rest.isLogLong,
    seals,
    sign: openStationSign(store, trail, station.id),
    clock,
    lookAtClock: () => {
      try {
        clock.look();
      } catch (error) {
        ports.log.error('A change of the clock could not be kept.', { reason: String(error) });
      }
    },
    close: async () => {
      stopClock();
      watched.close();
      inspections.close();
      anchors.close();
      alerts.close();
      rest.close();
      checkpoints.close();
      await counter.close();
    },
  };
}
