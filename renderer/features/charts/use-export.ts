import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { shell } from '../../data/shell.ts';
import { useCommand } from '../../data/use-command.ts';
import { bytesToBase64, textToBase64 } from '../../ui/chart/base64.ts';
import { screenLook } from '../../ui/chart/chart-look.ts';
import { chartToPng, chartToSvg, type PictureStyle } from '../../ui/chart/chart-picture.ts';
import type { ChartPlate } from '../../ui/chart/chart-plate.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { tableToCsv, type Table } from './table-to-csv.ts';

interface Exported {
  readonly name: string;
  readonly stamp: string;
  readonly plate: ChartPlate;
  readonly chart: () => SVGSVGElement | null;
  readonly table: () => Table;
}

/** Pictures are drawn with so many pixels to one of the screen. */
const SHARPNESS = 3;

/** The ways a chart leaves the window: picture, drawing, table. */
export function useExport({ name, stamp, plate, chart, table }: Exported) {
  const { t } = useTranslation('charts');
  const register = useCommand(orpc.exports.register);
  const style = (): PictureStyle => ({
    look: screenLook,
    ground: getComputedStyle(document.body).backgroundColor,
    plate,
    padding: 16,
  });
  const save = async (ending: string, base64: string): Promise<void> => {
    // Registered before it is saved: the name it is saved under carries the code of the register.
    const kind = ending === 'csv' ? 'table' : 'picture';
    const outcome = await register.run({
      kind,
      purpose: name,
      fileName: `${name} ${stamp}.${ending}`,
      content: base64,
    });
    if (!outcome.ok) return;
    const saved = await shell().saveFile({ suggestedName: outcome.output.fileName, base64 });
    if (saved !== null) showToast({ text: t('frame.saved', { path: saved.path }) });
  };
  const withChart = async (give: (drawing: SVGSVGElement) => Promise<void>): Promise<void> => {
    const drawing = chart();
    if (drawing === null) return;
    try {
      await give(drawing);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      showToast({ tone: 'refused', text: t('frame.failed', { detail }) });
    }
  };
  return {
    savePng: () =>
      withChart(async (drawing) => save('png', bytesToBase64((await chartToPng(drawing, style(), SHARPNESS)).png))),
    saveSvg: () => withChart(async (drawing) => save('svg', textToBase64(chartToSvg(drawing, style())))),
    copySvg: () =>
      withChart(async (drawing) => {
        await shell().copyText(chartToSvg(drawing, style()));
        showToast({ text: t('frame.copied') });
      }),
    saveCsv: () => save('csv', textToBase64(tableToCsv(table()))),
  };
}
