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
] as const;

/** A picture of a chart. */
export interface ChartPicture extends PictureSize {
  readonly png: Uint8Array<ArrayBuffer>;
}

/** The drawing as a file of its own: every colour and font written out, a ground behind it, no style sheet needed. */
export function chartToSvg(chart: SVGSVGElement, ground: string): string {
  const { width, height } = sizeOf(chart);
  const copy = chart.cloneNode(true) as SVGSVGElement;
  writeOut(chart, copy);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const back = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  back.setAttribute('width', '100%');
  back.setAttribute('height', '100%');
  back.setAttribute('fill', ground);
  copy.prepend(back);
  return new XMLSerializer().serializeToString(copy);
}

/** The drawing as PNG, `scale` pixels to one of the screen. Rejects where the canvas cannot be read. */
export async function chartToPng(chart: SVGSVGElement, ground: string, scale: number): Promise<ChartPicture> {
  const size = pictureSize(sizeOf(chart), scale);
  const address = URL.createObjectURL(new Blob([chartToSvg(chart, ground)], { type: 'image/svg+xml' }));
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

function sizeOf(chart: SVGSVGElement): PictureSize {
  return { width: Math.round(chart.width.baseVal.value), height: Math.round(chart.height.baseVal.value) };
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
