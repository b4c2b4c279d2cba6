// The limit of a page of live values: one sandboxed window whose document sets texts by itself, without gateway or
// framework. Its labels and their periods come as the query of its address; with `by=messages` the main process says each
// change, as a value that comes from elsewhere is said.
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    useContentSize: true,
    webPreferences: { sandbox: true, contextIsolation: true, preload: join(import.meta.dirname, 'preload.cjs') },
  });
  const query = app.commandLine.getSwitchValue('query');
  void window.loadFile(join(import.meta.dirname, 'index.html'), { search: query }).then(() => {
    const asked = new URLSearchParams(query);
    if (asked.get('by') !== 'messages') return;
    for (const [index, period] of asked.get('periods').split(',').map(Number).entries()) {
      const timer = setInterval(() => window.webContents.send('changed', index, String(Date.now())), period);
      window.on('closed', () => clearInterval(timer));
    }
  });
});
