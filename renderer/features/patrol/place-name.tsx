import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { goTo, type PatrolPlace } from './patrol-place.ts';

/** Which part is shown, and the way back to all of it. */
export function PlaceName({ place }: { readonly place: PatrolPlace }) {
  const { t } = useTranslation('patrol');
  const { placeCode } = place;
  const { data } = useQuery(orpc.regions.all.queryOptions({ input: {} }));
  const back = (): void => goTo({ ...place, placeCode: null });
  useCommands(
    placeCode === null
      ? []
      : [
          {
            ...{ id: 'patrol.up', title: t('command.up'), group: t('command.group'), keys: ['Escape', 'Backspace'] },
            ...{ hint: true, run: back },
          },
        ],
  );
  if (placeCode === null) return <span>{t('place.city')}</span>;
  const nameOf = (digits: number) => data?.regions.find(({ code }) => code === placeCode.slice(0, digits))?.name;
  const names = [6, 9, 12].filter((digits) => digits <= placeCode.length).map(nameOf);
  return (
    <>
      <span>{names.filter((name) => name !== undefined).join(' · ')}</span>
      <Button tone="quiet" keys="Escape" onClick={back}>
        {t('command.up')}
      </Button>
    </>
  );
}
