import type { z } from 'zod';
import type { Events, Listen, ListenToTexts } from '../electron/contract/calls.ts';

/** Listens to the events that a preload hands on. Their texts are the gateway's own, made by the contract. */
export function readTexts<E extends Events>(on: ListenToTexts<E>): Listen<E> {
  const read: <K extends keyof E>(text: string) => z.output<E[K]> = JSON.parse;
  return (name, listener) => on(name, (text) => listener(read<typeof name>(text)));
}
