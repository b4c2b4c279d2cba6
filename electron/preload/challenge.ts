import { challengeCallNames, challengeEventNames, FrameKind } from '../contract/names.ts';
import { exposeBridge } from './bridge.ts';

exposeBridge(FrameKind.challenge, challengeCallNames, challengeEventNames);
