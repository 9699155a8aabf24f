import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefDocument } from '../../../domain/brief/compose-brief.ts';
import { orpc } from '../../data/client.ts';
import { shell } from '../../data/shell.ts';
import { useCommand } from '../../data/use-command.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { usePlates } from './brief-chart.tsx';
import { takePictures, type TakenPicture } from './take-pictures.ts';

/** Takes the pictures from the paper, has the document made and registered, and asks where to keep it. */
export function useBriefExport(paper: RefObject<HTMLElement | null>) {
  const { t } = useTranslation('briefs');
  const plateOf = usePlates();
  const command = useCommand(orpc.briefs.export);
  const [isBusy, setBusy] = useState(false);

  const pictures = async (brief: BriefDocument): Promise<TakenPicture[] | null> => {
    try {
      return paper.current === null ? null : await takePictures(brief, paper.current, plateOf);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      showToast({ tone: 'refused', text: t('export.failed', { detail }) });
      return null;
    }
  };
  const run = async (brief: BriefDocument): Promise<void> => {
    setBusy(true);
    try {
      const taken = await pictures(brief);
      if (taken === null) return;
      const outcome = await command.run({ week: brief.week.from, cutOff: brief.cutOff, pictures: taken });
      if (!outcome.ok) return;
      const { fileName, docx } = outcome.output;
      const saved = await shell().saveFile({ suggestedName: fileName, base64: docx });
      if (saved === null) showToast({ tone: 'told', text: t('export.cancelled') });
      else showToast({ text: t('export.saved', { path: saved.path }) });
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, run: (brief: BriefDocument) => void run(brief) };
}
