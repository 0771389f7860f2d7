import type { Plugin, PluginOption } from 'vite';

export function offlinePlugin(models: readonly string[], inServiceWorker: Plugin): PluginOption;
