/**
 * The scripts of keys (`key-event/<name>/onKeyEvent.py`): which key each waits for stands in the attributes of its `resource.json`,
 * by the names that Ignition 8.3 has for them.
 */
import { z } from 'zod';
import type { KeyHandler } from '../../contract/keyEvents.ts';
import type { JsonObject } from '../../contract/json.ts';
import { orElse } from '../platform/absent.ts';
import { issueWords } from '../platform/issueWords.ts';

const flag = orElse(z.boolean(), false);
const text = orElse(z.string(), '');

/** The attributes of such a resource. */
const keyAttributes = z.object({
  eventBound: text,
  eventBoundKey: text,
  eventBoundCode: text,
  eventMode: text,
  regexPattern: text,
  /** Milliseconds. */
  regexWindow: orElse(z.number().min(0), 0),
  altEventModifier: flag,
  controlEventModifier: flag,
  metaEventModifier: flag,
  shiftEventModifier: flag,
  capturePhaseEventOption: flag,
  preventDefaultEventOption: flag,
  stopPropagationEventOption: flag,
});
type KeyAttributes = z.output<typeof keyAttributes>;

/** What a page listens to for a script of keys; a text where the attributes of its `resource.json` do not say it, which says why. */
export function keyHandlerOf(name: string, given: JsonObject): KeyHandler | string {
  const read = keyAttributes.safeParse(given);
  if (!read.success) {
    return read.error.issues
      .map((issue) => `its ${issue.path.join('.')} ${issueWords(issue, keyAttributes)}`)
      .join(', ');
  }
  const attributes = read.data;
  const heard = heardOf(attributes);
  if (typeof heard === 'string') return heard;
  const { eventMode } = attributes;
  const at = /^keydown$/i.test(eventMode) ? 'keydown' : /^(keyup)?$/i.test(eventMode) ? 'keyup' : undefined;
  if (at === undefined) return `its eventMode "${eventMode}" is neither KEYDOWN nor KEYUP`;
  return {
    name,
    heard,
    at,
    altKey: attributes.altEventModifier,
    ctrlKey: attributes.controlEventModifier,
    metaKey: attributes.metaEventModifier,
    shiftKey: attributes.shiftEventModifier,
    captures: attributes.capturePhaseEventOption,
    prevents: attributes.preventDefaultEventOption,
    stops: attributes.stopPropagationEventOption,
  };
}

function heardOf(attributes: KeyAttributes): KeyHandler['heard'] | string {
  const { eventBound, eventBoundKey: key, eventBoundCode: code, regexPattern, regexWindow: within } = attributes;
  switch (eventBound.toUpperCase()) {
    case 'KEY':
      return key === '' ? 'it names no eventBoundKey' : { kind: 'key', key };
    case 'CODE':
      return code === '' ? 'it names no eventBoundCode' : { kind: 'code', code };
    case 'REGEX': {
      if (regexPattern === '') return 'it has no regexPattern';
      const [, body = regexPattern, given = ''] = /^\/(.*)\/([a-z]*)$/s.exec(regexPattern) ?? [];
      // What keeps a place between two tries has no meaning here.
      const flags = given.replace(/[gy]/g, '');
      try {
        return { kind: 'pattern', source: new RegExp(body, flags).source, flags, within };
      } catch (error) {
        return `its regexPattern is none: ${error instanceof Error ? error.message : String(error)}`;
      }
    }
    default:
      return `its eventBound "${eventBound}" is none of KEY, CODE and REGEX`;
  }
}
