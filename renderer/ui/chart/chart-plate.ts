import type { ChartLook } from './chart-look.ts';

/** What stands above a chart when it leaves the window and its page no longer explains it. */
export interface ChartPlate {
  readonly title: string | null;
  readonly about: string | null;
  readonly legend: readonly LegendEntry[];
}

/** A word with the colour it stands for. */
export interface LegendEntry {
  readonly color: string;
  readonly word: string;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';
const LINE = 22;
const SWATCH = 10;

/** Draws the plate for a chart of this width; its height is how far the chart must move down. */
export function drawPlate(
  plate: ChartPlate,
  look: ChartLook,
  width: number,
): { readonly group: SVGGElement; readonly height: number } {
  const group = document.createElementNS(NAMESPACE, 'g');
  const family = resolved(look.fontFamily, 'fontFamily');
  let height = plate.title === null && plate.about === null && plate.legend.length === 0 ? 0 : 6;
  const write = (text: string, x: number, size: number, weight: number, color: string): void => {
    group.append(
      element(
        'text',
        { x, y: height + size, 'font-size': size, 'font-weight': weight, 'font-family': family, fill: color },
        text,
      ),
    );
  };
  if (plate.title !== null) {
    write(plate.title, 0, 16, 600, resolved(look.ink, 'color'));
    height += LINE + 2;
  }
  if (plate.about !== null) {
    write(plate.about, 0, 12, 400, resolved(look.inkSoft, 'color'));
    height += LINE - 2;
  }
  let x = 0;
  for (const { color, word } of plate.legend) {
    const room = SWATCH + 5 + widthOf(word, family) + 14;
    if (x > 0 && x + room > width) {
      x = 0;
      height += LINE;
    }
    group.append(element('rect', { x, y: height + 2, width: SWATCH, height: SWATCH, fill: resolved(color, 'color') }));
    write(word, x + SWATCH + 5, 12, 400, resolved(look.ink, 'color'));
    x += room;
  }
  return { group, height: plate.legend.length === 0 ? height : height + LINE };
}

function element(name: 'text' | 'rect', attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

/** What a token stands for now; a picture knows no style sheet. */
function resolved(value: string, property: 'color' | 'fontFamily'): string {
  const probe = document.createElement('span');
  probe.style[property] = value;
  document.body.append(probe);
  const found = getComputedStyle(probe)[property];
  probe.remove();
  return found;
}

function widthOf(text: string, family: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return text.length * 12;
  context.font = `12px ${family}`;
  return context.measureText(text).width;
}
