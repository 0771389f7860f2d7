import { computesRightOn } from './engine.ts';

computesRightOn('webgpu');
