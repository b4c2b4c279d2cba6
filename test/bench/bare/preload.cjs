const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('changes', {
  follow: (heard) => ipcRenderer.on('changed', (_event, index, text) => heard(index, text)),
});
