import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../domain/assert-never.ts';
import type {
  BriefBlock,
  BriefDocument,
  BriefFigure,
  BriefRun,
  BriefTable,
} from '../../../domain/brief/compose-brief.ts';
import type { Overview } from '../../../domain/statistics/overview.ts';
import { LegendItem } from '../../ui/chart/legend-item.tsx';
import { BriefChart, usePlates } from './brief-chart.tsx';
import classes from './brief-paper.module.css';

interface BriefPaperProps {
  readonly document: BriefDocument;
  readonly overview: Overview;
  readonly onFigure: (figure: BriefFigure) => void;
}

/** The brief as it will lie on a desk: red head, serial number, issuer and date, red rule, text, tables, pictures, distribution. */
export function BriefPaper({ document: brief, overview, onFigure }: BriefPaperProps) {
  const { t } = useTranslation('briefs');
  return (
    <article className={classes['paper']} lang="zh-CN" aria-label={t('preview.label')}>
      <p className={classes['redHead']}>{brief.head}</p>
      <p className={classes['serial']}>{brief.serial}</p>
      <p className={classes['issuer']}>
        <span>{brief.issuer}</span>
        <span>{brief.date}</span>
      </p>
      <h2 className={classes['title']}>{brief.title}</h2>
      <p className={classes['paragraph']}>{brief.basis}</p>
      {brief.sections.map((section) => (
        <section key={section.heading}>
          <h3 className={classes['heading']}>{section.heading}</h3>
          {section.blocks.map((block, index) => (
            <Block key={index} block={block} overview={overview} onFigure={onFigure} />
          ))}
        </section>
      ))}
      <p className={classes['closing']}>{brief.date}</p>
      <footer className={classes['distribution']}>
        <p>报：{brief.reportTo.join('，')}。</p>
        <p>送：{brief.sendTo.join('，')}。</p>
        <p className={classes['printed']}>
          <span>{brief.issuer}</span>
          <span>{brief.date}印发</span>
        </p>
      </footer>
    </article>
  );
}

interface BlockProps {
  readonly block: BriefBlock;
  readonly overview: Overview;
  readonly onFigure: (figure: BriefFigure) => void;
}

function Block({ block, overview, onFigure }: BlockProps) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className={classes['paragraph']}>
          <Runs runs={block.runs} onFigure={onFigure} />
        </p>
      );
    case 'table':
      return <BriefTableView table={block} onFigure={onFigure} />;
    case 'picture':
      return <Picture picture={block} overview={overview} />;
    default:
      return assertNever(block);
  }
}

function Picture({
  picture,
  overview,
}: {
  readonly picture: Extract<BriefBlock, { kind: 'picture' }>;
  readonly overview: Overview;
}) {
  const plate = usePlates()(picture.place);
  return (
    <figure className={classes['figure']}>
      <p className={classes['legend']}>
        {plate.legend.map(({ color, word }) => (
          <LegendItem key={word} color={color} word={word} />
        ))}
        {plate.about}
      </p>
      <BriefChart picture={picture} overview={overview} />
      <figcaption className={classes['caption']}>{picture.caption}</figcaption>
    </figure>
  );
}

function BriefTableView({
  table,
  onFigure,
}: {
  readonly table: BriefTable;
  readonly onFigure: (figure: BriefFigure) => void;
}) {
  return (
    <div className={classes['tableBlock']}>
      <p className={classes['caption']}>{table.caption}</p>
      <table className={classes['table']}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.label} scope="col" data-align={column.align}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            <tr key={row} data-total={table.totalled && row === table.rows.length - 1}>
              {cells.map((run, index) => (
                <td key={index} data-align={table.columns[index]?.align}>
                  <Runs runs={[run]} onFigure={onFigure} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes['note']}>{table.note}</p>
    </div>
  );
}

function Runs({
  runs,
  onFigure,
}: {
  readonly runs: readonly BriefRun[];
  readonly onFigure: (figure: BriefFigure) => void;
}): ReactNode {
  const { t } = useTranslation('briefs');
  return runs.map((run, index) =>
    run.kind === 'words' ? (
      run.text
    ) : (
      <button
        key={index}
        type="button"
        className={classes['number']}
        title={t('preview.figure')}
        onClick={() => onFigure(run)}
      >
        {run.text}
      </button>
    ),
  );
}
