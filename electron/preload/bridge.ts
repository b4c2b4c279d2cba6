import { contextBridge, ipcRenderer } from 'electron';
import type { TextBridge } from '../contract/calls.ts';
import { answerChannel, callChannel, eventChannel, textsName, type FrameKind } from '../contract/names.ts';

/**
 * Puts what a frame may call on its `window`: one function a call of its contract, and `on` for its events. Only named
 * functions; neither `ipcRenderer` nor an event object passes through. Answers and events are texts of JSON: objects would be
 * copied into the document value by value.
 */
export function exposeTexts(kind: FrameKind, calls: readonly string[], events: readonly string[]): void {
  const listeners = new Map<string, Set<(text: string) => void>>(events.map((name) => [name, new Set()]));
  ipcRenderer.on(eventChannel(kind), (_event, name: string, text: string) => {
    for (const listener of listeners.get(name) ?? []) listener(text);
  });
  // An answer to a call of the document before this one is none of its own.
  const document = performance.timeOrigin;
  const waiting = new Map<string, (answer: string) => void>();
  let asked = 0;
  ipcRenderer.on(answerChannel(kind), (_event, id: string, answer: string) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  const call = (name: string, input: unknown): Promise<string> =>
    new Promise((resolve) => {
      const id = `${document} ${(asked += 1)}`;
      waiting.set(id, resolve);
      ipcRenderer.send(callChannel(kind), id, name, input);
    });
  const texts: TextBridge = {
    calls: Object.fromEntries(calls.map((name) => [name, (input: unknown) => call(name, input)])),
    on: (name, listener) => {
      listeners.get(name)?.add(listener);
      return () => void listeners.get(name)?.delete(listener);
    },
  };
  contextBridge.exposeInMainWorld(textsName[kind], texts);
}
