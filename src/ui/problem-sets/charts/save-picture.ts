/** Saves a picture as SVG or PNG, with what it was computed from. */
import { saveFile, saveUrl } from '../../solution/export.ts';
import type { ProblemSet } from '../set-problem.ts';
import type { SetupResults } from '../figures.ts';

/** Pixels of a PNG for one of the drawing's. */
const SCALE = 2;

/** The SVG as a text of its own. */
function textOf(picture: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(picture);
}

/** Facts in full, for programs: a picture shows the beginning of a hash only. */
function withMetadata(
  picture: SVGSVGElement,
  { name }: ProblemSet,
  shown: readonly SetupResults[],
): SVGSVGElement {
  const metadata = document.createElementNS('http://www.w3.org/2000/svg', 'metadata');
  metadata.textContent = JSON.stringify({ set: name, setups: shown.map(({ facts }) => facts) });
  picture.prepend(metadata);
  return picture;
}

/** Saves the picture as an SVG file. */
export function saveSvg(
  file: string,
  picture: SVGSVGElement,
  set: ProblemSet,
  shown: readonly SetupResults[],
): void {
  saveFile(`${file}.svg`, textOf(withMetadata(picture, set, shown)), 'image/svg+xml');
}

/**
 * Saves the picture as a PNG file, drawn by the browser itself.
 * @throws Error where the browser does not draw it
 */
export async function savePng(file: string, picture: SVGSVGElement): Promise<void> {
  const { width, height } = picture.viewBox.baseVal;
  const image = new Image();
  // The page's policy lets images come from its server and from `data:`.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(picture))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no pictures.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  saveUrl(`${file}.png`, canvas.toDataURL('image/png'));
}
