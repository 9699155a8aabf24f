import { useEffect } from 'react';
import { shell } from '../../data/shell.ts';

/** Escape and Q close the wall, the arrows turn slides, the space bar holds one. */
export function useWallKeys(turn: (by: 1 | -1) => void, hold: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.code === 'ArrowRight') turn(1);
      else if (event.code === 'ArrowLeft') turn(-1);
      else if (event.code === 'Space') hold();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [turn, hold]);
}

/** The wall can be closed whatever it shows. */
export function useWallClose(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.code === 'Escape' || event.code === 'KeyQ') void shell().closeWall();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
