import type { PluginOption } from 'vite';

export function offlinePlugin(models: readonly string[]): PluginOption;
