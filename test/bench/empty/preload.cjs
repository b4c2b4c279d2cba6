const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('bench', {
  echo: () => ipcRenderer.invoke('echo'),
  openModal: () => ipcRenderer.invoke('openModal'),
  closeModal: () => ipcRenderer.invoke('closeModal'),
});
// As the signing surface reports: after the frame that follows the message is on screen.
ipcRenderer.on('paint', () =>
  requestAnimationFrame(() => requestAnimationFrame(() => void ipcRenderer.invoke('painted'))),
);
