/** Tags with their alarms and their history, databases and named queries: what of the plant a station has, opened together. */
import { untracked } from '@preact/signals-core';
import { counted } from '../../contract/counted.ts';
import type { JsonObject } from '../../contract/json.ts';
import { localTime, localTimeBeside } from '../../format/localTime.ts';
import { alarmActions, type AlarmActions, type Doer } from '../alarms/actions.ts';
import type { Called } from '../alarms/rows.ts';
import { openAlarms, type Alarms } from '../alarms/alarms.ts';
import { openBoard } from '../alarms/board.ts';
import { alarmDesk } from '../alarms/desk.ts';
import type { AlarmEvent } from '../alarms/event.ts';
import { openJournal, type Journal } from '../alarms/journal.ts';
import { openShelf } from '../alarms/shelf.ts';
import { alarmTags } from '../alarms/tags.ts';
import type { Trail } from '../audit/trail.ts';
import { openDatabases, type Databases } from '../databases/databases.ts';
import { databaseSource } from '../databases/namedQueries.ts';
import { boundValue } from '../databases/values.ts';
import { openHistory, type History } from '../history/history.ts';
import { historyQuestions, type HistoryQuestions } from '../history/questions.ts';
import { openRecorder } from '../history/recorder.ts';
import { historySources, type HistorySources } from '../history/sources.ts';
import { alarmSignatures, type AlarmSignatures } from './alarmSignatures.ts';
import { openTogether, type Keep } from '../platform/openTogether.ts';
import type { Ports } from '../platform/ports.ts';
import type { Sealer } from '../platform/sealer.ts';
import type { Project } from '../project/load.ts';
import { openQueries, type Queries, type QuerySource } from '../queries/queries.ts';
import type { TagEvents } from '../scripting/tagEvents.ts';
import type { ScriptActors } from '../session/scriptActors.ts';
import type { Sessions } from '../session/sessions.ts';
import type { SignatureService } from '../signature/service.ts';
import type { Store } from '../store/database.ts';
import { versionsInWords } from '../store/versions.ts';
import { connectionTags } from '../tags/connections.ts';
import { nobody, type Levels } from '../tags/access.ts';
import { Connection } from '../tags/provider.ts';
import { hidingValues, whyNotRead } from '../tags/readable.ts';
import { samplingOf } from '../tags/recorded.ts';
import { openStationTags, type StationTags } from '../tags/service.ts';
import type { ServiceTags } from '../tags/system.ts';
import { versionTags } from '../tags/versions.ts';
import type { Tags } from '../tags/tags.ts';

export interface PlantDataOptions {
  readonly dataDir: string;
  readonly ports: Ports;
  readonly store: Store;
  readonly trail: Trail;
  /** The secret that the site's settings name. */
  readonly secret: (name: string) => string | undefined;
  /** Seals what tag providers keep in their folders. */
  readonly sealer: Sealer;
  /** The project, as it is whenever it is asked for. */
  readonly project: () => Project;
  /** Tags of services that know nothing of the plant. */
  readonly ownTags: readonly ServiceTags[];
  /** What runs named queries; the databases of the data directory where nothing is given. */
  readonly querySource: QuerySource | undefined;
  readonly called: Called;
  /** Who acts on alarms; asked when somebody does. */
  readonly actors: () => ScriptActors;
  readonly signature: SignatureService;
  /** How the scripts of tags stand; undefined before they are there. */
  readonly tagEvents: () => Pick<TagEvents, 'failing' | 'count'> | undefined;
  /** The signing surface of a page. */
  readonly challengeHost: Sessions['challengeHost'];
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
  const databases = keep(
    openDatabases({ dataDir, ports, secret, preferred: () => project().settings.database }),
    ({ close }) => close(),
  );
  /** `[System]Alarms/Rows` is one for all sessions. */
  let forEverybody = (event: AlarmEvent): AlarmEvent => ({ ...event, value: null });
  const tags: StationTags = openStationTags({
    dataDir,
    ports,
    secret,
    sealer: options.sealer,
    definitions: project().tags,
    services: [
      ...options.ownTags,
      versionTags(versionsInWords(), clock),
      connectionTags(
        () => [
          ...connectionRows(tags, databases, clock),
          ...historyRow(history, clock.zone),
          ...tagEventsRow(options.tagEvents()),
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
    userName: (doer) => actors().userName(doer),
    cameLater: (doer) => actors().cameLater(doer),
    askSignature: ask,
    note: (entries, doer: Doer) => {
      const actor = actors().person(doer) ?? actors().requester(doer);
      for (const entry of entries) trail.append({ ...entry, actor });
    },
  });
}

/** How all that the station speaks to stands, for people. */
function connectionRows(
  tags: Tags,
  databases: Databases,
  { now, zone }: Pick<Ports['clock'], 'now' | 'zone'>,
): readonly JsonObject[] {
  const shortly = (at: number): string => localTimeBeside(at, now(), zone);
  return [
    ...tags
      .providers()
      .flatMap(({ name, kind, connection, words, followed, received, since, rate, lastError, nextAttempt }) => {
        if (connection === Connection.none) return [];
        // What is so now stands in the words already.
        const isOver = lastError !== undefined && connection !== Connection.faulted;
        const error = isOver ? `${localTime(lastError.at, zone)}: ${lastError.words}` : '';
        const said = nextAttempt === undefined ? words : `${words}. The next attempt is at ${shortly(nextAttempt)}`;
        return [
          {
            name,
            kind,
            state: connection,
            since: shortly(since),
            words: said,
            followed,
            received,
            rate,
            lastError: error,
          },
        ];
      }),
    ...databases.status().map(({ name, kind, state, trouble, used, most }) => {
      const words = trouble === '' ? `${used} of ${most} connections are in use` : trouble;
      return { name, kind, state, since: '', words, followed: null, received: null, rate: null, lastError: '' };
    }),
  ];
}

/** The columns of what speaks to nobody. */
const withoutTraffic = Object.freeze({ since: '', followed: null, received: null, rate: null, lastError: '' });

/** How the scripts of tags stand, where there are some. */
function tagEventsRow(events: Pick<TagEvents, 'failing' | 'count'> | undefined): readonly JsonObject[] {
  const count = events?.count() ?? 0;
  if (events === undefined || count === 0) return [];
  const [first, ...more] = events.failing();
  const others = more.length === 0 ? '' : `; ${more.length} more failed`;
  const words =
    first === undefined
      ? `${counted(count, 'tag')} with scripts`
      : `The script ${first.event} of ${first.path} failed: ${first.reason}${others}`;
  const state = first === undefined ? 'open' : 'faulted';
  return [{ name: 'scripts of tags', kind: 'python', state, words, ...withoutTraffic }];
}

/** How the history of the station stands, once it was looked at. */
function historyRow({ status }: Pick<History, 'status'>, zone: string): readonly JsonObject[] {
  const found = status();
  if (found === undefined) return [];
  const row = (state: string, words: string) => [{ name: 'history', kind: 'sqlite', state, words, ...withoutTraffic }];
  const { size: there, trouble, lost, isFull, keeps } = found;
  const missed = lost === 0 ? '' : `; ${lost} points are lost, as they could not be stored for too long`;
  if (trouble !== undefined || there === undefined)
    return row('faulted', `Nothing is stored: ${trouble ?? 'it was not looked at yet'}${missed}`);
  const { bytes, oldest } = there;
  const { keepDays, pointDays, mostMegabytes } = keeps;
  const size = `${Math.ceil(bytes / 1_000_000)} MB${mostMegabytes === undefined ? '' : ` of ${mostMegabytes}`}`;
  const since = oldest === null ? 'no point yet' : `the oldest point is of ${localTime(oldest, zone)}`;
  const kept =
    pointDays === undefined ? `kept for ${keepDays} days` : `points for ${pointDays} days, summaries for ${keepDays}`;
  const full = isFull ? '. It is as large as it may be: the oldest points go before their time' : '';
  return row(isFull ? 'full' : 'open', `${size}, ${since}; ${kept}${missed}${full}`);
}
