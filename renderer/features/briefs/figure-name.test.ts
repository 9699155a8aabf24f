import { expect, test } from 'vitest';
import type { BriefFigure, BriefRun } from '../../../domain/brief/compose-brief.ts';
import { nameOfCell, nameOfFigure } from './figure-name.ts';

const figure = (text: string) => ({ kind: 'figure', text }) as BriefFigure;
const words = (text: string): BriefRun => ({ kind: 'words', text });

test('a figure is named by the clause before it', () => {
  const runs = [words('本周办结'), figure('33'), words('件，其中核实解决'), figure('32'), words('件。')];

  expect([nameOfFigure(runs, 1), nameOfFigure(runs, 3)]).toEqual(['本周办结 33', '其中核实解决 32']);
});

test('the parts of a rate are named by the rate', () => {
  const runs = [
    words('本周受理的问题办结率'),
    figure('95.3 %'),
    words('（'),
    figure('41'),
    words('/'),
    figure('43'),
    words('）'),
  ];

  expect([nameOfFigure(runs, 1), nameOfFigure(runs, 3)]).toEqual([
    '本周受理的问题办结率 95.3 %',
    '本周受理的问题办结率 41',
  ]);
});

test('a figure of a table is named by its row and column', () => {
  const table = {
    columns: [
      { label: '县区', align: 'left' as const },
      { label: '受理', align: 'right' as const },
    ],
    rows: [[words('荷塘区'), figure('13')]],
  };

  expect(nameOfCell(table, 0, 1)).toEqual('荷塘区 · 受理');
});
