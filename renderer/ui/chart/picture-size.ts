/** The size of a picture in its own pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A canvas beyond this is refused or silently blank on weak graphics; a brief needs far less. */
const MOST_PIXELS = 16_000_000;

/**
 * How many pixels to draw a chart of this size with, so that it is as sharp as asked and still fits on a canvas:
 * the scale is lowered, never the proportions. Throws a RangeError for a chart without extent.
 */
export function pictureSize(chart: PictureSize, scale: number): PictureSize {
  if (!(chart.width > 0 && chart.height > 0 && scale > 0))
    throw new RangeError('A picture needs a width, a height and a scale.');
  const fitting = Math.min(scale, Math.sqrt(MOST_PIXELS / (chart.width * chart.height)));
  return {
    width: Math.max(1, Math.floor(chart.width * fitting)),
    height: Math.max(1, Math.floor(chart.height * fitting)),
  };
}
