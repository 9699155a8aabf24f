import type { TFunction } from 'i18next';
import { z } from 'zod';
import { PASSWORD_WEAKNESSES } from '../../domain/people/password-policy.ts';
import { PEOPLE_REFUSALS } from '../../domain/people/people-rules.ts';
import { LEAD_REFUSALS } from '../../domain/lead/act-on-lead.ts';
import { FEEDBACK_FAULTS } from '../../domain/lead/feedback-check.ts';
import { ISSUE_REFUSALS } from '../../domain/issue/refusal.ts';
import { formatDateTime, formatTime } from '../ui/time.ts';
import { POST_REFUSALS } from '../../domain/outbox/post.ts';
import { ANSWER_REFUSALS } from '../../domain/answer/answer-refusal.ts';
import { SHIFT_REFUSALS } from '../../domain/patrol/shift-refusal.ts';
import { RECUSAL_REFUSALS } from '../../domain/people/recusal.ts';
import type { Failure } from './failure.ts';

const refusalData = z.object({ refusal: z.enum(ISSUE_REFUSALS) });
const leadRefusalData = z.object({ refusal: z.enum(LEAD_REFUSALS) });
const postData = z.object({ refusal: z.enum(POST_REFUSALS) });
const faultsData = z.object({ faults: z.array(z.enum(FEEDBACK_FAULTS)) });
const recusalData = z.object({ refusal: z.enum(RECUSAL_REFUSALS) });
const answerData = z.object({ refusal: z.enum(ANSWER_REFUSALS) });
const shiftData = z.object({ refusal: z.enum(SHIFT_REFUSALS) });
const nameData = z.object({ name: z.string() });
const childrenData = z.object({ children: z.int() });
const attemptsData = z.object({ attemptsLeft: z.int() });
const lockOutData = z.object({ until: z.number(), clockBehind: z.boolean() });
const weaknessData = z.object({ why: z.enum(PASSWORD_WEAKNESSES) });
const loginData = z.object({ login: z.string() });
const peopleData = z.object({ refusal: z.enum(PEOPLE_REFUSALS) });
const fileData = z.object({ reason: z.string(), row: z.int().nullable() });

/** A failure as one sentence for the person at the screen. */
export function failureWords(t: TFunction<'common'>, failure: Failure): string {
  if (failure.kind === 'bug') return t('failure.bug', { detail: failure.detail });
  const { code, data } = failure;
  switch (code) {
    case 'wrong-password':
    case 'locked-out':
    case 'password-too-weak':
    case 'login-taken':
    case 'people-refused':
      return personWords(t, code, data);
    case 'issue-refused': {
      const parsed = refusalData.safeParse(data);
      return parsed.success ? t(`refusal.${parsed.data.refusal}`) : t('failure.issue-refused');
    }
    case 'lead-refused': {
      const parsed = leadRefusalData.safeParse(data);
      return parsed.success ? t(`leadRefusal.${parsed.data.refusal}`) : t('failure.lead-refused');
    }
    case 'feedback-faulty': {
      const parsed = faultsData.safeParse(data);
      const faults = parsed.success ? parsed.data.faults.map((fault) => t(`leadFault.${fault}`)).join('；') : '';
      return t('failure.feedback-faulty', { faults });
    }
    case 'post-refused': {
      const parsed = postData.safeParse(data);
      return parsed.success ? t(`postRefusal.${parsed.data.refusal}`) : t('failure.post-refused');
    }
    case 'recusal-refused': {
      const parsed = recusalData.safeParse(data);
      return t(`recusalRefusal.${parsed.success ? parsed.data.refusal : 'in-force'}`);
    }
    case 'answer-refused': {
      const parsed = answerData.safeParse(data);
      return t(`answerRefusal.${parsed.success ? parsed.data.refusal : 'answer-missing'}`);
    }
    case 'shift-refused': {
      const parsed = shiftData.safeParse(data);
      return t(`shiftRefusal.${parsed.success ? parsed.data.refusal : 'no-patroller'}`);
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

type PersonCode = 'wrong-password' | 'locked-out' | 'password-too-weak' | 'login-taken' | 'people-refused';

/** The refusals about people and passwords, with what they say besides. */
function personWords(t: TFunction<'common'>, code: PersonCode, data: unknown): string {
  switch (code) {
    case 'wrong-password':
      return t('failure.wrong-password', { attempts: attemptsData.safeParse(data).data?.attemptsLeft ?? '' });
    case 'locked-out': {
      const parsed = lockOutData.safeParse(data).data;
      if (parsed === undefined) return t('failure.locked-out', { until: '' });
      const { until, clockBehind } = parsed;
      // A clock that was set back may stand days before it.
      if (clockBehind) return t('failure.locked-out-clock', { until: formatDateTime(until) });
      return t('failure.locked-out', { until: formatTime(until) });
    }
    case 'password-too-weak': {
      const parsed = weaknessData.safeParse(data).data;
      return parsed === undefined ? t('failure.password-too-weak') : t(`weakness.${parsed.why}`);
    }
    case 'login-taken':
      return t('failure.login-taken', { login: loginData.safeParse(data).data?.login ?? '' });
    case 'people-refused': {
      const parsed = peopleData.safeParse(data).data;
      return parsed === undefined ? t('failure.people-refused') : t(`peopleRefusal.${parsed.refusal}`);
    }
  }
}
