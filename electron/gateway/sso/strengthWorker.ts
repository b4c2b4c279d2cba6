/**
 * The worker thread that judges new passwords: the word lists take a while to load and a crafted password a second to
 * judge, which no page shall wait for.
 */
import { parentPort } from 'node:worker_threads';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import type { StrengthAnswer, StrengthQuestion } from './strength.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread.');
const asked = parentPort;
const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
  // Longer passwords are judged by their beginning: the cost grows with the square of the length.
  maxLength: 64,
});

asked.on('message', ({ id, password, own }: StrengthQuestion) => {
  const { score, sequence } = zxcvbn.check(password, [...own]);
  const whole = sequence.length === 1 ? sequence[0] : undefined;
  const isCommon =
    whole?.pattern === 'dictionary' &&
    'dictionaryName' in whole &&
    String(whole.dictionaryName).startsWith('passwords');
  const answer: StrengthAnswer = { id, isCommon, score };
  asked.postMessage(answer);
});
