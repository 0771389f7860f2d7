import { computesRightOn } from './testing/engine.ts';

computesRightOn('webgpu');
