import { memo } from 'react';
import { assertNever } from '../../../domain/assert-never.ts';
import { CategorySlide } from './category-slide.tsx';
import { KeyFiguresSlide } from './key-figures-slide.tsx';
import { OverdueSlide } from './overdue-slide.tsx';
import { RangeSlide } from './range-slide.tsx';
import { RatesSlide } from './rates-slide.tsx';
import type { SlideName } from './slide-schedule.ts';
import type { WallData } from './wall-data.ts';

/** What stands under the title; drawn anew only with new figures, not with every second of the clock. */
export const Slide = memo(function Slide({ slide, data }: { readonly slide: SlideName; readonly data: WallData }) {
  switch (slide) {
    case 'key-figures':
      return <KeyFiguresSlide data={data} />;
    case 'categories':
      return <CategorySlide data={data} />;
    case 'first-response':
    case 'handling':
      return <RangeSlide data={data} measure={slide} />;
    case 'rates':
      return <RatesSlide data={data} />;
    case 'overdue':
      return <OverdueSlide data={data} />;
    default:
      return assertNever(slide);
  }
});
