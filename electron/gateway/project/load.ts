/**
 * Reads a project folder, with those of the projects that it inherits from:
 *
 *     project.json
 *     com.inductiveautomation.perspective/views/<path>/view.json
 *     com.inductiveautomation.perspective/page-config/config.json
 *     com.inductiveautomation.perspective/style-classes/<path>/style.json
 *     com.inductiveautomation.perspective/stylesheet/stylesheet.css
 *     com.inductiveautomation.perspective/session-props/props.json
 *     com.inductiveautomation.perspective/session-scripts/data.bin
 *     com.inductiveautomation.perspective/startup/onStartup.py, and so on
 *     com.inductiveautomation.perspective/session-permissions/data.bin
 *     com.inductiveautomation.perspective/general-properties/data.bin, inactivity-properties/data.bin
 *     ignition/script-python/<package path>/code.py
 *     ignition/named-query/<path>/query.sql, data.bin
 *     countersign/signature-templates/<any name>.json
 *     countersign/tags.json
 *
 * A file that cannot be used becomes a problem with its path and reason; the rest of the project still loads.
 */
import type { PythonVersion } from '../platform/pythonVersion.ts';
import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { ProjectProblem, SheetRule, StyleClasses } from '../../contract/page.ts';
import { isJsonObject, textOf, type Json } from '../../contract/json.ts';
import { safeValue } from '../../contract/styles.ts';
import { undeclaredAnywhere } from '../databases/undeclared.ts';
import { namedQuery, namedQuerySettings, type NamedQuery, type QuerySource } from '../queries/namedQuery.ts';
import { noDocks, type DockSet } from './docks.ts';
import { bytesKind, fileKind, jsonKind, scriptKind, textKind, type FileKind, type Reading } from './fileKinds.ts';
import { openFolders, placeOf, type Folders, type Place } from './folders.ts';
import {
  generalPropertiesFile,
  generalPropertiesNotDone,
  inactivityFile,
  inactivityNotDone,
  inactivityOf,
  type GeneralProperties,
  type Inactivity,
} from './general.ts';
import { inherits } from './inheritance.ts';
import { eventsNotRaised, notRunOf, type NotRun } from './notRun.ts';
import { readPageConfig, type Page, type PageConfig } from './pages.ts';
import { readQueryFile } from './queryFile.ts';
import { eventScriptsFile, handlersIn, readEventScripts, type EventScripts } from './eventScripts.ts';
import { readGatewayMessages, type GatewayMessageHandler } from './gatewayMessages.ts';
import { withEventFiles, type EventFiles } from './sessionEvents.ts';
import { readStylesheet } from './stylesheet.ts';
import { permissions, type Permissions } from '../platform/permissions.ts';
import { readTags, type TagDefinition } from '../tags/definitions.ts';
import { requireProject } from './requireProject.ts';
import {
  mendSessionScripts,
  mendStyleClass,
  mendView,
  projectFile,
  resourceFile,
  sessionPropsFile,
  sessionScriptsFile,
  styleClassFile,
  viewFile,
  type ProjectFile,
  type SessionProps,
  type SessionScripts,
  type ViewDefinition,
  type WrittenFor,
} from './schemas.ts';

/** A module of the project's script library: `line.release` from `ignition/script-python/line/release/code.py`. */
export interface ScriptModule {
  readonly name: string;
  readonly file: string;
  readonly source: string;
  readonly python: PythonVersion;
}

export interface Project {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly settings: ProjectFile['countersign'];
  readonly views: ReadonlyMap<string, ViewDefinition>;
  /** The names of the files of views, by their paths. */
  readonly viewFiles: ReadonlyMap<string, string>;
  readonly pages: readonly Page[];
  readonly sharedDocks: DockSet;
  readonly sessionProps: SessionProps;
  readonly sessionScripts: SessionScripts;
  readonly gatewayMessages: readonly GatewayMessageHandler[];
  /** Who may open any page; nobody where that cannot be read. */
  readonly sessionPermissions: Permissions | 'unreadable' | undefined;
  readonly generalProperties: GeneralProperties;
  /** What happens to sessions that nobody uses. */
  readonly inactivity: Inactivity | undefined;
  readonly styleClasses: StyleClasses;
  readonly stylesheet: readonly SheetRule[];
  readonly scripts: readonly ScriptModule[];
  readonly queries: ReadonlyMap<string, NamedQuery>;
  readonly tags: readonly TagDefinition[];
  /** What the scripts of tags are written for, and the file in which they stand. */
  readonly tagScripts: { readonly file: string; readonly python: PythonVersion };
  readonly problems: readonly ProjectProblem[];
  /** What the folder has that this program does not run at all, for engineers. */
  readonly notRun: readonly NotRun[];
  /** The SHA-256 of each file in the version that is used, in hexadecimal, by its name. */
  readonly files: ReadonlyMap<string, string>;
  /** The folders that it is made of: its own and those of its parents, absent ones too. */
  readonly folders: readonly string[];
}

export type LoadedProject<T extends z.ZodType> = Project & {
  readonly templates: readonly z.output<T>[];
  /** The names of templates whose files cannot be used; the name of the file where that does not say one. */
  readonly unreadTemplates: readonly string[];
};

const templatesFolder = 'countersign/signature-templates';
const perspective = 'com.inductiveautomation.perspective';
const sessionScriptsPath = `${perspective}/session-scripts/data.bin`;

/** Settings of the user service that a project brings. */
export const ssoSettingsFile = 'countersign/sso.json';

/**
 * Loads a project once. `template` is the schema of a signature template, which belongs to the signature service.
 * Throws `project` when there is no usable `project.json`.
 */
export function loadProject<T extends z.ZodType>(projectDir: string, template: T): LoadedProject<T> {
  return projectLoader(projectDir, template)();
}

/**
 * Loads a project again and again: what did not change is the same object as before, and a file that was broken since
 * holds what it held. Throws as `loadProject`.
 */
export function projectLoader<T extends z.ZodType>(projectDir: string, template: T): () => LoadedProject<T> {
  const kinds = {
    project: jsonKind(projectFile),
    resource: jsonKind(resourceFile),
    view: writtenFor((python) => jsonKind(viewFile.transform(python), mendView)),
    styleClass: jsonKind(styleClassFile, mendStyleClass),
    pages: fileKind(readPageConfig),
    sessionProps: writtenFor((python) => jsonKind(sessionPropsFile.transform(python), mendView)),
    sessionScripts: writtenFor((python) => jsonKind(sessionScriptsFile.transform(python), mendSessionScripts)),
    permissions: jsonKind(permissions),
    generalProperties: jsonKind(generalPropertiesFile),
    inactivity: jsonKind(inactivityFile),
    query: jsonKind(namedQuerySettings),
    queryFile: bytesKind(readQueryFile),
    eventScripts: bytesKind((bytes) => ({ ok: true, value: readEventScripts(bytes), problems: [] })),
    tags: fileKind(readTags),
    template: jsonKind(template),
    named: jsonKind(z.object({ name: z.string() })),
    stylesheet: fileKind((text) => {
      const { rules: value, problems } = readStylesheet(text);
      return { ok: true, value, problems };
    }),
    script: { 2: scriptKind(2), 3: scriptKind(3) },
    text: textKind(),
  };
  let turn = 0;
  return () => load(resolve(projectDir), kinds, (turn += 1));
}

/** The kind of files that hold scripts, by what the project that has the file is written for. */
type ByPython<V> = Readonly<Record<PythonVersion, FileKind<V>>>;

function writtenFor<V>(kind: (mark: <F extends object>(file: F) => F & WrittenFor) => FileKind<V>): ByPython<V> {
  return { 2: kind((file) => file), 3: kind((file) => ({ ...file, python: 3 })) };
}

interface Kinds<T extends z.ZodType> {
  readonly project: FileKind<ProjectFile>;
  readonly resource: FileKind<z.output<typeof resourceFile>>;
  readonly view: ByPython<ViewDefinition>;
  readonly styleClass: FileKind<z.output<typeof styleClassFile>>;
  readonly pages: FileKind<PageConfig>;
  readonly sessionProps: ByPython<SessionProps>;
  readonly sessionScripts: ByPython<z.output<typeof sessionScriptsFile> & WrittenFor>;
  readonly permissions: FileKind<Permissions>;
  readonly generalProperties: FileKind<GeneralProperties>;
  readonly inactivity: FileKind<z.output<typeof inactivityFile>>;
  readonly query: FileKind<z.output<typeof namedQuerySettings>>;
  readonly queryFile: FileKind<QuerySource>;
  readonly eventScripts: FileKind<EventScripts>;
  readonly tags: FileKind<readonly TagDefinition[]>;
  readonly template: FileKind<z.output<T>>;
  readonly named: FileKind<{ readonly name: string }>;
  readonly stylesheet: FileKind<readonly SheetRule[]>;
  readonly script: ByPython<string>;
  readonly text: FileKind<string>;
}

function load<T extends z.ZodType>(projectDir: string, kinds: Kinds<T>, turn: number): LoadedProject<T> {
  const problems: ProjectProblem[] = [];
  const tell = (file: string, reason: string): void => void problems.push({ file, reason });
  const files = new Map<string, string>();
  const reading: Reading = { tell, files, turn };
  const own = { dir: projectDir, before: '' };

  const project = kinds.project(placeOf(own, 'project.json'), reading);
  if (project === undefined) {
    requireProject(projectDir);
    const reason = problems[0]?.reason ?? 'is missing';
    throw new CountersignError(
      ErrorCode.project,
      `The folder ${projectDir} cannot be opened as a project: project.json ${reason}.`,
    );
  }
  if (!project.enabled) tell('project.json', 'says that the project is switched off ("enabled"); it runs all the same');
  const { line, absent } = inherits(own, project.parent, (place) => kinds.project(place, reading), tell);
  const resource = ({ of, path }: Place): z.output<typeof resourceFile> | undefined => {
    const place = placeOf(of, `${dirname(path)}/resource.json`);
    return existsSync(place.full) ? kinds.resource(place, reading) : undefined;
  };
  const folders = openFolders(line, (place) => resource(place)?.overridable ?? true, tell);
  const readIfThere = <V>(path: string, kind: FileKind<V>): V | undefined => {
    const place = folders.locate(path);
    return place && kind(place, reading);
  };
  // Each project of the line says it of its own files.
  const pythons = new Map(
    line.map((of) => [of, kinds.project(placeOf(of, 'project.json'), reading)?.countersign.python ?? 2] as const),
  );
  const pythonOf = ({ of }: Place): PythonVersion => pythons.get(of) ?? 2;
  const readScripts = <V>(path: string, kind: ByPython<V>): V | undefined => {
    const place = folders.locate(path);
    return place && kind[pythonOf(place)](place, reading);
  };
  const eventFiles: EventFiles = {
    read: (place) => kinds.script[pythonOf(place)](place, reading),
    isOn: (place) => resource(place)?.attributes.enabled ?? true,
    attributesOf: (place) => resource(place)?.attributes ?? {},
    pythonOf,
    tell,
  };
  const views = new Map<string, ViewDefinition>();
  const viewFiles = new Map<string, string>();
  for (const [path, place] of folders.resources(`${perspective}/views`, ['view.json', 'data.bin'])) {
    const view = kinds.view[pythonOf(place)](place, reading);
    if (view === undefined) continue;
    views.set(path, view);
    viewFiles.set(path, place.name);
  }
  const classes = folders.resources(`${perspective}/style-classes`, ['style.json', 'data.bin']);
  const styleClasses = [...classes].flatMap(([path, place]) => {
    const found = kinds.styleClass(place, reading);
    return found === undefined ? [] : [[path, styleClass(found, place, tell)] as const];
  });
  const sessionScripts = readScripts(sessionScriptsPath, kinds.sessionScripts);
  const pages = readIfThere(`${perspective}/page-config/config.json`, kinds.pages);
  // The user service reads it, and its hash is the project's.
  const ssoSettings = placeOf(own, ssoSettingsFile);
  if (existsSync(ssoSettings.full)) kinds.text(ssoSettings, reading);
  const permissionPlace = permissionsOf(folders);
  const sessionPermissions = permissionPlace && (kinds.permissions(permissionPlace, reading) ?? 'unreadable');
  const eventPlace = folders.locate(eventScriptsFile);
  const eventScripts = eventPlace && eventFiles.isOn(eventPlace) ? kinds.eventScripts(eventPlace, reading) : undefined;
  const tagsPlace = folders.locate(tagsFile);
  const messageFiles = readGatewayMessages(folders, eventFiles);
  const general = folders.locate(`${perspective}/general-properties/data.bin`);
  const generalProperties = (general && kinds.generalProperties(general, reading)) ?? noGeneralProperties;
  const inactivityPlace = folders.locate(`${perspective}/inactivity-properties/data.bin`);
  const inactivity = inactivityPlace && kinds.inactivity(inactivityPlace, reading);
  for (const { name } of folders.files(templatesFolder, '')) {
    if (/\.json$/i.test(name) && !name.endsWith('.json'))
      tell(name, 'is not read: the name of a template ends with .json, in small letters');
  }
  const queries = readQueries(folders.resources('ignition/named-query', ['query.sql', 'data.bin']), kinds, reading);
  for (const query of queries.values()) {
    const lacking = undeclaredAnywhere(query);
    if (lacking !== undefined) tell(query.file, `the named query ${query.path} cannot be run: ${lacking}`);
  }
  return {
    name: basename(projectDir),
    title: project.title,
    description: project.description,
    settings: project.countersign,
    views,
    viewFiles,
    pages: pages?.pages ?? [],
    sharedDocks: pages?.sharedDocks ?? noDocks,
    sessionProps: readScripts(`${perspective}/session-props/props.json`, kinds.sessionProps) ?? noSessionProps,
    sessionScripts: withEventFiles(sessionScripts, folders, eventFiles),
    gatewayMessages: [
      ...messageFiles,
      ...(eventPlace && eventScripts ? handlersIn(eventScripts, eventPlace, pythonOf(eventPlace), messageFiles) : []),
    ],
    sessionPermissions,
    generalProperties,
    inactivity: inactivityOf(inactivity),
    styleClasses: Object.fromEntries(styleClasses),
    stylesheet: readIfThere(`${perspective}/stylesheet/stylesheet.css`, kinds.stylesheet) ?? [],
    scripts: [...folders.resources('ignition/script-python', ['code.py'])].flatMap(([path, place]) => {
      // It would be the module of a package in a package, which may be there as well.
      if (path.includes('.')) {
        tell(place.name, 'is not used: the name of a package has no "."');
        return [];
      }
      const python = pythonOf(place);
      const source = kinds.script[python](place, reading);
      return source === undefined ? [] : [{ name: path.replaceAll('/', '.'), file: place.name, source, python }];
    }),
    queries,
    tags: readIfThere(tagsFile, kinds.tags) ?? [],
    tagScripts: { file: tagsPlace?.name ?? tagsFile, python: tagsPlace === undefined ? 2 : pythonOf(tagsPlace) },
    ...readTemplates(folders.files(templatesFolder, '.json'), kinds, reading),
    problems,
    notRun: [
      ...notRunOf(line),
      ...(eventScripts?.notRun ?? []).map((reason) => ({ file: eventPlace?.name ?? eventScriptsFile, reason })),
      ...eventsNotRaised(folders.locate(sessionScriptsPath)?.name ?? '', sessionScripts?.notRaised ?? []),
      ...(general === undefined ? [] : generalPropertiesNotDone(general.name, generalProperties)),
      ...(inactivityPlace && inactivity ? inactivityNotDone(inactivityPlace.name, inactivity) : []),
    ],
    files,
    folders: [...line, ...absent].map(({ dir }) => dir),
  };
}

/** The templates; of a file that cannot be used it is told why, and its name is kept. */
function readTemplates<T extends z.ZodType>(
  places: readonly Place[],
  kinds: Pick<Kinds<T>, 'template' | 'named'>,
  reading: Reading,
): Pick<LoadedProject<T>, 'templates' | 'unreadTemplates'> {
  const read = places.map((place) => ({ place, template: kinds.template(place, reading) }));
  const nameOf = (place: Place): string =>
    kinds.named(place, { ...reading, tell: () => undefined, files: new Map() })?.name ?? basename(place.name, '.json');
  return {
    templates: read.flatMap(({ template }) => (template === undefined ? [] : [template])),
    unreadTemplates: read.flatMap(({ place, template }) => (template === undefined ? [nameOf(place)] : [])),
  };
}

const tagsFile = 'countersign/tags.json';
const noSessionProps: SessionProps = Object.freeze(sessionPropsFile.parse({}));
const noGeneralProperties: GeneralProperties = Object.freeze(generalPropertiesFile.parse({}));

/** Values by which a setting says nothing. */
const nothings = new Set(['null', '""', 'false', '[]', '{}']);

/** A style class as pages get it. A look that hangs on more than a state and a medium is left out and named. */
function styleClass(
  { base, variants, unread }: z.output<typeof styleClassFile>,
  { name }: Place,
  tell: Reading['tell'],
): StyleClasses[string] {
  if (unread.length > 0) tell(name, `${unread.join(', ')} of the style class: nothing reads it here`);
  return {
    base,
    variants: variants.flatMap((variant, index) => {
      if (variant === null) return [];
      const { pseudo, media: asked, mediaQuery, style, animation, ...others } = variant;
      const more = Object.entries(others).flatMap(([key, value]) => (nothings.has(JSON.stringify(value)) ? [] : [key]));
      const queries = { media: asked, mediaQuery };
      const [query, ...further] = Object.entries(queries).filter(([, one]) => !nothings.has(JSON.stringify(one)));
      const media = query === undefined ? '' : mediaText(query[1]);
      if (media === undefined || further.length > 0) {
        const why =
          further.length > 0
            ? 'it has both media and mediaQuery'
            : `its ${query?.[0] ?? ''} is none that is understood`;
        tell(name, `variants[${index}] is left out: ${why}`);
        return [];
      }
      if (more.length === 0) return [{ pseudo, ...(media === '' ? {} : { media }), style, animation }];
      tell(name, `variants[${index}] is left out: ${more.join(', ')} is not supported in this version`);
      return [];
    }),
  };
}

/** Features of a medium, by which a designer says when a look holds. */
const mediaFeature = /^(?:(?:min|max)(?:Width|Height|AspectRatio|Resolution)|orientation|aspectRatio|resolution)$/;

/** The condition of a media query; undefined for what is none, or would end the rule that it stands at. */
function mediaText(query: Json): string | undefined {
  if (isJsonObject(query)) {
    const { feature, value, ...others } = query;
    const isFeature = typeof feature === 'string' && mediaFeature.test(feature);
    if (!isFeature || Object.keys(others).length > 0) return undefined;
    const measure = typeof value === 'number' ? `${value}px` : textOf(value).trim();
    const name = feature.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return measure === '' || /[()]/.test(measure) ? undefined : safeValue(`(${name}: ${measure})`);
  }
  return typeof query === 'string' ? safeValue(query.trim().replace(/^@media\s+/i, '')) : undefined;
}

/**
 * Where the permissions of the sessions of a project are: in the file that a designer writes, whatever lies beside it, or else in
 * any other, so that a name that nobody knows lets nobody in. A child's stand in place of its parent's.
 */
function permissionsOf(folders: Folders): Place | undefined {
  const folder = `${perspective}/session-permissions`;
  return (
    folders.resources(folder, ['config.json', 'data.bin']).get('') ??
    folders.files(folder, '').find(({ path }) => !path.endsWith('/resource.json'))
  );
}

function readQueries(
  found: ReadonlyMap<string, Place>,
  kinds: Pick<Kinds<z.ZodType>, 'query' | 'queryFile' | 'text'>,
  reading: Reading,
): ReadonlyMap<string, NamedQuery> {
  const queries = new Map<string, NamedQuery>();
  for (const [path, place] of found) {
    const settingsPlace = placeOf(place.of, `${dirname(place.path)}/resource.json`);
    const isWhole = place.path.endsWith('/data.bin');
    const source = isWhole
      ? kinds.queryFile(place, reading)
      : together(kinds.text(place, reading), kinds.query(settingsPlace, reading));
    if (source !== undefined) queries.set(path, namedQuery(path, (isWhole ? place : settingsPlace).name, source));
  }
  return queries;
}

function together(sql: string | undefined, settings: QuerySource['settings'] | undefined): QuerySource | undefined {
  return sql === undefined || settings === undefined ? undefined : { sql, settings };
}
