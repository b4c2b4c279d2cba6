const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('bench', { echo: () => ipcRenderer.invoke('echo') });
