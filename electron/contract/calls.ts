import type { z } from 'zod';
import type { Answer } from './errors.ts';

/** One call across a process boundary: the schemas of its input and of its output. */
export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
}

/** All calls that one kind of frame may make, by name. */
export type Calls = Readonly<Record<string, Call>>;

/** All events that the gateway sends to one kind of frame, by name. */
export type Events = Readonly<Record<string, z.ZodType>>;

/** What the caller's side sees: one asynchronous function a call. */
export type Client<C extends Calls> = {
  readonly [K in keyof C]: (input: z.input<C[K]['input']>) => Promise<Answer<z.output<C[K]['output']>>>;
};

/** What the answering side implements: input already parsed, output checked by type, errors thrown. */
export type Handlers<C extends Calls, Caller> = {
  readonly [K in keyof C]: (
    input: z.output<C[K]['input']>,
    caller: Caller,
  ) => Promise<z.output<C[K]['output']>> | z.output<C[K]['output']>;
};

/** Sends one event to a frame. */
export type Send<E extends Events> = <K extends keyof E & string>(name: K, payload: z.output<E[K]>) => void;

/** What a preload hands on: answers, and what events carry, are texts of JSON. */
export interface TextBridge {
  /** By the names of the kind's calls. */
  readonly calls: Readonly<Record<string, (input: unknown) => Promise<string>>>;
  readonly on: (name: string, listener: (text: string) => void) => () => void;
}

/** Listens to one event; returns the function that stops listening. */
export type Listen<E extends Events> = <K extends keyof E & string>(
  name: K,
  listener: (payload: z.output<E[K]>) => void,
) => () => void;
