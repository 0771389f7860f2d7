import { solvesOn } from './solve.ts';

solvesOn('wasm');
