import type { TFunction } from 'i18next';
import { z } from 'zod';
import { ISSUE_REFUSALS } from '../../domain/issue/refusal.ts';
import type { Failure } from './failure.ts';

const refusalData = z.object({ refusal: z.enum(ISSUE_REFUSALS) });
const nameData = z.object({ name: z.string() });
const childrenData = z.object({ children: z.int() });
const fileData = z.object({ reason: z.string(), row: z.int().nullable() });

/** A failure as one sentence for the person at the screen. */
export function failureWords(t: TFunction<'common'>, failure: Failure): string {
  if (failure.kind === 'bug') return t('failure.bug', { detail: failure.detail });
  const { code, data } = failure;
  switch (code) {
    case 'issue-refused': {
      const parsed = refusalData.safeParse(data);
      return parsed.success ? t(`refusal.${parsed.data.refusal}`) : t('failure.issue-refused');
    }
    case 'name-taken': {
      const parsed = nameData.safeParse(data);
      return t('failure.name-taken', { name: parsed.success ? parsed.data.name : '' });
    }
    case 'category-in-use': {
      const parsed = childrenData.safeParse(data);
      return t('failure.category-in-use', { children: parsed.success ? parsed.data.children : '' });
    }
    case 'file-refused': {
      const parsed = fileData.safeParse(data);
      if (!parsed.success) return t('failure.file-refused', { reason: '' });
      const { reason, row } = parsed.data;
      return row === null ? t('failure.file-refused', { reason }) : t('failure.file-refused-row', { reason, row });
    }
    default:
      return t(`failure.${code}`);
  }
}
