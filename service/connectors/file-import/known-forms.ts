import { chatlogForm } from './chatlog-form.ts';
import type { ExportForm } from './export-form.ts';
import { pyWxDumpForm } from './pywxdump-form.ts';
import { weChatMsgForm } from './wechatmsg-form.ts';

const FORMS: readonly ExportForm[] = [weChatMsgForm, pyWxDumpForm, chatlogForm];

/** The form a header row belongs to; null where it is none we know. */
export function formOf(header: readonly string[]): ExportForm | null {
  const names = header.map((name) => name.trim().toLowerCase());
  return FORMS.find((form) => form.columns.join().toLowerCase() === names.join()) ?? null;
}

/** The headers that can be read, for the words of a refusal. */
export function knownForms(): string {
  return FORMS.map((form) => `${form.name}（${form.columns.join(',')}）`).join('；');
}

/** WeChatMsg writes the last three columns for groups only. */
export function isPrivateWeChatMsg(header: readonly string[]): boolean {
  return header.map((name) => name.trim()).join() === weChatMsgForm.columns.slice(0, 9).join();
}
