import '../jitless.ts';
import { whenDropped } from '../lock.ts';
import '../design/base.css';
import '../design/surface.css';
import { mountApp } from '../mount.ts';
import { hearTouches } from '../touches.ts';
import SigningSurface from './SigningSurface.svelte';
import { bridge } from './bridge.ts';

whenDropped((of) => void bridge.reportDrop({ of }));
hearTouches();
mountApp(SigningSurface, { bridge });
