import { maskText } from '../../../domain/masking/mask.ts';
import type { ChartLook } from './chart-look.ts';
import { type ChartPlate, drawPlate } from './chart-plate.ts';
import { type PictureSize, pictureSize } from './picture-size.ts';

/** Attributes of a drawing that a style sheet or a token may have given; a picture must carry them itself. */
const DRAWN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
] as const;

/** A picture of a chart. */
export interface ChartPicture extends PictureSize {
  readonly png: Uint8Array<ArrayBuffer>;
}

/** How a chart is to leave the window. */
export interface PictureStyle {
  readonly look: ChartLook;
  /** Colour behind everything. */
  readonly ground: string;
  readonly plate: ChartPlate;
  /** Empty ground on every side, px; a page that has margins needs none. */
  readonly padding: number;
}

/** The drawing as a file of its own: every colour and font written out, explained by its plate, no style sheet needed. */
export function chartToSvg(chart: SVGSVGElement, style: PictureStyle): string {
  return new XMLSerializer().serializeToString(drawPicture(chart, style));
}

/** The drawing as PNG, `scale` pixels to one of the screen. Rejects where the canvas cannot be read. */
export async function chartToPng(chart: SVGSVGElement, style: PictureStyle, scale: number): Promise<ChartPicture> {
  const drawn = drawPicture(chart, style);
  const size = pictureSize(
    { width: Number(drawn.getAttribute('width')), height: Number(drawn.getAttribute('height')) },
    scale,
  );
  const source = new XMLSerializer().serializeToString(drawn);
  const address = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }));
  try {
    const image = new Image(size.width, size.height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = size.width;
    canvas.height = size.height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, size.width, size.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (blob === null) throw new Error('The canvas gave no picture.');
    return { ...size, png: new Uint8Array(await blob.arrayBuffer()) };
  } finally {
    URL.revokeObjectURL(address);
  }
}

function drawPicture(chart: SVGSVGElement, { look, ground, plate, padding }: PictureStyle): SVGSVGElement {
  const chartWidth = Math.round(chart.width.baseVal.value);
  const above = drawPlate(plate, look, chartWidth);
  const width = chartWidth + 2 * padding;
  const height = Math.round(chart.height.baseVal.value) + above.height + 2 * padding;
  const picture = element('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  above.group.setAttribute('transform', `translate(${padding} ${padding})`);
  const copy = chart.cloneNode(true) as SVGSVGElement;
  writeOut(chart, copy);
  copy.setAttribute('x', String(padding));
  copy.setAttribute('y', String(padding + above.height));
  picture.append(element('rect', { width, height, fill: ground }), above.group, copy);
  nameNobody(picture);
  return picture;
}

/** What leaves the window as a picture is de-identified like every other export, and holds no sign XML forbids. */
function nameNobody(picture: SVGSVGElement): void {
  const texts = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    node.nodeValue = maskText(node.nodeValue ?? '').replaceAll(
      /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,
      '',
    );
  }
}

function element<Name extends 'svg' | 'rect'>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** Copies what the screen has resolved, node by node: both trees have the same shape. */
function writeOut(from: Element, to: Element): void {
  const drawn = getComputedStyle(from);
  for (const name of DRAWN) to.setAttribute(name, drawn.getPropertyValue(name));
  for (const name of ['style', 'class', 'tabindex', 'cursor']) to.removeAttribute(name);
  for (const [index, child] of [...from.children].entries()) {
    const copied = to.children[index];
    if (copied !== undefined) writeOut(child, copied);
  }
}
