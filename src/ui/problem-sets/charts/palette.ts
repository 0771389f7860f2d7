/** Colours of charts: those of the page, which follow its theme, and fixed ones for pictures that leave it. */

export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly grid: string;
  readonly background: string;
  /** Of the shown setups; a shape and a letter tell them apart, too. At least 3 to 1 against the background. */
  readonly series: readonly string[];
}

/** In the page: variables of `styles/tokens.css`. */
export const pagePalette: Palette = {
  ink: 'var(--ink)',
  soft: 'var(--ink-soft)',
  grid: 'var(--rule)',
  background: 'none',
  series: [1, 2, 3, 4, 5, 6].map((number) => `var(--series-${number})`),
};

/** In pictures: the same colors by their values. */
export const picturePalettes = {
  light: {
    ink: '#16233b',
    soft: '#4d5b74',
    grid: '#d8dfe9',
    background: '#ffffff',
    series: ['#2546cf', '#b3560b', '#0a7a55', '#a02c8b', '#6b5d00', '#b0261d'],
  },
  dark: {
    ink: '#e8edf6',
    soft: '#a3b0c6',
    grid: '#2c384c',
    background: '#161e2c',
    series: ['#93abff', '#f2a65a', '#62d6a1', '#e79ad9', '#d9cb5c', '#ff958b'],
  },
} as const satisfies Record<string, Palette>;

export type PictureColors = keyof typeof picturePalettes;

/** The color of a shown setup. */
export const seriesColor = ({ series, ink }: Palette, index: number): string =>
  series[index % series.length] ?? ink;
