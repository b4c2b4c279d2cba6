/**
 * Looks through all scripts of a project when it is opened: what would do something else here than where it was written
 * is not run, and what names a function or module that this version does not have fails where it is reached.
 */
import type { ScriptModule } from './load.ts';
import type { ProjectProblem } from '../../contract/page.ts';
import type { Action, ComponentDefinition, PropConfig, ViewDefinition } from './schemas.ts';
import { missingIn } from '../scripting/missing.ts';
import { readEventScript, readModuleScript } from '../scripting/translation/scripts.ts';

interface Script {
  readonly file: string;
  /** Where in the file: `root/Go.onActionPerformed`; empty where the file is the script. */
  readonly place: string;
  readonly source: string;
}

/** The problems of the scripts of views and of the script library, each with its file, place and line. */
export function scriptProblems({
  views,
  scripts,
}: {
  readonly views: ReadonlyMap<string, ViewDefinition>;
  readonly scripts: readonly ScriptModule[];
}): readonly ProjectProblem[] {
  const libraries = scripts.map(({ name }) => name);
  const all: Script[] = [
    ...scripts.map(({ file, source }) => ({ file, place: '', source })),
    ...[...views].flatMap(([path, view]) =>
      scriptsOfView(view).map((script) => ({
        ...script,
        file: `com.inductiveautomation.perspective/views/${path}/view.json`,
      })),
    ),
  ];
  return all.flatMap(({ file, place, source }) => {
    const at = (line: number): string => (place === '' ? `line ${line}` : `${place}, line ${line}`);
    const read = place === '' ? readModuleScript(source) : readEventScript(source, 'script', ['self']);
    return [
      ...read.refused.map(({ line, reason }) => ({
        file,
        reason: `${at(line)}: ${reason}. The script is not run.`,
      })),
      ...missingIn(read, libraries).map(({ line, reason }) => ({ file, reason: `${at(line)}: ${reason}.` })),
    ];
  });
}

type OfView = Omit<Script, 'file'>;

function scriptsOfView(view: ViewDefinition): OfView[] {
  return [
    ...scriptsOfEvents('view', view.events),
    ...scriptsOfProperties('view', view.propConfig),
    ...scriptsOfComponent('', view.root),
  ];
}

function scriptsOfComponent(around: string, component: ComponentDefinition): OfView[] {
  const own = component.meta.name === '' ? component.type : component.meta.name;
  const place = around === '' ? own : `${around}/${own}`;
  return [
    ...scriptsOfEvents(place, component.events),
    ...scriptsOfProperties(place, component.propConfig),
    ...(component.scripts?.customMethods ?? []).map(({ name, script }) => ({
      place: `${place}.${name}`,
      source: script,
    })),
    ...(component.scripts?.messageHandlers ?? []).map(({ messageType, script }) => ({
      place: `${place}.${messageType}`,
      source: script,
    })),
    ...component.children.flatMap((child) => scriptsOfComponent(place, child)),
  ];
}

function scriptsOfEvents(
  place: string,
  events: Readonly<Record<string, Readonly<Record<string, readonly Action[]>>>>,
): OfView[] {
  return Object.values(events).flatMap((channel) =>
    Object.entries(channel).flatMap(([event, actions]) =>
      actions.flatMap(({ type, config, enabled }) =>
        type === 'script' && enabled !== false && typeof config['script'] === 'string'
          ? [{ place: `${place}.${event}`, source: config['script'] }]
          : [],
      ),
    ),
  );
}

function scriptsOfProperties(place: string, properties: Readonly<Record<string, PropConfig>>): OfView[] {
  return Object.entries(properties).flatMap(([property, { onChange, binding }]) => [
    ...(onChange === undefined || onChange.enabled === false
      ? []
      : [{ place: `${place} ${property}.onChange`, source: onChange.script }]),
    ...(binding?.transforms ?? []).flatMap(({ type, code }) =>
      type === 'script' && typeof code === 'string' ? [{ place: `${place} ${property}.transform`, source: code }] : [],
    ),
  ]);
}
