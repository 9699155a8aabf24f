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
import { nameOfCell, nameOfFigure } from './figure-name.ts';
import classes from './brief-paper.module.css';

/** A figure was asked for its rows; the name is told from the words around it. */
export type OnFigure = (figure: BriefFigure, name: string) => void;

interface BriefPaperProps {
  readonly document: BriefDocument;
  readonly overview: Overview;
  readonly onFigure: OnFigure;
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
  readonly onFigure: OnFigure;
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

function BriefTableView({ table, onFigure }: { readonly table: BriefTable; readonly onFigure: OnFigure }) {
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
                  <Runs runs={[run]} onFigure={onFigure} name={nameOfCell(table, row, index)} />
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

interface RunsProps {
  readonly runs: readonly BriefRun[];
  readonly onFigure: OnFigure;
  /** Name of the figures where the words before them do not tell it: in a table. */
  readonly name?: string;
}

/** Words and figures of a sentence; a figure breaks across lines like words, so it is no button element. */
function Runs({ runs, onFigure, name }: RunsProps): ReactNode {
  const { t } = useTranslation('briefs');
  return runs.map((run, index) => {
    if (run.kind === 'words') return run.text;
    const open = (): void => onFigure(run, name ?? nameOfFigure(runs, index));
    return (
      <span
        key={index}
        role="button"
        tabIndex={0}
        className={classes['number']}
        title={t('preview.figure')}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key === 'Enter') open();
        }}
      >
        {run.text.replace(' %', '\u00a0%')}
      </span>
    );
  });
}
