import { byId, type Child, fill, h } from './dom.ts';
import { otherLanguage, speak } from './language.ts';

/** Fills the line at the top of the page; what is shown below is told when another language is spoken. */
export function fillTop(children: Child, spoken: () => void): void {
  const turn = () => {
    speak(otherLanguage());
    spoken();
  };
  fill(
    byId('top'),
    children,
    h(
      'button',
      { type: 'button', class: 'quiet', onclick: turn, lang: otherLanguage() },
      otherLanguage() === 'en' ? 'English' : '中文',
    ),
  );
}
