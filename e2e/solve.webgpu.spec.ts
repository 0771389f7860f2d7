import { solvesOn } from './solve.ts';

solvesOn('webgpu');
