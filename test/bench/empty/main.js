// The least that is an Electron program: one sandboxed window with a line of text, and one call that answers null.
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain } from 'electron';

ipcMain.handle('echo', () => null);
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    useContentSize: true,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs'), sandbox: true, contextIsolation: true },
  });
  void window.loadFile(join(import.meta.dirname, 'index.html'));
});
