import { describe, expect, it } from 'vitest';
import type { CategoryId, RegionCode } from '../ids.ts';
import { seededRandom } from '../seeded-random.ts';
import { aRandomFact } from '../statistics/fact-builders.ts';
import type { IssueFact } from '../statistics/issue-fact.ts';
import { composeOverview } from '../statistics/overview.ts';
import { selectFacts } from '../statistics/select-facts.ts';
import { DAY_MS, instant } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';
import { weekPeriod } from '../time/shanghai.ts';
import type { BriefBlock, BriefDocument, BriefFigure, BriefRun } from './brief-document.ts';
import { composeBrief } from './compose-brief.ts';
import { lintBrief } from './lint-brief.ts';

const friday = instant(Date.parse('2026-11-20T17:00:00+08:00'));
const week = weekPeriod(friday);
const counties = ['荷塘区', '芦淞区', '攸县'].map((name, index) => ({ code: `43020${index + 2}` as RegionCode, name }));
const categories = ['民生', '矛盾纠纷', '政策咨询'].map((name, index) => ({ id: `${index}` as CategoryId, name }));

function someFacts(seed: number, count: number): readonly IssueFact[] {
  const random = seededRandom(seed);
  const places = [...counties.map(({ code }) => code), null];
  const roots = categories.map(({ id }) => id);
  return Array.from({ length: count }, (_, index) => aRandomFact(random, friday, places, roots, index));
}

function briefOf(facts: readonly IssueFact[], cutOff: Instant) {
  const overviewAt = (at: Instant, until: Instant) =>
    composeOverview({ facts, categories, counties, period: weekPeriod(at), cutOff: until });
  const overview = overviewAt(friday, cutOff);
  const previous = overviewAt(instant(friday - 7 * DAY_MS), instant(week.from - 1));
  const names = { centerName: '株洲市大监督中心', cityName: '株洲市' };
  return {
    overview,
    previous,
    document: composeBrief({ week: friday, cutOff, overview, previous, ...names, issueNumber: null }),
  };
}

function runsOf(block: BriefBlock): readonly BriefRun[] {
  if (block.kind === 'paragraph') return block.runs;
  return block.kind === 'table' ? block.rows.flat() : [];
}

const figuresOf = (document: BriefDocument) =>
  document.sections
    .flatMap(({ blocks }) => blocks.flatMap(runsOf))
    .filter((run): run is BriefFigure => run.kind === 'figure');

const wordsOf = (document: BriefDocument, section: number) =>
  (document.sections[section]?.blocks ?? [])
    .filter((block) => block.kind === 'paragraph')
    .map((block) =>
      runsOf(block)
        .map(({ text }) => text)
        .join(''),
    );

/** The document with one printed figure changed. */
function tampered(document: BriefDocument, change: (figure: BriefFigure) => BriefFigure): BriefDocument {
  let done = false;
  const sections = document.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if (done || block.kind !== 'paragraph') return block;
      const runs = block.runs.map((run) => {
        if (done || run.kind === 'words') return run;
        done = true;
        return change(run);
      });
      return { ...block, runs };
    }),
  }));
  return { ...document, sections };
}

describe('composeBrief', () => {
  it('heads the brief with serial, issuer, date, title and the basis of its figures', () => {
    const { document } = briefOf([], friday);
    const { sections: _sections, ...head } = document;
    expect(head).toEqual({
      week,
      cutOff: friday,
      head: '监督工作周报',
      serial: '〔2026〕第47期',
      issuer: '株洲市大监督中心',
      date: '2026年11月20日',
      title: '株洲市群众诉求办理情况周报',
      basis: '统计时段：2026年11月16日至2026年11月22日；数据截至2026年11月20日17时00分。',
      reportTo: ['株洲市委', '株洲市人民政府', '株洲市纪委监委'],
      sendTo: ['各县（市、区）纪委监委', '市直有关单位'],
    });
  });

  it('says in words what an empty week holds', () => {
    const { document } = briefOf([], friday);
    expect([wordsOf(document, 0)[0], wordsOf(document, 1), wordsOf(document, 2)[0], wordsOf(document, 3)]).toEqual([
      '本周受理群众诉求0件，等于上周同期的0件。本周办结0件，其中核实解决0件，权限内无法解决、已向群众说明0件，不予支持0件；后两类单列，不计入解决。',
      ['本周没有受理新的问题。'],
      '首次响应用时：本周没有结束的事项，尚待首次响应0件。',
      ['至本周统计时点，没有超时未办结的问题。'],
    ]);
  });

  it('prints every rate with numerator and denominator', () => {
    const { document, overview } = briefOf(someFacts(3, 200), friday);
    const { numerator, denominator } = overview.rates.closing.rate;
    expect(wordsOf(document, 0)[1]).toMatch(
      new RegExp(
        `^本周受理的问题办结率\\d+\\.\\d %（${numerator}/${denominator}），核实解决率\\d+\\.\\d %（\\d+/\\d+）；`,
      ),
    );
  });

  it('opens exactly the rows of every count it prints', () => {
    const facts = someFacts(5, 250);
    const { document } = briefOf(facts, friday);
    const counts = figuresOf(document).filter(({ statistic }) => statistic === 'count');
    const rows = counts.map(({ period, cutOff, selector }) => selectFacts(facts, period, cutOff, selector).length);
    expect(rows).toEqual(counts.map(({ value }) => value));
  });

  it('gives the same document for the same input', () => {
    expect(JSON.stringify(briefOf(someFacts(7, 150), friday))).toBe(JSON.stringify(briefOf(someFacts(7, 150), friday)));
  });
});

describe('lintBrief', () => {
  it('finds nothing wrong with a composed brief but the unknown places, with and without the week before', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { document, overview, previous } = briefOf(someFacts(seed, 20 * seed), friday);
      const found = [...lintBrief(document, overview), ...lintBrief(document, overview, previous)];
      expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });

  it('warns of issues whose place is not known', () => {
    const { document, overview } = briefOf(someFacts(5, 250), friday);
    const unknown = overview.counties.at(-1)?.received.count;
    expect(lintBrief(document, overview)).toEqual([
      { severity: 'warning', text: `有 ${unknown} 件问题的地点未核实，列入“未定区域”` },
    ]);
  });

  it('refuses a figure that is not the one of the charts, or not the one it was computed from', () => {
    const { document, overview } = briefOf(someFacts(5, 250), friday);
    const errorsOf = (changed: BriefDocument) =>
      lintBrief(changed, overview)
        .filter(({ severity }) => severity === 'error')
        .map(({ text }) => text);
    expect([
      errorsOf(tampered(document, (figure) => ({ ...figure, value: 999, text: '999' }))),
      errorsOf(tampered(document, (figure) => ({ ...figure, text: '999' }))),
      errorsOf(tampered(document, (figure) => ({ ...figure, value: 1, text: '1', cutOff: instant(0) }))),
    ]).toEqual([['数字“999”与统计图表不一致'], ['数字“999”与其计算值不一致'], ['数字“1”没有对应的统计项']]);
  });

  it('refuses digits and telephone numbers among the words', () => {
    const { document, overview } = briefOf([], friday);
    const block: BriefBlock = { kind: 'paragraph', runs: [{ kind: 'words', text: '请拨打13812345678' }] };
    const changed = { ...document, sections: [{ heading: '附', blocks: [block] }] };
    expect(lintBrief(changed, overview)).toEqual([
      { severity: 'error', text: '文字中有电话、证件号、卡号或车牌' },
      { severity: 'error', text: '“请拨打13812345678”中有未经核对的数字' },
    ]);
  });

  it('refuses a table whose rows do not sum to the total', () => {
    const { document, overview } = briefOf(someFacts(5, 250), friday);
    const sections = document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => (block.kind === 'table' ? { ...block, rows: block.rows.slice(1) } : block)),
    }));
    const texts = lintBrief({ ...document, sections }, overview).map(({ text }) => text);
    expect(texts).toContain('“县区办理情况表”的“受理”各行之和与合计不一致');
  });

  it('refuses an overview whose root categories do not hold every issue', () => {
    const facts = someFacts(5, 100);
    const part = composeOverview({ facts, categories: categories.slice(1), counties, period: week, cutOff: friday });
    const document = composeBrief({
      week: friday,
      cutOff: friday,
      overview: part,
      previous: null,
      centerName: '中心',
      cityName: '市',
      issueNumber: 12,
    });
    const texts = lintBrief(document, part).map(({ text }) => text);
    expect([document.serial, texts]).toEqual([
      '〔2026〕第12期',
      expect.arrayContaining(['“问题分类统计表”的“受理”各行之和与合计不一致']),
    ]);
  });
});
