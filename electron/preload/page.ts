import { FrameKind, pageCallNames, pageEventNames } from '../contract/names.ts';
import { exposeBridge } from './bridge.ts';

exposeBridge(FrameKind.page, pageCallNames, pageEventNames);
