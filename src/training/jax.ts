/**
 * The one place that loads jax-js. jax-js uses iterator helpers, which Node 20 lacks, so the polyfill comes first;
 * everything else in this project imports jax-js through this file.
 */
import 'es-iterator-helpers/auto';

export * from '@jax-js/jax';
