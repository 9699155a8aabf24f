import { definitionOf, type FigureId } from '../../../domain/statistics/definitions.ts';
import { useFigureWords } from '../../ui/chart/use-figure-words.ts';

/** What figures count, each named where there are several. */
export function DefinitionWords({ figures }: { readonly figures: readonly FigureId[] }) {
  const { language } = useFigureWords();
  return figures.map((figure) => {
    const { name, sentence } = definitionOf(figure, language);
    return (
      <p key={figure}>
        {figures.length > 1 ? <strong>{name}：</strong> : null}
        {sentence}
      </p>
    );
  });
}
