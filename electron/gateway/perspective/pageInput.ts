/** What the person in front of a page does with what is on it: the page's own calls, held to what is really on the screen. */
import { untracked } from '@preact/signals-core';
import type { AlarmAct, AlarmOutcome, JournalPart } from '../../contract/alarms.ts';
import { isWritten } from '../../contract/components/declaration.ts';
import { declarationOf } from '../../contract/components/index.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { objectOf, type Json, type JsonObject } from '../../contract/json.ts';
import type { Held, PenHistory, TagFolder } from '../../contract/page.ts';
import type { Tags } from '../tags/tags.ts';
import type { Actions } from './actions.ts';
import { readPropertyPath } from './address.ts';
import { journalOf, whyNotHandled, type AlarmDesk, type JournalRange } from './alarms.ts';
import type { PageControl } from './control.ts';
import { whyNotTaken } from './entered.ts';
import type { Files, Piece } from './files.ts';
import { formFiles, sweepFormFiles } from './formFiles.ts';
import { formCancelled, formType, raiseOfForm } from './forms.ts';
import type { Docks } from './layout.ts';
import { requireLink } from './links.ts';
import { isSent, isShown, isWritable, shownQuality } from './nodes.ts';
import type { RunsScripts } from './extensions.ts';
import type { PageHost } from './pageHost.ts';
import { penHistory, type PenRange } from './pens.ts';
import type { Session } from './session.ts';
import { writeTable } from './tableWrites.ts';
import { openTagFolder } from './tagTree.ts';
import { eventPayload } from './eventPayload.ts';
import { outermost, type Component } from './tree.ts';
import type { ViewContext } from './viewContext.ts';

export interface PageInputOptions extends RunsScripts {
  readonly pageId: string;
  readonly session: Session;
  readonly host: PageHost;
  /** A component of the page, also one whose view closes. */
  readonly component: (id: string) => Component | undefined;
  readonly docks: Docks;
  readonly control: PageControl;
  readonly actions: Actions;
  readonly files: Files;
  readonly tags: Tags;
  readonly history: ViewContext['history'];
  readonly alarms: AlarmDesk;
  /** True while a signing surface lies over the page. */
  readonly isInert: () => boolean;
  /** True where it is a page of the program. */
  readonly isBuiltIn: () => boolean;
}

export interface PageInput {
  /**
   * Runs the handlers of an event. Resolves when they ended. Throws `forbidden` while the page is inert, `busy` while
   * the same handler still runs, `script` for a script that failed.
   */
  readonly fire: (componentId: string, event: string, payload: JsonObject) => Promise<void>;
  /** A person pressed what a script of keys waits for. Resolves and throws as `fire`, and throws `project` where nothing waits for it. */
  readonly pressKey: (name: string, event: JsonObject) => Promise<void>;
  /** The site's reader read what nothing on the page takes. Resolves and throws as `pressKey`. */
  readonly scan: (text: string) => Promise<void>;
  /** Does what a person chose from the menu of a component. Resolves and throws as `fire`. */
  readonly choose: (componentId: string, path: readonly number[]) => Promise<void>;
  /**
   * A person changed a property. Answers what it holds now, and why where that is not what was entered: at once, or when what is
   * behind a tag has answered.
   */
  readonly write: (componentId: string, property: string, value: Json) => Held | Promise<Held>;
  /**
   * Takes a piece of a file that a person hands over; with the last one, its event is raised. Resolves and throws as `fire`,
   * and throws `illegal-argument` for a file that is not taken.
   */
  readonly sendFile: (componentId: string, piece: Piece) => Promise<void>;
  /** A person goes to an address that stands in a component. Throws `forbidden` for any other. */
  readonly followLink: (componentId: string, address: string, newTab: boolean) => Promise<void>;
  /**
   * The history of the tags that the pens of a power chart name, as the gateway has them. Rejects with what the history
   * says, and with `closed` for what is no such chart on the screen.
   */
  readonly readHistory: (componentId: string, range: PenRange) => Promise<PenHistory[]>;
  /** What an alarm journal table shows of a time. Rejects with `object-not-found` for what is not on the screen. */
  readonly readJournal: (componentId: string, range: JournalRange) => Promise<JournalPart>;
  /**
   * A person does something with alarms by a table of them. Rejects with `forbidden` while the page is inert, where the table does
   * not let them and where nobody is signed in, and with what the alarms say; nothing was done then.
   */
  readonly handleAlarms: (componentId: string, act: AlarmAct) => Promise<AlarmOutcome>;
  /** What is in a folder that a tree of tags shows. Rejects as `openTagFolder`, and with `object-not-found` for what is not on the screen. */
  readonly browseTags: (componentId: string, path: string) => Promise<TagFolder>;
}

/** The input of a page. */
export function openPageInput(options: PageInputOptions): PageInput {
  const { pageId, session, host, docks, control, actions, files, tags, history, alarms, isInert } = options;
  /** A component as people find it: one of a view that closes is none, whose last scripts still run. */
  const inFront = (componentId: string): Component | undefined => {
    const component = options.component(componentId);
    return component?.view.isOpen() === true ? component : undefined;
  };
  const isSeen = (component: Component): boolean => isShown(component) && !docks.hides(outermost(component));
  /** A component that is on the screen. Throws `object-not-found` for any other. */
  const seen = (componentId: string): Component => {
    const component = inFront(componentId);
    if (component === undefined || !isSeen(component)) throw gone();
    return component;
  };

  return {
    fire: async (componentId, event, payload) => {
      if (isInert()) throw inert();
      const component = inFront(componentId);
      // An event is named exactly, as whatever looks at one compares its name.
      if (!/^(component|dom)\.[^.]+$/.test(event)) throw notOpen();
      // A file comes by its pieces, and by nothing that a page says of it.
      if (component !== undefined && isOfFiles(component, event)) throw notOpen();
      // What is not on the screen was pressed by nobody.
      if (component === undefined || !isSeen(component)) return;
      const details = eventPayload(component, event, payload);
      if (component.definition.type !== formType) {
        await actions.fire(component, event, details);
        return;
      }
      // What is still on its way to a form that is given up would come into that of the next person.
      if (event === formCancelled) files.stop(component);
      // As they are now: a form that is given up is emptied before its handlers run.
      const held = formFiles(component);
      try {
        await raiseOfForm(component, event, details, {
          raise: (raised, ofEvent) => actions.fire(component, raised, ofEvent, filesRaised(raised, ofEvent, held)),
          submitted: (handler, form) => {
            const files = held === undefined ? null : picked(held, form.data);
            return session.events.submitted(handler, { ...form, files, pageId });
          },
          notice: (level, message) => host.send('notice', { level, message, passes: true }),
        });
      } finally {
        sweepFormFiles(component);
      }
    },
    pressKey: async (name, event) => {
      if (isInert()) throw inert();
      // What is typed on a page of the program is no business of the project.
      if (options.isBuiltIn()) throw notOpen();
      await session.events.keyed(name, event, pageId);
    },
    scan: async (text) => {
      if (isInert()) throw inert();
      if (options.isBuiltIn()) throw notOpen();
      await session.events.scanned(text, pageId);
    },
    choose: async (componentId, path) => {
      if (isInert()) throw inert();
      const component = inFront(componentId);
      if (component !== undefined && isSeen(component)) await actions.choose(component, path);
    },
    sendFile: async (componentId, piece) => {
      if (isInert()) throw inert();
      const component = seen(componentId);
      await files.take(component, piece);
    },
    write: (componentId, property, value) => {
      if (isInert()) throw inert();
      const component = inFront(componentId);
      if (component === undefined) {
        throw gone();
      }
      const path = readPropertyPath(property);
      // What is private is not told, nor whether it is there.
      if (path === undefined || !isSent(component, String(path[0]))) {
        throw new CountersignError(ErrorCode.forbidden, 'There is no such property. Nothing was written.');
      }
      const declaration = declarationOf(component.definition.type);
      const isOpen = declaration !== undefined && isWritten(declaration, path);
      if (!isOpen || !isWritable(component, ['props', ...path])) {
        return held(component, property, 'This is not open to people. It was not written.');
      }
      if (!isSeen(component)) return held(component, property, 'This is not on the screen. It was not written.');
      const lacking = untracked(() => whyNotTaken(component, declaration, path, value));
      if (lacking !== undefined) return held(component, property, lacking);
      const notWritten = (error: unknown): Held => {
        if (!(error instanceof CountersignError)) throw error;
        // What is behind a tag may have taken it: who is told that it did not enters it once more.
        const outcome = error.code === ErrorCode.notLive ? '' : ' It was not written.';
        return held(component, property, `${error.message}${outcome}`);
      };
      try {
        const later = isTable(component)
          ? writeTable(component, path, value)
          : component.bindings.write(['props', ...path], value, 'Browser');
        return later?.then(() => held(component, property, null), notWritten) ?? held(component, property, null);
      } catch (error) {
        return notWritten(error);
      }
    },
    readHistory: async (componentId, range) => {
      const component = seen(componentId);
      return penHistory(component, range, history);
    },
    readJournal: async (componentId, range) => {
      const component = seen(componentId);
      return journalOf(component, range, alarms, options);
    },
    handleAlarms: async (componentId, act) => {
      if (isInert()) throw inert();
      const component = seen(componentId);
      const lacking = untracked(() => whyNotHandled(component, act));
      if (lacking !== undefined) throw new CountersignError(ErrorCode.forbidden, lacking);
      return alarms.handle(act, { sessionId: session.id, pageId });
    },
    browseTags: async (componentId, path) => {
      const component = seen(componentId);
      return openTagFolder(component, path, tags, options);
    },
    followLink: async (componentId, address, newTab) => {
      if (isInert()) throw inert();
      const component = inFront(componentId);
      if (component === undefined || !isSeen(component)) return;
      requireLink(component, address);
      const isOutside = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address);
      await control.navigate(isOutside ? { url: address, newTab } : { page: address, newTab });
    },
  };
}

/** What a property holds, and why that is not what was entered. */
function held(component: Component, property: string, refused: string | null): Held {
  const path = ['props', ...(readPropertyPath(property) ?? [property])];
  return untracked(() => ({
    value: component.properties.get(path) ?? null,
    quality: shownQuality(component, String(path[1])),
    refused,
  }));
}

type HeldFiles = ReturnType<typeof formFiles>;

/** Those of the fields that are handed over. */
function picked(files: NonNullable<HeldFiles>, data: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(files).filter(([id]) => Object.hasOwn(data, id)));
}

/** The files that handlers of an event of a form are told of: of a change, those of the field that changed. */
function filesRaised(event: string, { key, data }: JsonObject, held: HeldFiles): JsonObject | undefined {
  if (held === undefined) return undefined;
  if (event === 'component.onChange') {
    const ofField = typeof key === 'string' && Object.hasOwn(held, key) ? held[key] : undefined;
    return ofField === undefined ? undefined : { files: ofField };
  }
  return data === undefined ? undefined : { files: picked(held, objectOf(data)) };
}

function isTable({ definition }: Component): boolean {
  return definition.type === 'ia.display.table';
}

/** Whether an event is that of a file. */
function isOfFiles({ definition }: Component, event: string): boolean {
  const files = declarationOf(definition.type)?.files;
  return files !== undefined && event === `component.${files.event}`;
}

function notOpen(): CountersignError {
  return new CountersignError(ErrorCode.forbidden, 'This event is not raised by a page. Nothing was done.');
}

function gone(): CountersignError {
  return new CountersignError(ErrorCode.objectNotFound, 'This part of the page is gone. Nothing was written.');
}

/** Why a page takes nothing from its person. */
export function inert(): CountersignError {
  return new CountersignError(
    ErrorCode.forbidden,
    'Something else is open over this page: finish it first. Nothing was done.',
  );
}
