import type { BriefDocument, BriefPicture } from '../../../domain/brief/compose-brief.ts';
import { bytesToBase64 } from '../../ui/chart/base64.ts';
import { paperLook } from '../../ui/chart/chart-look.ts';
import { chartToPng } from '../../ui/chart/chart-picture.ts';
import type { ChartPlate } from '../../ui/chart/chart-plate.ts';

/** A chart of the brief as the export takes it. */
export interface TakenPicture {
  readonly place: BriefPicture['place'];
  readonly png: string;
  readonly width: number;
  readonly height: number;
  readonly caption: string;
}

/** Three pixels for one of the page: 288 to the inch, enough for an office printer. */
const SHARPNESS = 3;

/** Draws every picture of the brief from the charts on its paper, in the order of the document. */
export async function takePictures(
  brief: BriefDocument,
  paper: HTMLElement,
  plateOf: (place: BriefPicture['place']) => ChartPlate,
): Promise<TakenPicture[]> {
  const taken: TakenPicture[] = [];
  for (const { place, caption } of picturesOf(brief)) {
    const chart = paper.querySelector<SVGSVGElement>(`[data-place="${place}"] svg`);
    if (chart === null) throw new Error(`The chart ${place} is not on the paper.`);
    const style = { look: paperLook, ground: paperLook.surface, plate: plateOf(place), padding: 0 };
    const { png, width, height } = await chartToPng(chart, style, SHARPNESS);
    taken.push({ place, png: bytesToBase64(png), width, height, caption });
  }
  return taken;
}

function picturesOf(brief: BriefDocument): readonly BriefPicture[] {
  return brief.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'picture'));
}
