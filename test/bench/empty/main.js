// The least that is an Electron program: one sandboxed window with a line of text, a call that answers null, and an empty
// modal over the window that answers once it is painted.
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, WebContentsView } from 'electron';

const webPreferences = { preload: join(import.meta.dirname, 'preload.cjs'), sandbox: true, contextIsolation: true };
let modal;
let painted = () => undefined;

ipcMain.handle('echo', () => null);
ipcMain.handle('openModal', async () => {
  modal.webContents.send('paint');
  modal.setVisible(true);
  modal.webContents.focus();
  await new Promise((resolve) => (painted = resolve));
  return null;
});
ipcMain.handle('painted', () => painted());
ipcMain.handle('closeModal', () => modal.setVisible(false));
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, useContentSize: true, webPreferences });
  void window.loadFile(join(import.meta.dirname, 'index.html'));
  modal = new WebContentsView({ webPreferences });
  modal.setVisible(false);
  modal.setBounds({ x: 0, y: 0, width: 1280, height: 800 });
  window.contentView.addChildView(modal);
  void modal.webContents.loadFile(join(import.meta.dirname, 'modal.html'));
});
