// The limit of a page of live values: one sandboxed window whose document sets texts by itself, without gateway,
// messages or framework. Its labels and their periods come as the query of its address.
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    useContentSize: true,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  void window.loadFile(join(import.meta.dirname, 'index.html'), { search: app.commandLine.getSwitchValue('query') });
});
