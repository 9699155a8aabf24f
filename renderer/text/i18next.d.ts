import 'i18next';
import type { chinese } from './zh-CN/chinese.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'common';
    readonly resources: typeof chinese;
  }
}
