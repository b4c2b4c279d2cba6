import '../jitless.ts';
import { whenDropped } from '../lock.ts';
import '../design/base.css';
import '../design/perspective.css';
import '../design/styles.css';
import { mountApp } from '../mount.ts';
import { hearTouches } from '../touches.ts';
import PageShell from './PageShell.svelte';
import { bridge, isBrowser } from './bridge.ts';
import { keepSizeOnPaper } from './paper.ts';
import { PageState } from './state.svelte.ts';

whenDropped((of) => void bridge.reportDrop({ of }));
hearTouches();
keepSizeOnPaper();
mountApp(PageShell, { page: new PageState(bridge, isBrowser) });
