import { ConfigProvider, theme as antdTheme, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import updateLocale from 'dayjs/plugin/updateLocale';
import utc from 'dayjs/plugin/utc';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { token, useTheme, type Theme } from '../theme.ts';
import { cspNonce } from './csp-nonce.ts';

dayjs.extend(utc);
dayjs.extend(updateLocale);
dayjs.updateLocale('en', { weekStart: 1 });

/** Gives the form parts their language, the nonce of the strict policy and the tokens of the theme. */
export function KitProvider({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const theme = useTheme((state) => state.theme);
  const chinese = i18n.language === 'zh-CN';
  useEffect(() => {
    dayjs.locale(chinese ? 'zh-cn' : 'en');
  }, [chinese]);
  const config = useMemo(() => themeConfig(theme), [theme]);
  const csp = useMemo(() => ({ nonce: cspNonce() }), []);
  return (
    <ConfigProvider
      csp={csp}
      locale={chinese ? zhCN : enUS}
      theme={config}
      getPopupContainer={overlays}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}

/** Outside the body itself, so that no part locks its scrolling with a style sheet that has no nonce. */
function overlays(): HTMLElement {
  return document.getElementById('overlays') ?? document.body;
}

function themeConfig(theme: Theme): ThemeConfig {
  return {
    algorithm: theme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      fontFamily: token('--font'),
      fontSize: 14,
      controlHeight: 30,
      borderRadius: 4,
      borderRadiusLG: 4,
      borderRadiusSM: 3,
      colorPrimary: token('--accent'),
      colorInfo: token('--accent'),
      colorSuccess: token('--state-done'),
      colorWarning: token('--state-soon'),
      colorError: token('--state-overdue'),
      colorLink: token('--accent'),
      colorText: token('--ink'),
      colorTextSecondary: token('--ink-soft'),
      colorTextTertiary: token('--ink-faint'),
      colorTextPlaceholder: token('--ink-faint'),
      colorBorder: token('--hairline-strong'),
      colorBorderSecondary: token('--hairline'),
      colorSplit: token('--hairline'),
      colorBgBase: token('--surface'),
      colorBgContainer: token('--surface'),
      colorBgElevated: token('--surface-raised'),
      colorBgMask: token('--overlay'),
      boxShadow: token('--shadow-floating'),
      boxShadowSecondary: token('--shadow-floating'),
      // A dialog that fades in or out takes the keys that are pressed meanwhile; on a slow desk that is a whole word.
      motion: false,
    },
    components: {
      Select: { optionSelectedBg: token('--selected'), optionActiveBg: token('--hover') },
      Cascader: { optionSelectedBg: token('--selected') },
    },
  };
}
