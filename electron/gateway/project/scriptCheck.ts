/**
 * Looks through all scripts of a project when it is opened: what would do something else here than where it was written
 * is not run, and what names a function or module that this version does not have fails where it is reached.
 */
import type { ProjectProblem } from '../../contract/page.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import type { PythonVersion } from '../platform/pythonVersion.ts';
import { inSlices } from '../platform/slices.ts';
import type { TagDefinition } from '../tags/definitions.ts';
import { missingIn, type Missing } from '../scripting/missing.ts';
import { readEventScript, readModuleScript } from '../scripting/translation/scripts.ts';
import type { GatewayMessageHandler } from './gatewayMessages.ts';
import type { ScriptModule } from './load.ts';
import { actionsOf, eachComponentPlace, componentPlace } from './componentPlaces.ts';
import type { ComponentDefinition, EventMap, PropConfig, SessionScripts, ViewDefinition } from './schemas.ts';

export interface Script {
  readonly file: string;
  /** In the file; empty where the file is the script. */
  readonly path: string;
  /** In words: `root/Go.onActionPerformed`; empty where the file is the script. */
  readonly place: string;
  readonly source: string;
  readonly python?: PythonVersion | undefined;
}

/** What of a script is not done, and where. */
export interface ScriptFinding extends Omit<Script, 'source' | 'python'> {
  /** `script`: it is not run. */
  readonly kind: 'script' | Missing['kind'];
  /** The function or module; why the script is not run, in short. */
  readonly name: string;
  readonly line: number;
  readonly reason: string;
}

interface Scripts {
  readonly views: ReadonlyMap<string, ViewDefinition>;
  readonly sessionScripts: SessionScripts;
  readonly viewFiles: ReadonlyMap<string, string>;
  readonly scripts: readonly ScriptModule[];
  readonly gatewayMessages: readonly GatewayMessageHandler[];
  readonly tags: readonly Pick<TagDefinition, 'path' | 'scripts'>[];
  readonly tagScripts: { readonly file: string; readonly python: PythonVersion };
}

/** The problems of the scripts of views, sessions, the gateway and the script library, each with its file, place and line. */
export function scriptProblems(project: Scripts): readonly ProjectProblem[] {
  return scriptFindings(project).map(asProblem);
}

/** The same, looked for a few scripts at a time beside other work: a large project has seconds of them. */
export async function scriptProblemsBeside(
  project: Scripts,
  isEnded: () => boolean,
): Promise<readonly ProjectProblem[]> {
  return (await inSlices(eachFinding(project), isEnded)).flat().map(asProblem);
}

function asProblem({ file, place, line, kind, reason }: ScriptFinding): ProjectProblem {
  return {
    file,
    reason: `${place === '' ? '' : `${place}, `}line ${line}: ${reason}.${kind === 'script' ? ' The script is not run.' : ''}`,
  };
}

/** What was found in the scripts, for whoever counts it. */
export function scriptFindings(project: Scripts): readonly ScriptFinding[] {
  return [...eachFinding(project)].flat();
}

/** What was found, script by script, or view by view. */
function* eachFinding({
  views,
  viewFiles,
  sessionScripts,
  scripts,
  gatewayMessages,
  tags,
  tagScripts,
}: Scripts): Generator<readonly ScriptFinding[]> {
  const libraries = scripts.map(({ name }) => name);
  const own = (script: Script) => findingsOf(script, libraries);
  for (const { file, source, python } of scripts) yield own({ file, path: '', place: '', source, python });
  for (const { file, script: source, python } of gatewayMessages)
    yield own({ file, path: '', place: '', source, python });
  for (const script of scriptsOfSession(sessionScripts)) yield own(script);
  for (const script of scriptsOfTags({ tags, tagScripts })) yield own(script);
  for (const [path, view] of views) yield findingsOfView(viewFiles.get(path) ?? path, view, libraries);
}

/** All scripts of a project, with their places. */
export function scriptsOf({
  views,
  viewFiles,
  sessionScripts,
  scripts,
  gatewayMessages,
  ...ofTags
}: Scripts): readonly Script[] {
  return [
    ...scripts.map(({ file, source, python }) => ({ file, path: '', place: '', source, python })),
    ...gatewayMessages.map(({ file, script: source, python }) => ({ file, path: '', place: '', source, python })),
    ...scriptsOfSession(sessionScripts),
    ...scriptsOfTags(ofTags),
    ...[...views].flatMap(([path, view]) =>
      scriptsOfView(view).map((script) => ({ ...script, file: viewFiles.get(path) ?? path, python: view.python })),
    ),
  ];
}

/** The scripts of events of tags; one that instances of a type have alike is there once, at the first of them. */
function scriptsOfTags({
  tags,
  tagScripts: { file, python },
}: Pick<Scripts, 'tags' | 'tagScripts'>): readonly Script[] {
  const first = new Map<string, Script>();
  for (const { path, scripts } of tags)
    for (const { event, source } of scripts)
      if (!first.has(source)) first.set(source, { file, path, place: `${path}.${event}`, source, python });
  return [...first.values()];
}

/** What was found in the scripts of a view: they change with it, and what they name is there or not with the libraries. */
const found = new WeakMap<
  ViewDefinition,
  { readonly libraries: string; readonly findings: readonly ScriptFinding[] }
>();

function findingsOfView(file: string, view: ViewDefinition, libraries: readonly string[]): readonly ScriptFinding[] {
  const names = libraries.join();
  const before = found.get(view);
  if (before?.libraries === names) return before.findings;
  const { python } = view;
  const findings = scriptsOfView(view).flatMap((script) => findingsOf({ ...script, file, python }, libraries));
  found.set(view, { libraries: names, findings });
  return findings;
}

function findingsOf({ source, python, ...where }: Script, libraries: readonly string[]): readonly ScriptFinding[] {
  const read =
    where.path === '' ? readModuleScript(source, python) : readEventScript(source, 'script', ['self'], python);
  return [
    ...read.refused.map(({ line, reason }) => ({
      ...where,
      kind: 'script' as const,
      name: kindOf(reason),
      line,
      reason,
    })),
    ...missingIn(read, libraries, python).map((missing) => ({ ...where, ...missing })),
  ];
}

/** A reason without what differs from script to script: `SyntaxError: this is not Python 2.7: x = = 1` is one of its kind. */
function kindOf(reason: string): string {
  return reason.split(': ').slice(0, 2).join(': ');
}

const sessionFile = 'com.inductiveautomation.perspective/session-scripts/data.bin';

function scriptsOfSession({
  messageHandlers,
  formHandlers,
  keyHandlers,
  files,
  python,
  notRaised: _notRaised,
  ...events
}: SessionScripts): readonly Script[] {
  /** A file of its own is a script as a whole. */
  const at = (place: string, path: string): Pick<Script, 'file' | 'path' | 'place' | 'python'> => {
    const own = files[place];
    return own === undefined ? { file: sessionFile, path, place, python } : { file: own, path: '', place: '', python };
  };
  return [
    ...Object.entries(events).map(([event, source]) => ({ ...at(event, event), source })),
    ...messageHandlers.map(({ name, script }, index) => ({
      ...at(`message ${name}`, jsonPath('messageHandlers', index, 'script')),
      source: script,
      python,
    })),
    ...Object.entries(formHandlers).map(([name, source]) => ({ ...at(`form ${name}`, ''), source })),
    ...keyHandlers.map(({ name, script }) => ({ ...at(`key ${name}`, ''), source: script })),
  ].filter(({ source }) => source !== '');
}

type OfView = Omit<Script, 'file' | 'python'>;

/** The scripts of a view with their places in its file. */
function scriptsOfView(view: ViewDefinition): OfView[] {
  return [
    ...scriptsOfEvents('view', '', view.events),
    ...scriptsOfProperties('view', '', view.propConfig),
    ...[...eachComponentPlace(componentPlace(view.root))].flatMap(({ names, path, definition }) => [
      ...scriptsOfEvents(names, path, definition.events),
      ...scriptsOfProperties(names, path, definition.propConfig),
      ...scriptsOfItsOwn(names, path, definition),
    ]),
  ];
}

/** Methods, message handlers and extension functions of a component. */
function scriptsOfItsOwn(place: string, at: string, { scripts }: ComponentDefinition): OfView[] {
  const own = (
    kind: 'customMethods' | 'messageHandlers' | 'extensionFunctions',
    name: string,
    index: number,
    source: string,
  ): OfView => ({
    place: `${place}.${name}`,
    path: jsonPath(at, 'scripts', kind, index, 'script'),
    source,
  });
  return [
    ...(scripts?.customMethods ?? []).map(({ name, script }, index) => own('customMethods', name, index, script)),
    ...(scripts?.messageHandlers ?? []).map(({ messageType, script }, index) =>
      own('messageHandlers', messageType, index, script),
    ),
    ...(scripts?.extensionFunctions ?? []).map(({ name, script }, index) =>
      own('extensionFunctions', name, index, script),
    ),
  ];
}

function scriptsOfEvents(place: string, at: string, events: EventMap): OfView[] {
  return actionsOf(events, at).flatMap(({ event, action: { type, config }, path }) =>
    type === 'script' && typeof config['script'] === 'string'
      ? [
          {
            place: `${place}.${event.slice(event.indexOf('.') + 1)}`,
            path: jsonPath(path, 'config', 'script'),
            source: config['script'],
          },
        ]
      : [],
  );
}

function scriptsOfProperties(place: string, at: string, properties: Readonly<Record<string, PropConfig>>): OfView[] {
  return Object.entries(properties).flatMap(([property, { onChange, binding }]) => {
    const own = jsonPath(at, 'propConfig', property);
    return [
      ...(onChange === undefined || onChange.enabled === false
        ? []
        : [
            {
              place: `${place} ${property}.onChange`,
              path: jsonPath(own, 'onChange', 'script'),
              source: onChange.script,
            },
          ]),
      ...(binding?.enabled === false ? [] : (binding?.transforms ?? [])).flatMap(({ type, code }, index) =>
        type === 'script' && typeof code === 'string'
          ? [
              {
                place: `${place} ${property}.transform`,
                path: jsonPath(own, 'binding', 'transforms', index, 'code'),
                source: code,
              },
            ]
          : [],
      ),
    ];
  });
}
