import { computesRightOn } from './engine.ts';

computesRightOn('wasm');
