import { solvesOn } from './testing/solve.ts';

solvesOn('webgpu');
