import { inRoot } from '../../setup/places.mjs';

export const title = 'all 50 connections cut 20 times in five minutes at 200 messages/s: none lost, none doubled';
export const program = process.execPath;
export const args = ['--import', 'tsx', inRoot('bench', 'soak.ts'), '--minutes=5', '--hang-ups=20'];
export const environment = {};
