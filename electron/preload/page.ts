import { FrameKind, pageCallNames, pageEventNames } from '../contract/names.ts';
import { exposeTexts } from './bridge.ts';

exposeTexts(FrameKind.page, pageCallNames, pageEventNames);
