import { inRoot } from '../../setup/places.mjs';

export const title =
  '5,000 messages/s for two minutes from 50 accounts, one of them 90 %: none lost, others not starved';
export const program = process.execPath;
export const args = ['--import', 'tsx', inRoot('bench', 'soak.ts'), '--minutes=2', '--rate=5000', '--skew=0.9'];
export const environment = {};
