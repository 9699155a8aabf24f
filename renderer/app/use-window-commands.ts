import { useTranslation } from 'react-i18next';
import { shell } from '../data/shell.ts';
import { useSession } from '../data/use-session.ts';
import { chooseLanguage, currentLanguage } from '../text/start-text.ts';
import type { CommandInput } from '../ui/commands/command.ts';
import { useCommands } from '../ui/commands/use-commands.ts';
import { go, PAGES } from '../ui/route.ts';
import { useTheme } from '../ui/theme.ts';
import { GO_KEYS } from './go-keys.ts';
import { useDeskCommands } from './use-desk-commands.ts';
import { mayOpen } from './page-permissions.ts';

/** The commands that are there on every page. */
export function useWindowCommands({
  openPalette,
  openKeys,
}: {
  readonly openPalette: () => void;
  readonly openKeys: () => void;
}): void {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const { theme, choose } = useTheme();
  const session = useSession();
  const permissions = session?.permissions ?? [];
  // Nobody is told of a page they may not open, neither by the palette nor by the ? sheet: the rail does not show it either.
  const goes = PAGES.filter((page) => mayOpen(permissions, page)).map((page): CommandInput => ({
    id: `go.${page}`,
    title: t('command.go', { page: t(`page.${page}`) }),
    group: t('group.go'),
    keys: [GO_KEYS[page]],
    run: () => go(page),
  }));
  const group = t('group.window');
  const { t: desk } = useTranslation('signIn');
  const { lock, change, leave } = useDeskCommands();
  const seated = session?.person === undefined || session.person === null ? common('failure.not-signed-in') : null;
  const ownDesk = session?.kind === 'centre';
  useCommands([
    ...goes,
    {
      id: 'window.palette',
      title: t('command.palette'),
      group,
      keys: ['$mod+KeyK'],
      whileTyping: true,
      run: openPalette,
    },
    {
      id: 'window.search',
      title: common('action.search'),
      group,
      keys: ['Slash'],
      hint: true,
      run: () => focusSearch(openPalette),
    },
    {
      id: 'window.lock',
      title: desk('command.lock'),
      group,
      keys: ['$mod+KeyL'],
      whileTyping: true,
      unavailable: seated,
      run: lock,
    },
    ...(ownDesk
      ? [
          { id: 'window.password', title: desk('command.change'), group, unavailable: seated, run: change },
          { id: 'window.leave', title: desk('command.leave'), group, unavailable: seated, run: leave },
        ]
      : []),
    { id: 'window.keys', title: t('command.keys'), group, keys: ['Shift+Slash'], run: openKeys },
    { id: 'window.theme', title: t('command.theme'), group, run: () => choose(theme === 'dark' ? 'light' : 'dark') },
    {
      id: 'window.language',
      title: t('command.language'),
      group,
      run: () => chooseLanguage(currentLanguage() === 'en' ? 'zh-CN' : 'en'),
    },
    {
      id: 'window.wall',
      title: t('command.wall'),
      group,
      unavailable: permissions.includes('statistics.read') ? null : common('failure.not-allowed'),
      run: () => void shell().openWall(),
    },
  ]);
}

/** The search field of the page where it has one, else the palette. */
function focusSearch(openPalette: () => void): void {
  const field = document.querySelector<HTMLInputElement>('input[data-search-field]');
  if (field === null) openPalette();
  else field.select();
}
