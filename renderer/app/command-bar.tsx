import { Languages, Monitor, Moon, Search, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shell } from '../data/shell.ts';
import { useMay, useSession } from '../data/use-session.ts';
import { chooseLanguage, currentLanguage } from '../text/start-text.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { useTheme } from '../ui/theme.ts';
import classes from './command-bar.module.css';
import { PersonSwitch } from './person-switch.tsx';

/** The bar in the title area: name of the centre, search and commands, the person at the desk. */
export function CommandBar({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useTranslation('app');
  const session = useSession();
  const { theme, choose } = useTheme();
  const mayShowWall = useMay('statistics.read');
  return (
    <header className={classes['bar']}>
      <div className={classes['center']}>{session?.centerName ?? t('name')}</div>
      <button type="button" className={classes['search']} onClick={onSearch}>
        <Search size={15} aria-hidden="true" />
        <span className={classes['words']}>{t('bar.search')}</span>
        <Kbd keys="$mod+KeyK" />
      </button>
      <div className={classes['end']}>
        {mayShowWall && (
          <IconButton label={t('wall.open')} icon={<Monitor size={16} />} onClick={() => void shell().openWall()} />
        )}
        <IconButton
          label={t('command.theme')}
          icon={theme === 'dark' ? <Sun size={16} /> : <Moon size={16} />}
          onClick={() => choose(theme === 'dark' ? 'light' : 'dark')}
        />
        <IconButton
          label={t('command.language')}
          icon={<Languages size={16} />}
          onClick={() => chooseLanguage(currentLanguage() === 'en' ? 'zh-CN' : 'en')}
        />
        <PersonSwitch />
      </div>
    </header>
  );
}
