import { challengeCallNames, challengeEventNames, FrameKind } from '../contract/names.ts';
import { exposeTexts } from './bridge.ts';

exposeTexts(FrameKind.challenge, challengeCallNames, challengeEventNames);
