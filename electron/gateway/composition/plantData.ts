/** Tags with their alarms and their history, databases and named queries: what of the plant a station has, opened together. */
import { untracked } from '@preact/signals-core';
import type { JsonObject } from '../../contract/json.ts';
import { alarmActions, type AlarmActions, type Doer } from '../alarms/actions.ts';
import type { Called } from '../alarms/rows.ts';
import { openAlarms, type Alarms } from '../alarms/alarms.ts';
import { openBoard } from '../alarms/board.ts';
import { alarmDesk } from '../alarms/desk.ts';
import type { AlarmEvent } from '../alarms/event.ts';
import { openJournal, type Journal } from '../alarms/journal.ts';
import { openShelf } from '../alarms/shelf.ts';
import { alarmParts } from '../alarms/parts.ts';
import { alarmTags } from '../alarms/tags.ts';
import type { Trail } from '../audit/trail.ts';
import { openDatabases, type Databases } from '../databases/databases.ts';
import { databaseSource } from '../databases/namedQueries.ts';
import { boundValue } from '../databases/values.ts';
import { openHistory, type History } from '../history/history.ts';
import { historyQuestions, type HistoryQuestions } from '../history/questions.ts';
import { openRecorder } from '../history/recorder.ts';
import { historySources, type HistorySources } from '../history/sources.ts';
import { openTogether, type Keep } from '../platform/openTogether.ts';
import type { Ports } from '../platform/ports.ts';
import type { Sealer } from '../platform/sealer.ts';
import type { Project } from '../project/load.ts';
import { openQueries, type Queries, type QuerySource } from '../queries/queries.ts';
import type { ScriptActors } from '../session/scriptActors.ts';
import type { Sessions } from '../session/sessions.ts';
import type { SignatureService } from '../signature/service.ts';
import { signatureTags } from '../signature/tags.ts';
import type { Store } from '../store/database.ts';
import { versionsInWords } from '../store/versions.ts';
import { computerUse } from '../platform/computer.ts';
import { connectionTags } from '../tags/connections.ts';
import { nobody, type Levels } from '../tags/access.ts';
import { hidingValues, whyNotRead } from '../tags/readable.ts';
import { samplingOf } from '../tags/recorded.ts';
import { openStationTags, type StationTags } from '../tags/service.ts';
import { gatewayTags } from '../tags/gatewayTags.ts';
import { versionTags } from '../tags/versions.ts';
import { alarmSignatures, type AlarmSignatures } from './alarmSignatures.ts';
import { connectionRows, historyRow } from './connectionRows.ts';

export interface PlantDataOptions {
  readonly dataDir: string;
  readonly stationName: string;
  readonly ports: Ports;
  readonly store: Store;
  readonly trail: Trail;
  /** The secret that the site's settings name. */
  readonly secret: (name: string) => string | undefined;
  /** Seals what tag providers keep in their folders. */
  readonly sealer: Sealer;
  /** The project, as it is whenever it is asked for. */
  readonly project: () => Project;
  /** What runs named queries; the databases of the data directory where nothing is given. */
  readonly querySource: QuerySource | undefined;
  readonly called: Called;
  /** Who acts on alarms. */
  readonly actors: ScriptActors;
  readonly signature: SignatureService;
  readonly sessions: Pick<Sessions, 'challengeHost'>;
}

export interface PlantData {
  readonly tags: StationTags;
  readonly alarms: Alarms;
  readonly alarmActions: AlarmActions;
  /** Acknowledges the alarms of a request that has all of its signatures. */
  readonly acknowledgeSigned: AlarmSignatures['acknowledge'];
  /** What pages ask of alarms. */
  readonly desk: ReturnType<typeof alarmDesk>;
  readonly journal: Journal;
  /** What tags said: to be written, and to be asked with those of databases. */
  readonly history: History & Pick<HistorySources, 'ownPath'>;
  /** What somebody with these levels may ask of it; everything, where none are given. */
  readonly questions: (levels: Levels | undefined) => HistoryQuestions;
  readonly databases: Databases;
  readonly queries: Queries;
  /** Shows these rows as well in `[System]Connections`, as they are whenever that is looked at. */
  readonly alsoConnected: (rows: () => readonly JsonObject[]) => void;
  /** From now on the project has these tags. */
  readonly take: (definitions: Project['tags']) => void;
  /** From now on a change of the site's settings takes effect; `changed` hears of each of its tags'. */
  readonly follow: (changed: () => void) => void;
  readonly close: () => Promise<void>;
}

/** Opens them for the first project. */
export function openPlantData(options: PlantDataOptions): PlantData {
  return openTogether((keep) => opened(options, keep));
}

function opened(options: PlantDataOptions, keep: Keep): PlantData {
  const { dataDir, ports, store, secret, project } = options;
  const { clock, log } = ports;
  const journal = keep(openJournal({ store, ports, keepDays: () => tags.keeps.alarms.keepDays }), ({ close }) =>
    close(),
  );
  const shelf = keep(openShelf(store, clock), ({ close }) => close());
  const alarms = openAlarms(() => tags, ports, { journal, shelf });
  const parts = keep(alarmParts(alarms, clock), ({ close }) => close());
  const databases = keep(
    openDatabases({ dataDir, ports, secret, preferred: () => project().settings.database }),
    ({ close }) => close(),
  );
  /** What the scripts of tags and others add to the rows of connections. */
  const furtherRows: (() => readonly JsonObject[])[] = [];
  /** `[System]Alarms/Rows` is one for all sessions. */
  let forEverybody = (event: AlarmEvent): AlarmEvent => ({ ...event, value: null });
  const tags: StationTags = openStationTags({
    dataDir,
    ports,
    secret,
    sealer: options.sealer,
    definitions: project().tags,
    alarmPart: parts.part,
    services: [
      signatureTags(options.signature, ports),
      versionTags(versionsInWords(), clock),
      gatewayTags({
        clock,
        stationName: options.stationName,
        computer: computerUse(),
        databases: () =>
          databases
            .status()
            .map(({ name, state, used, most }) => ({ name, isAvailable: state !== 'faulted', used, most })),
      }),
      connectionTags(
        () => [
          ...connectionRows(tags, databases, clock),
          ...historyRow(history, clock.zone),
          ...furtherRows.flatMap((rows) => rows()),
        ],
        clock,
      ),
      alarmTags({ ...alarms, events: () => alarms.events().map((event) => forEverybody(event)) }, clock),
    ],
  });
  keep(tags, ({ close }) => close());
  keep(alarms, ({ close }) => close());
  forEverybody = hidingValues(tags, nobody);
  const history = keep(openHistory({ dataDir, clock, log, keeps: tags.keeps.history }), ({ close }) => close());
  const recorder = keep(openRecorder(tags, history, clock), ({ close }) => close());
  /** Milliseconds between two stored values, by the whole paths of tags in small letters. */
  let sampled: ReadonlyMap<string, number> = new Map();
  const record = (): void => {
    const recorded = tags.recorded();
    recorder.take(recorded);
    sampled = new Map(
      recorded.flatMap((tag) => {
        const rate = samplingOf(tag);
        return rate === undefined ? [] : [[tag.path.toLowerCase(), rate]];
      }),
    );
  };
  const recordAndJudge = (definitions: Project['tags']): void => {
    record();
    alarms.take(definitions);
  };
  recordAndJudge(project().tags);
  const historiesFor = (levels: Levels | undefined) =>
    historySources({
      own: history,
      historians: tags.historians,
      ask: (database, parts, values) =>
        databases.query({ database, statement: () => ({ parts, values: values.map(boundValue) }) }),
      clock,
      whyNotRead: (path) => (levels === undefined ? undefined : whyNotAsked(tags, path, levels)),
      hasProvider: (asked) => tags.providers().some(({ name }) => name.toLowerCase() === asked.toLowerCase()),
      samplingOf: (path) => sampled.get(path.toLowerCase()),
    });
  const signatures = alarmSignatures({ ...options, alarms, forEverybody: (event) => forEverybody(event) });
  const actions = actionsOn(alarms, signatures, options);
  const board = openBoard(alarms, clock, options.called);
  let followed = project().tags;
  return {
    tags,
    alarms,
    alarmActions: actions,
    acknowledgeSigned: signatures.acknowledge,
    desk: alarmDesk({ board: board.value, actions, journal, whenFree: store.whenFree, clock, called: options.called }),
    journal,
    history: { ...history, ownPath: historiesFor(undefined).ownPath },
    questions: (levels) => historyQuestions(historiesFor(levels)),
    databases,
    queries: openQueries(() => project().queries, options.querySource ?? databaseSource(databases, clock.zone), clock),
    alsoConnected: (rows) => void furtherRows.push(rows),
    take: (definitions) => {
      tags.takeProject(definitions);
      if (definitions === followed) return;
      followed = definitions;
      recordAndJudge(definitions);
    },
    follow: (changed) => {
      tags.follow(() => {
        record();
        changed();
      });
      databases.follow();
    },
    close: async () => {
      recorder.close();
      board.close();
      parts.close();
      alarms.close();
      await tags.close();
      await history.close();
      await databases.close();
    },
  };
}

/** Why somebody may not read what the history has of a tag, in words; undefined where they may. */
function whyNotAsked(tags: StationTags, path: string, levels: Levels): string | undefined {
  if (tags.isShut(path)) return 'Its provider is not open, so that it is not known who may.';
  return untracked(() => whyNotRead(tags, path, levels));
}

function actionsOn(
  alarms: Alarms,
  { ask }: Pick<AlarmSignatures, 'ask'>,
  { actors, trail }: Pick<PlantDataOptions, 'actors' | 'trail'>,
): AlarmActions {
  return alarmActions({
    alarms,
    userName: actors.userName,
    cameLater: actors.cameLater,
    askSignature: ask,
    note: (entries, doer: Doer) => {
      const actor = actors.person(doer) ?? actors.requester(doer);
      for (const entry of entries) trail.append({ ...entry, actor });
    },
  });
}
