import '../jitless.ts';
import '../lock.ts';
import '../design/base.css';
import '../design/surface.css';
import { mountApp } from '../mount.ts';
import SigningSurface from './SigningSurface.svelte';
import { bridge } from './bridge.ts';

mountApp(SigningSurface, { bridge });
