/** Files that people hand over by components: put together of their pieces, and given to scripts whole. */
import { whyNoFile } from '../../contract/components/form.ts';
import { declarationOf } from '../../contract/components/index.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import { contentType } from '../files/fileTypes.ts';
import { dropFormFiles, putFormFile, sweepFormFiles } from './formFiles.ts';
import { formType } from './forms.ts';
import { asObject } from './nodes.ts';
import type { Component } from './tree.ts';

/** A piece of a file, as a page sends it. */
export interface Piece {
  /** The document's own name of the file. */
  readonly key: string;
  /** The field of a form that it goes into; empty for a component that takes files itself. */
  readonly field: string;
  readonly name: string;
  readonly size: number;
  /** Where in the file it begins. */
  readonly at: number;
  /** In Base64. */
  readonly data: string;
}

export interface Files {
  /**
   * Takes a piece; the last one raises the event of the component with the file, or puts it into the field of a form. Throws `illegal-argument` for a file that the
   * component does not take, for a piece that does not follow the one before, and for what is no picture where one is taken.
   */
  readonly take: (component: Component, piece: Piece) => Promise<void>;
  /** Forgets what of files for a component is on its way: nobody waits for it any more. */
  readonly stop: (component: Component) => void;
  /** Forgets what a component began: it is gone. */
  readonly drop: (component: Component) => void;
  /** Forgets what is not whole. */
  readonly clear: () => void;
}

/** Raises an event; `files` are those of its fields. */
type Fire = (component: Component, event: string, payload: JsonObject, files: JsonObject) => Promise<void>;

/** Files that a page may send at one time, and their bytes: what is begun and never ended is held. */
const mostFiles = 10;
const mostBytes = 64 * 1024 * 1024;

interface Begun {
  readonly component: Component;
  readonly field: string;
  readonly name: string;
  /** All of it, from the first piece on: however small the pieces are, they cost no more. */
  readonly bytes: Buffer;
  received: number;
}

/** The files of one page. */
export function openFiles(fire: Fire): Files {
  const begun = new Map<string, Begun>();

  /** Forms that hold files. */
  const forms = new Set<Component>();

  /** Why a component does not take a file, in words; undefined where it does. */
  const whyNot = (component: Component, field: string, name: string, size: number): string | undefined => {
    const files = declarationOf(component.definition.type)?.files;
    const props = asObject(component.properties.get(['props']));
    const own = [...begun.values()].filter((file) => file.component === component);
    if (component.definition.type === formType) {
      const coming = own
        .filter((file) => file.field === field)
        .map((file) => ({ name: file.name, size: file.bytes.length }));
      return whyNoFile(props, field, { name, size }, coming);
    }
    if (files === undefined) return 'This takes no files.';
    const most = files.most?.(props) ?? mostFiles;
    return (
      files.refuses(props, { name, size }) ?? (own.length >= most ? 'No more files are taken at one time.' : undefined)
    );
  };

  const begin = (component: Component, key: string, { name: given, size, field }: Piece): Begun => {
    const name = baseName(given);
    begun.delete(key);
    const reason = whyNot(component, field, name, size);
    if (reason !== undefined) throw refused(reason);
    const held = [...begun.values()].reduce((sum, file) => sum + file.bytes.length, 0);
    const inForms = [...forms].reduce((sum, form) => sum + sweepFormFiles(form), 0);
    if (begun.size >= mostFiles || held + inForms + size > mostBytes) throw refused('Too many files are on their way.');
    const file = { component, field, name, bytes: Buffer.alloc(size), received: 0 };
    begun.set(key, file);
    return file;
  };

  const stop = (component: Component): void => {
    for (const [key, file] of begun) if (file.component === component) begun.delete(key);
  };

  return {
    take: async (component, piece) => {
      const key = `${component.id} ${piece.key}`;
      const file = piece.at === 0 ? begin(component, key, piece) : begun.get(key);
      const bytes = Buffer.from(piece.data, 'base64');
      const isNext = file !== undefined && file.received === piece.at && piece.at + bytes.length <= file.bytes.length;
      if (!isNext || (bytes.length === 0 && file.bytes.length > 0)) {
        begun.delete(key);
        throw refused('The file did not come as it was sent.');
      }
      bytes.copy(file.bytes, file.received);
      file.received += bytes.length;
      if (file.received < file.bytes.length) return;
      begun.delete(key);
      if (component.definition.type === formType) {
        forms.add(component);
        return putFormFile(component, file.field, file.name, file.bytes);
      }
      const files = declarationOf(component.definition.type)?.files;
      if (files === undefined) throw refused('This takes no files.');
      const { event, field, address } = files;
      if (address !== undefined && contentType('images', file.bytes) !== address.type)
        throw refused('It is no picture.');
      const data = file.bytes.toString('base64');
      await fire(
        component,
        `component.${event}`,
        address === undefined ? {} : { [address.field]: `data:${address.type};base64,${data}` },
        { [field]: { name: file.name, size: file.bytes.length, data } },
      );
    },
    stop,
    drop: (component) => {
      stop(component);
      forms.delete(component);
      dropFormFiles(component);
    },
    clear: () => begun.clear(),
  };
}

/** The name of a file without the folders that a page says before it, and without what no name has. */
function baseName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const written = last.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '').trim();
  if (/^\.*$/.test(written)) throw refused('The file has no name.');
  return written;
}

function refused(reason: string): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, `${reason} The file was not taken.`);
}
